import { lookupUnit } from './lookup-unit.ts';

/** Units behind each other, of which powers are written with a digit alone: ` kg m-3`, ` W.m-2`, ` mol L-1 s-1`. */
const run =
  /(?:^|[)}$] ?|\d )([A-Za-zμµΩ]{1,6}(?:(?:-?[1-4]|\^[-\d{}]{1,4})?(?: ?\/ ?| |\.|·|\\cdot )[A-Za-zμµΩ]{1,6}){1,5}(?:-?[1-4])?)\$?$/;

/**
 * Writes powers of units in signs where only a digit behind the unit tells them, as in `5 kg m-3`. All of a run must be units, and one of
 * them no letter that may be a variable, from whose product something is subtracted.
 */
export function raisedUnits(text: string): string {
  if (text.length > 100 || !/[A-Za-zμµΩ](?:-?[1-4]|\.[A-Za-zμµΩ])/.test(text)) return text;
  const [, units = ''] = run.exec(text) ?? [];
  const names = units.match(/[A-Za-zμµΩ]+/g) ?? [];
  const areUnits = names.length > 0 && names.every((name) => lookupUnit(name) !== null);
  const isSure = names.some((name) => name.length > 1) || /^[A-Z]|^m[ .]s-[12]$/.test(units);
  if (!areUnits || !isSure) return text;
  const raised = units.replace(/([A-Za-zμµΩ])(-?[1-4])/g, '$1^{$2}').replace(/\.(?=[A-Za-zμµΩ])/g, ' ');
  return text.replace(units, raised);
}
