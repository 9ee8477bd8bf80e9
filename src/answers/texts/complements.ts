import { inOneWay } from '../words/in-one-way.ts';

/** Whether one text denies the word whose opposite the other says, where there is no third: `The argument is not valid` is `invalid`. */
export function areComplements(reference: string, response: string): boolean {
  const isDenied = [reference, response].some((text) => / not |^not |n['’]t /iu.test(text));
  if (!isDenied || reference.length > 80 || response.length > 80) return false;
  const [left, right] = [read(reference), read(response)];
  return (
    left !== null &&
    right !== null &&
    left.word === right.word &&
    (left.subject === right.subject || [left, right].some(({ subject }) => unnamed.has(subject)))
  );
}

interface Said {
  /** Of what it is said, without its article; empty where that is not named. */
  readonly subject: string;
  /** What is said in one word, with the opposite for what is denied. */
  readonly word: string;
}

/** What a text says of one thing in one word; null where it says more. */
function read(text: string): Said | null {
  const plain = text.trim().replace(/n['’]t(?= )/gu, ' not');
  const [lead = '', subject = ''] =
    /^(?:it|they|this|that|(?:the|this|that|these|those) ([a-z]{3,14})) (?:is|are|was|were) /i.exec(plain) ??
    [];
  if (subject !== '' && !things.has(subject.toLowerCase())) return null;
  const [, isDenied, adverb = '', word = ''] =
    /^(not )?((?:deductively|logically|linearly|algorithmically) )?([a-z]{4,16})$/u.exec(
      inOneWay(plain.slice(lead.length)),
    ) ?? [];
  const other = isDenied === undefined ? word : complements.get(word);
  return other === undefined || other === ''
    ? null
    : { subject: subject.toLowerCase() || lead.slice(0, 4).toLowerCase().trim(), word: `${adverb}${other}` };
}

/** What names nothing that another text could have otherwise. */
const unnamed: ReadonlySet<string> = new Set(['', 'it', 'they']);

/** What is asked about as a whole; `the latter`, `the converse` and `most numbers` are something else than what is asked about. */
const things: ReadonlySet<string> = new Set(
  `argument inference syllogism reasoning statement sentence formula set sequence series function number system equation equations vectors
  columns rows events variables matrix graph space group language problem law statute act provision contract agreement clause
  search evidence process reaction answer claim`.split(/\s+/u),
);

/** Of what is the one or the other. What is not stable or not continuous may be so in part. */
const complements: ReadonlyMap<string, string> = new Map(
  `valid/invalid finite/infinite rational/irrational possible/impossible constitutional/unconstitutional lawful/unlawful legal/illegal
  consistent/inconsistent satisfiable/unsatisfiable decidable/undecidable bounded/unbounded countable/uncountable sound/unsound
  dependent/independent connected/disconnected solvable/unsolvable admissible/inadmissible enforceable/unenforceable
  grammatical/ungrammatical plausible/implausible reversible/irreversible reducible/irreducible correct/incorrect`
    .split(/\s+/u)
    .flatMap((pair) => {
      const [one = '', other = ''] = pair.split('/');
      return [
        [one, other],
        [other, one],
      ] as const;
    }),
);
