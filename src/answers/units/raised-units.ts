import { lookupUnit } from './lookup-unit.ts';

/**
 * Writes powers of units in signs where only a digit behind the unit tells them, and points between units as spaces: `5 kg m-3`, `W.m-2`,
 * `mol L-1 s-1`. All words at the end of a text are taken that are made of units, and one of these must be no letter that may be a
 * variable, from whose product something is subtracted. Without a number before it `F/m2` may be a force and the second mass.
 */
export function raisedUnits(text: string, isAlone: boolean): string {
  if (text.length > 100 || !/[A-Za-zμµΩ](?:-?[1-4]|\.[A-Za-zμµΩ])/.test(text)) return text;
  // `9.8m/s2` and the `5 ms-2` of schools.
  const words = text
    .replace(/(?<=^\$?-?\d[\d.,]{0,11})(?=m\/s2\$?$|ms-[12]\$?$)/, ' ')
    .replace(/(?<=\d )ms(?=-[12]\$?$)/, 'm s')
    .split(' ');
  let from = words.length;
  while (from > 0 && isOfUnits(words[from - 1] ?? '')) from -= 1;
  const units = words.slice(from).join(' ');
  const before = words[from - 1] ?? '';
  const isBehind =
    from === 0 ? isAlone : /[\d)}]\$?$/.test(before) && /\d/.test(text.slice(0, -units.length));
  const names = units.match(name) ?? [];
  const isSure =
    names.some((each) => each.length > 1) || /^[A-Z]|^m[ .]s-[12]\$?$|\/m[23]\$?$|^m\/s2\$?$/.test(units);
  if (!isBehind || !isSure || names.length < 2) return text;
  const raised = units.replace(/([A-Za-zμµΩ])(-?[1-4])/g, '$1^{$2}').replace(/\.(?=[A-Za-zμµΩ])/g, ' ');
  return [...words.slice(0, from), raised].join(' ');
}

const name = /[A-Za-zμµΩ]+/g;

/** Units with their powers, and points or strokes between them. */
function isOfUnits(word: string): boolean {
  if (word.length === 0 || /[^A-Za-zμµΩ\d./·^{}$-]/.test(word)) return false;
  const parts = word.replace(/\$$/, '').split(/[./·]/);
  return parts.every((part) => {
    const [unit = '', power = '', ...more] = part.split(/(?<=[A-Za-zμµΩ])(?=[-\d^{])/);
    return (
      more.length === 0 &&
      /^(?:\^?\{?-?[1-4]\}?)?$/.test(power) &&
      unit.length < 7 &&
      lookupUnit(unit) !== null
    );
  });
}
