import { apart, same } from '../compare/finding.ts';
import { type AnswerKind, wholeReading } from '../readings/reading.ts';

/** Several truth values in order, such as the column of a truth table: `TFFT`, `T, F, F, T`, `yes, no`. */
export const truthsKind: AnswerKind<string> = {
  name: 'truths',
  read: ({ text }) => {
    const truths = readTruths(text);
    return truths === null ? [] : [wholeReading(truths)];
  },
  relate: (left, right) =>
    left === right
      ? same('exact', 'the truth values agree in order')
      : apart('exact', 'the truth values differ'),
};

const said: ReadonlyMap<string, string> = new Map([
  ...['t', 'true', 'yes', 'valid', 'correct'].map((word) => [word, 'T'] as const),
  ...['f', 'false', 'no', 'invalid', 'incorrect'].map((word) => [word, 'F'] as const),
]);

const truth = /(?<![A-Za-z])(?:[tf]|true|false|yes|no|(?:in)?valid|(?:in)?correct)(?![A-Za-z])/gi;

function readTruths(text: string): string | null {
  if (text.length > 200 || (!/[TF]{3}/.test(text) && (text.match(truth)?.length ?? 0) < 2)) return null;
  const plain = withoutLabels(text)
    .replace(/\\(?:text\w*|mathrm|mathbf|boxed)\s*|[{}$*()[\]]/gu, ' ')
    .trim()
    .replace(/[.]$/u, '');
  if (/^[TF]{3,32}$/u.test(plain)) return plain;
  const words = plain.split(/\s?[,;/|]\s?(?:and\s)?|\sand\s|\s/iu);
  // `t/T` is a quotient.
  const letters = words.filter((word) => word.length === 1).join('');
  if (/[tf]/u.test(letters) && /[TF]/u.test(letters)) return null;
  const truths = words.map((word) => said.get(word.toLowerCase()));
  return truths.length < 2 || truths.includes(undefined) ? null : truths.join('');
}

/** `(a) yes; (b) no` without its labels, where they count up from the first. */
function withoutLabels(text: string): string {
  const marks = [...text.matchAll(label)].map(([, mark = '']) => mark.toLowerCase()).join('');
  return marks.length > 1 && ['abcdefgh', '12345678'].some((order) => order.startsWith(marks))
    ? text
        .replace(label, ', ')
        .replace(/^[,\s]+/u, '')
        .replace(/[,;.]\s*,/gu, ',')
    : text;
}

const label = /(?:^|(?<=[\s,;.]))\(?([a-h]|[1-8])[).]\s+/giu;
