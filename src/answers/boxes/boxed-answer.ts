import { degreesBehind } from '../around/degrees-behind.ts';
import { pattern } from '../tokens/pattern.ts';
import { lookupUnit } from '../units/lookup-unit.ts';
import { type Box, findBoxes } from './find-boxes.ts';

/** Returns what the last box holds, joined with boxes next to it, and with a percent sign or unit behind it. */
export function boxedAnswer(text: string): string | null {
  const boxes = findBoxes(text).filter(({ start }) => !isDenied(text.slice(Math.max(0, start - 40), start)));
  const last = boxes.at(-1);
  if (last === undefined) return null;
  const before = boxes.at(-2);
  // `\boxed{\frac13} \approx \boxed{0.333}` says its value again, rounded.
  if (before !== undefined && isRounding(text.slice(before.end, last.start)))
    return `${signed(text, before)} (about ${last.content.trim()})`;
  const joined: Box[] = [last];
  for (let index = boxes.length - 2; index >= 0; index -= 1) {
    const [box, next] = [boxes[index], joined[0]];
    if (box === undefined || next === undefined || !isBeside(text.slice(box.end, next.start))) break;
    joined.unshift(box);
  }
  const contents = joined.map((box) => signed(text, box)).filter((content) => content !== '');
  const unique = contents.filter((content, index) => contents.indexOf(content) === index);
  if (unique.length === 0) return null;
  return unique.length > 1 ? unique.join(', ') : `${unique[0]}${tailOf(text, last)}`;
}

/** Whether nothing is between two boxes but that the second says the first again, rounded. */
function isRounding(between: string): boolean {
  if (between.length > 60) return false;
  const plain = between
    .replace(/\\text\w* ?\{([^{}]*)\}/gu, ' $1 ')
    .replace(/\\[()[\],;]|[$(),;]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return /^(?:\\approx|≈|(?:or |which is |i\.e\. )?(?:about|approximately|approx\.?|roughly))$/i.test(plain);
}

/** `not \boxed{8}` says what the answer is not. */
function isDenied(before: string): boolean {
  return pattern.i`(?<![\p{L}])(?:not|n['’]t|never|than|instead of|except|nicht|pas|não|niet|не)\s+(?:(?:be|equal(?:\s+to)?)\s+)?(?:(?:\$|\\[([])\s*)*$`.test(
    before,
  );
}

/** A minus sign right before a box belongs to what is in it; a dash of a list has a space behind it. */
function signed(text: string, { content, start }: Box): string {
  const isNegative = /(?:^|[=\s($])-(?:\\\(|\$)?$/u.test(text.slice(Math.max(0, start - 6), start));
  const plain = content.trim();
  if (!isNegative) return plain;
  return /^[\d.]+$/u.test(plain) ? `-${plain}` : `-(${plain})`;
}

/** Boxes belong together when nothing but separators, a joining word or a short name is between them. */
function isBeside(between: string): boolean {
  if (between.length > 60 || /\n\s*\n/u.test(between)) return false;
  const plain = between
    .replace(/\\text\w*\s*\{([^{}]*)\}/gu, ' $1 ')
    .replace(/\\(?:q?quad|[()[\],;:! ])|[$&~{}]/gu, ' ')
    .trim();
  if (!/[A-Za-z]/u.test(plain)) return plain.length <= 12;
  return /(?:^|\s|,)(?:and|or|et|und|y|oder|ou|o)(?:\s|$)/i.test(plain) && !/[.;!?]\s/u.test(plain);
}

function tailOf(text: string, { content, end }: Box): string {
  const tail = text.slice(end, end + 60).replace(/^\s*(?:\\[)\]]|\$+|\*+)*/u, '');
  if (/[%]|percent|pct/iu.test(content)) return '';
  const percent = /^\s*(?:\\?%|(?:percent|pct|percentage)(?![a-z])|\\text\{\s*(?:percent|\\?%)\s*\})/iu.exec(
    tail,
  );
  if (percent !== null) return ' \\%';
  const base = /^_\{?(\d{1,2})\}?/u.exec(text.slice(end, end + 10));
  if (base !== null && /^[0-9A-Fa-f]+$/u.test(content)) return `_{${base[1]}}`;
  const degrees = degreesBehind(tail);
  if (degrees !== null && /^\s*-?[\d.]+\s*$/u.test(content)) return degrees.unit;
  return unitBehind(tail, content);
}

function unitBehind(tail: string, content: string): string {
  if (!/^[-+\d.,\s{}\\a-z^/]*$/iu.test(content) || /[A-Za-z]{2,}/u.test(content.replace(/\\[a-z]+/giu, '')))
    return '';
  const plain = tail
    .replace(/^(?:\\[,;: ]|\s)*\\(?:text|mathrm)\w*\s*\{\s*([^{}]{1,24})\}/, ' $1')
    .replace(/^(?:\\[,;: ]|~)+/u, ' ');
  const match =
    /^\s*((?:(?:square|cubic|sq)\s+)?)([A-Za-zΩμ]{1,14})(\^?\{?-?[23]\}?|[²³])?(?=[\s.,;$\\)]|$)/u.exec(
      plain,
    );
  if (match === null || lookupUnit(match[2] ?? '') === null) return '';
  const isWord =
    (match[2] ?? '').length > 2 ||
    /^\s*\\(?:text|mathrm)/u.test(tail) ||
    // A short sign that ends the text can be no word.
    /^[\s.$\\)\]]*$/u.test(plain.slice(match[0].length));
  return isWord ? ` ${match[1] ?? ''}${match[2]}${match[3] ?? ''}` : '';
}
