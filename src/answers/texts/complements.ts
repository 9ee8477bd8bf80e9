import { inOneWay } from '../words/in-one-way.ts';

/** Whether one text denies the word whose opposite the other says, where there is no third: `The argument is not valid` is `invalid`. */
export function areComplements(reference: string, response: string): boolean {
  const isDenied = [reference, response].some((text) => / not |^not |n['’]t /iu.test(text));
  if (!isDenied || reference.length > 80 || response.length > 80) return false;
  const [left, right] = [opposite(reference), opposite(response)];
  return left !== '' && left === right;
}

/** What a text says of a thing in one word, without its subject; empty where it says more. */
function opposite(text: string): string {
  const said = inOneWay(text.replace(/n['’]t(?= )/gu, ' not')).replace(subject, '');
  const [, isDenied, adverb = '', word = ''] =
    /^(not )?((?:deductively|logically|linearly|algorithmically) )?([a-z]{4,16})$/u.exec(said) ?? [];
  const other = isDenied === undefined ? word : complements.get(word);
  return other === undefined || other === '' ? '' : `${adverb}${other}`;
}

const subject =
  /^(?!yes |no )(?:it|this|that|they|[a-z]{3,14}|[a-z]{3,14} [a-z]{3,14}) (?:is|are|was|were)(?= (?:not )?(?:[a-z]{3,16}ly )?[a-z]{4,16}$) /u;

/** Of what is the one or the other. What is not stable or not continuous may be so in part. */
const complements: ReadonlyMap<string, string> = new Map(
  `valid/invalid finite/infinite rational/irrational possible/impossible constitutional/unconstitutional lawful/unlawful legal/illegal
  consistent/inconsistent satisfiable/unsatisfiable decidable/undecidable bounded/unbounded countable/uncountable sound/unsound
  dependent/independent connected/disconnected solvable/unsolvable admissible/inadmissible enforceable/unenforceable
  grammatical/ungrammatical reversible/irreversible reducible/irreducible correct/incorrect`
    .split(/\s+/u)
    .flatMap((pair) => {
      const [one = '', other = ''] = pair.split('/');
      return [
        [one, other],
        [other, one],
      ] as const;
    }),
);
