import { pattern } from '../tokens/pattern.ts';
import { foldText } from '../words/fold-text.ts';

/**
 * Whether what stands behind the same yes or no of two texts may not be the same: one denies what the other says, or they say different
 * things. A side that says no more, and a reason, tell nothing else.
 */
export function tellsOther(reference: string, response: string): boolean {
  const [left, right] = [clausesOf(reference), clausesOf(response)];
  if (left.length === 0 || right.length === 0) return false;
  const isMet = left.some((one) => right.some((other) => areOneClause(one, other)));
  if (isMet) return false;
  const isDenied = left.some((one) => right.some((other) => hasSameWords(one, other)));
  return isDenied || (!reason.test(reference) && !reason.test(response));
}

const reason = pattern.i`(?<!\p{L})(?:because|since|as|due to|by)(?!\p{L})|^[–—]`;

interface Clause {
  readonly words: readonly string[];
  readonly isDenied: boolean;
}

/** The clauses of a text, by their words without those that carry no meaning of their own. */
function clausesOf(text: string): readonly Clause[] {
  return text
    .split(/[,.;:]\s|\s(?:because|since|as|so|hence|thus|therefore|and|but|which|that)\s/u)
    .map((clause) => {
      const words = foldText(
        clause.replace(pattern.g`n['’]t(?!\p{L})`, ' not').replace(/cannot/gu, 'can not'),
      ).split(' ');
      return {
        words: words.filter((word) => word !== '' && !plain.has(word)),
        isDenied: words.filter((word) => denying.test(word)).length % 2 === 1,
      };
    })
    .filter(({ words }) => words.length > 0);
}

const denying = /^(?:not|no|never|neither|nor|without|none)$/u;
const plain: ReadonlySet<string> = new Set(
  'the a an it its is are was were be been this that these those there they he she we does do did has have had can could will would not no never neither nor without none of in on at to for yes true false indeed'.split(
    ' ',
  ),
);

function areOneClause(one: Clause, other: Clause): boolean {
  return one.isDenied === other.isDenied && hasSameWords(one, other);
}

/** Whether all words of one clause are among those of the other. */
function hasSameWords({ words: left }: Clause, { words: right }: Clause): boolean {
  return left.every((word) => right.includes(word)) || right.every((word) => left.includes(word));
}
