import { pattern } from '../tokens/pattern.ts';

/** What a degree sign behind a number makes of it. */
export interface Degrees {
  /** The unit, as it is written in LaTeX. */
  readonly unit: string;
  /** Whether more of the measure follows, such as minutes or where an angle points. */
  readonly isPart: boolean;
}

/** Reads a degree sign at the beginning of a text: `^\circ`, `^\circ \text{C}`, `degrees Celsius`, and, as a part of a measure, `^\circ 15'`. */
export function degreesBehind(tail: string): Degrees | null {
  const sign = /^\s?(?:\^ ?\{? ?\\circ ?\}?|°|degrees? (?=(?:Celsius|Fahrenheit)(?![a-z])))/u.exec(tail)?.[0];
  if (sign === undefined) return null;
  const behind = tail
    .slice(sign.length)
    .replace(/\\(?:text|mathrm|textrm|textup|mbox|rm)\s?\{\s?([^{}]{0,40})\}/gu, ' $1 ')
    .replace(closing, '');
  const [scale = '', name = ''] = /^([CF])(?:elsius|ahrenheit)?(?![A-Za-z])/iu.exec(behind) ?? [];
  return {
    unit: name === '' ? '^\\circ' : `^\\circ\\text{${name.toUpperCase()}}`,
    isPart: furtherMeasure.test(behind.slice(scale.length).replace(closing, '')),
  };
}

/** What ends mathematics or is only space. */
const closing = /^(?:[^\S\n]|[$*~}]|\\[)\],;: ])+/u;

/** Minutes, a direction, a rate or a calculation, which make of degrees another value. */
const furtherMeasure = pattern`^(?:\d|['"′″^/+±×·]|-\s?(?:[\d\\]|[a-z](?![a-z]))|\\(?:pm|mp|cdot|times|prime|frac|sqrt|pi|theta|circ)(?![a-z])|[A-Z]{1,3}(?![\p{L}'’])|[a-z](?![\p{L}'’.)])(?!a )|(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est|[Rr]ankine|[Rr]éaumur|[Kk]elvin|[Bb]aum|API|per|clockwise|anti|counter|more|less|minutes?|seconds?|and \$?\d)(?!\p{Lu}))`;
