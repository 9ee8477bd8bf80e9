import { inOneWay } from '../words/in-one-way.ts';

/** Whether one text tells in a sentence what the other says in a phrase: `Demand is inelastic` beside `inelastic demand`. */
export function areToldAlike(reference: string, response: string): boolean {
  if (!sentence.test(reference) && !sentence.test(response)) return false;
  const [left, right] = [inOneWay(reference), inOneWay(response)];
  return asPhrase(left) === asPhrase(right) || statusIn(left) === right || left === statusIn(right);
}

const sentence = /(?<!\p{L})(?:is|are|was|were|[Bb]oth)(?!\p{L})/u;

function asPhrase(folded: string): string {
  return folded
    .replace(
      /^(\p{L}{3,}) (?:is|are) ((?:\p{L}+ly )?\p{L}{3,}(?:al|ic|ive|ous|ant|ent|[ai]ble|less|ary|ory|ing))$/u,
      '$2 $1',
    )
    .replace(/^both (?=\p{L}+ and \p{L}+ )|(?<=^\p{L}+ and \p{L}+ )both /u, '');
}

/** What a sentence denies of a party, where only that can be the answer: `not liable` of `The defendant is not liable`. */
function statusIn(folded: string): string | undefined {
  return /^(?:defendant|plaintiff|accused|seller|buyer|contract|agreement|promise|offer|statute|law|argument|evidence|company|employer|tenant|landlord) (?:is|are|was|were) (not (?:liable|guilty|negligent|responsible|bound|enforceable|binding|valid|admissible|constitutional|lawful|legal))$/u.exec(
    folded,
  )?.[1];
}
