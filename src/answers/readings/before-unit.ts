import { unitAtStart } from '../units/unit-at-start.ts';

/**
 * The formula with a name before the unit that is told behind it, outside of its dollar signs or as upright text:
 * `$20e^{-2t}$ V`, `5t^2\ \text{m}`. Null for any other text, and where the letters may as well be factors.
 */
export function formulaBeforeUnit(text: string): string | null {
  const [, formula = '', unit = ''] = dollars.exec(text) ?? upright.exec(text) ?? [];
  // A number alone is a quantity.
  if (!/(?<![A-Za-z\\])[a-z](?![A-Za-z])/.test(formula.replace(/\\(?:text|mathrm) ?\{[^{}]*\}/gu, '')))
    return null;
  // What has a unit already has no other.
  const own = /^[\d.,]+ (\S.*)$/.exec(formula)?.[1];
  return isUnit(unit.trim()) && !isUnit(own ?? '') ? formula : null;
}

function isUnit(told: string): boolean {
  return told !== '' && unitAtStart(` ${told}`).trim() === told;
}

const dollars = /^\$([^$]{2,200})\$ ?([A-Za-zµΩ][A-Za-z/^²³µΩ\d ]{0,20})$/;
const upright = /^\$?([^$]{2,200}?)(?:\\[,;: ]|\s)*\\(?:text|mathrm) ?\{( ?[msNJWVA]|[^{}]{2,20})\}\$?$/;
