import { allOf, apart, type Comparison, type Finding, undecided } from '../compare/finding.ts';
import { pattern } from '../tokens/pattern.ts';
import type { Claim } from './claim.ts';
import type { Reader } from './reader.ts';
import { isWhole, unread } from './reading.ts';

/**
 * Several parts of one answer under their letters or numbers: `(a) 12 m/s (b) 36 m`. The readers compare part by part; where
 * only one side has parts, or the other has other ones, this reader says nothing.
 */
export function labelledParts(readers: readonly Reader[]): Reader {
  return {
    name: 'parts',
    opinionOf: (reference, response, comparison) => {
      const [left, right] = [partsOf(reference.text), partsOf(response.text)];
      if (left === null || right === null || left.length !== right.length) return null;
      const agreements = left.map((part, at) =>
        partAgreement(
          { ...reference, text: part },
          { ...response, text: right[at] ?? '' },
          readers,
          comparison,
        ),
      );
      return {
        kind: 'parts',
        reference: unread(reference),
        response: unread(response),
        agreement: allOf(agreements, 'the parts agree one by one'),
      };
    },
  };
}

function partAgreement(
  reference: Claim,
  response: Claim,
  readers: readonly Reader[],
  comparison: Comparison,
): Finding {
  for (const reader of readers) {
    const opinion = reader.opinionOf(reference, response, comparison);
    if (opinion === null) continue;
    const { agreement } = opinion;
    if (agreement.relation === 'same' && isWhole(opinion)) return agreement;
    if (agreement.isBinding === true) break;
    if (agreement.relation === 'apart' && isWhole(opinion) && reader.name !== 'words')
      return apart('structure', 'a part differs');
    if (agreement.relation === 'open') break;
  }
  return undecided('a part could not be compared');
}

const label = /(?:^|(?<=[\s;,.]))\*{0,2}\(?(?:([a-h])|([1-8])|(i{1,3}|iv|v|vi))\)\*{0,2}:?\s+/gu;

/** What follows each label, in the order of the labels; null where they do not count up from the first. */
export function partsOf(text: string): readonly string[] | null {
  if (text.length > 600 || !text.includes(')')) return null;
  const marks = [...text.matchAll(label)];
  if (marks.length < 2 || marks[0]?.index !== 0) return null;
  const places = marks.map(([, letter, digit, roman]) =>
    letter !== undefined
      ? 'abcdefgh'.indexOf(letter)
      : digit !== undefined
        ? Number(digit) - 1
        : romans.indexOf(roman ?? ''),
  );
  const parts = marks.map((mark, at) =>
    text
      .slice(mark.index + mark[0].length, marks[at + 1]?.index ?? text.length)
      .trim()
      .replace(/(?:[;,.]|[;,]? and)$/u, '')
      .trim(),
  );
  const sorted = places.map((_, at) => parts[places.indexOf(at)] ?? '');
  return sorted.every((part) => part !== '' && !pattern.i`^(?:and|or|not|but|nor)(?!\p{L})`.test(part))
    ? sorted
    : null;
}

const romans = ['i', 'ii', 'iii', 'iv', 'v', 'vi'];
