import { apart, same, undecided } from '../compare/finding.ts';
import { type AnswerKind, wholeReading } from '../readings/reading.ts';

/** What a test decides of its hypotheses: `Reject the null hypothesis`, `We fail to reject $H_0$.` */
export const decisionKind: AnswerKind<string> = {
  name: 'decision',
  read: ({ text }) => {
    const decision = readDecision(text);
    return decision === null ? [] : [wholeReading(decision)];
  },
  relate: (left, right) => {
    if (left === right) return same('exact', 'both decide the same of the hypothesis');
    // To keep a hypothesis is not yet to accept it.
    return [left, right].every((decision) => !decision.startsWith('reject'))
      ? undecided('one side accepts what the other does not reject')
      : apart('exact', 'the decisions differ');
  },
};

const form =
  /^(?:(?:so|thus|hence|therefore),? )?(?:(?:we|you|i|the test|one|the researchers?) )?(?:(?:would|should|must|will|can) )?(not |fail(?:s|ed)? to |(?:do(?:es)?|did) not |(?:do|does|did)n['’]t |cannot |can['’]t )?(reject|accept|retain)(?:s|ed)? (?:the )?(?:null hypothesis(?: \(?h_?0\)?)?|\(?h_?0\)?)$/i;

const decisions: ReadonlyMap<string, string> = new Map([
  ['reject', 'reject'],
  ['accept', 'accept'],
  ['retain', 'keep'],
]);

function readDecision(text: string): string | null {
  if (text.length > 120 || !/reject|accept|retain/iu.test(text)) return null;
  const plain = text
    .replace(/\\(?:text\w*|mathrm|mathbf)|[${}*]/gu, '')
    .replace(/₀/gu, '_0')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/\.$/u, '');
  const [whole, denied, verb = ''] = form.exec(plain) ?? [];
  if (whole === undefined) return null;
  const isKept = verb.toLowerCase() !== 'reject';
  if (denied === undefined) return decisions.get(verb.toLowerCase()) ?? null;
  // Who does not accept a hypothesis may reject it, or not decide.
  return isKept ? null : 'keep';
}
