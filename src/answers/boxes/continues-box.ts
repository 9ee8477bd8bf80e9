import type { Box } from './find-boxes.ts';

/** Whether what is right behind a box belongs to its value, or says for what it holds: `\boxed{40} \sqrt2`, `\boxed{40} for odd n`. */
export function continuesBox(tail: string): boolean {
  return joining.test(tail) || isLimited(tail);
}

/** Signs, names and words that take a value in. */
const joining =
  /^\$?\s?(?:\\[,;!] ?)*(?:±|\\pm(?![a-z])|√|\\sqrt|π|\\pi(?![a-z])|[-–]\d|_\{?\\?[a-z]|[eix](?:\^|(?![\w.]))|(?:\\text ?\{ ?)?to ?\}? ?\$?\d)/;

/** What limits or changes a value, as the first words behind its box. */
function isLimited(tail: string): boolean {
  const [first = '', second = '', third = ''] = tail
    .toLowerCase()
    .replace(/^\$?,? ?\$?[\\(]{0,2}/, '')
    .split(/[ ,]+/, 3);
  return (
    firsts.has(first) ||
    pairs.has(`${first} ${second}`) ||
    (first === 'for' &&
      (/^\$?[a-z]\$?$/.test(second)
        ? /^[=<>]/.test(third)
        : /^(?:odd|even|each|\$?[a-z]\$?[=<>].*)$/.test(second))) ||
    (first === 'in' && second === 'the' && /^(?:first|second|other)$/.test(third))
  );
}

const firsts: ReadonlySet<string> = new Set(
  'times factorial more less except before excluding mod until'.split(' '),
);
const pairs: ReadonlySet<string> = new Set(
  'but_only but_not only_for only_if only_when only_in in_some half_of of_which is_only is_too in_base'
    .split(' ')
    .map((pair) => pair.replace('_', ' ')),
);

/** Whether the last two boxes hold the answers to two parts: `(a) \boxed{12}` above `(b) \boxed{40}`. */
export function areOfParts(text: string, boxes: readonly Box[]): boolean {
  const [first, last] = boxes.slice(-2);
  if (first === undefined || last === undefined || first.content === last.content) return false;
  const [one, other] = [first, last].map(({ start }) =>
    labelBefore(text.slice(Math.max(0, start - 60), start)),
  );
  return one !== '' && other !== '' && one !== other;
}

/** What a box is the answer to, where a line or sentence names a part by its letter or number. */
function labelBefore(before: string): string {
  const line = before.split(/\n|[.;] /).at(-1) ?? '';
  return (
    /^[\s*#-]{0,6}(?:\(([a-h]|i{1,3}v?)\)|(?:part|case|question) ?\(?(\w)\)?|(first|second|third)|\$?([a-z])\$? ?=)[\s*:.)$\\[(]{0,12}$/i
      .exec(line)
      ?.slice(1)
      .find((part) => part !== undefined)
      ?.toLowerCase() ?? ''
  );
}
