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

/** What a sentence does to the null hypothesis, without who does it; null for anything else. */
function readForm(plain: string): { readonly isDenied: boolean; readonly verb: string } | null {
  const words = plain
    .toLowerCase()
    .replace(/^(?:so|thus|hence|therefore),? /, '')
    .replace(/[()]/g, '')
    .split(' ');
  if (words[0] === 'the' && /^(?:test|researchers?)$/.test(words[1] ?? '')) words.shift();
  if (who.has(words[0] ?? '')) words.shift();
  if (would.has(words[0] ?? '')) words.shift();
  const [first = '', second = ''] = words;
  const isSplit =
    (/^fail(?:s|ed)?$/.test(first) && second === 'to') ||
    (/^(?:do|does|did)$/.test(first) && second === 'not');
  const isDenied =
    isSplit || first === 'not' || first === 'cannot' || /^(?:do|does|did|ca)n['’]t$|^can['’]t$/.test(first);
  const [verb = '', ...what] = words.slice(isSplit ? 2 : isDenied ? 1 : 0);
  const stem = verb.replace(/(?:s|ed)$/, '');
  const object = (what[0] === 'the' ? what.slice(1) : what).join(' ');
  return decisions.has(stem) && /^(?:null hypothesis(?: h_?0)?|h_?0)$/.test(object)
    ? { isDenied, verb: stem }
    : null;
}

const who: ReadonlySet<string> = new Set('we you i one test researcher researchers'.split(' '));
const would: ReadonlySet<string> = new Set('would should must will can'.split(' '));

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
  const found = readForm(plain);
  if (found === null) return null;
  const isKept = found.verb !== 'reject';
  if (!found.isDenied) return decisions.get(found.verb) ?? null;
  // Who does not accept a hypothesis may reject it, or not decide.
  return isKept ? null : 'keep';
}
