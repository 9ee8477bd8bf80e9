import { withOneTrend } from '../told/trends.ts';
import { inOneWay } from '../words/in-one-way.ts';

/** Whether one text tells in a sentence what the other says in a phrase: `Demand is inelastic` beside `inelastic demand`. */
export function areToldAlike(reference: string, response: string): boolean {
  const [left, right] = [inOneWay(reference), inOneWay(response)];
  if (withOneTrend(left) === withOneTrend(right)) return true;
  if (!sentence.test(reference) && !sentence.test(response)) return false;
  return asPhrase(left) === asPhrase(right) || statusIn(left) === right || left === statusIn(right);
}

const sentence = /(?<!\p{L})(?:(?:is|are|was|were|[Bb]oth)(?!\p{L})|^(?:Yes|No), )/u;

function asPhrase(folded: string): string {
  return withoutTruth(folded)
    .replace(
      /^(\p{L}{3,}) (?:is|are) ((?:\p{L}+ly )?\p{L}{3,}(?:al|ic|ive|ous|ant|ent|[ai]ble|less|ary|ory|ing))$/u,
      '$2 $1',
    )
    .replace(/^both (?=\p{L}+ and \p{L}+ )|(?<=^\p{L}+ and \p{L}+ )both /u, '');
}

/** A sentence without the yes or no that says the same: `No, it is not valid`. */
function withoutTruth(folded: string): string {
  const full = folded.replace(
    /(?<= (?:is|are|was|were|do|does|did|has|have|had|could|would|should))nt(?= )/gu,
    ' not',
  );
  const isDenied = / (?:not|cannot|never) /u.test(full);
  return full.replace(isDenied ? /^no (?=\p{L}+ )/u : /^yes (?=\p{L}+ )/u, '');
}

/** What a sentence denies of a party, where only that can be the answer: `not liable` of `The defendant is not liable`. */
function statusIn(folded: string): string | undefined {
  return /^(?:defendant|plaintiff|accused|seller|buyer|contract|agreement|promise|offer|statute|law|argument|evidence|company|employer|tenant|landlord) (?:is|are|was|were) (not (?:liable|guilty|negligent|responsible|bound|enforceable|binding|valid|admissible|constitutional|lawful|legal))$/u.exec(
    folded,
  )?.[1];
}
