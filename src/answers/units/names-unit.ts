import { lookupUnit } from './lookup-unit.ts';

/** Whether a run of letters is the name of a unit, as no product of variables is: `mm` is no square. */
export function namesUnit(text: string): boolean {
  const runs =
    text
      .replace(/\\(?:text\w*|mathrm)\s*\{/gu, '{')
      .replace(/\\[A-Za-z]+/gu, ' ')
      .match(/[A-Za-zµμ°]{2,}/gu) ?? [];
  const isUpright = /\\(?:text|mathrm)|[A-Za-z]\s+[A-Za-z]|\d\s+[A-Za-z]/u.test(text);
  return isUpright || runs.some((run) => lookupUnit(run) !== null);
}

/** Nothing or one of a unit, and no more: a product with a variable would be written without the number. */
export const counted: RegExp =
  /^[\s$]*[-+]?[01](?:[.,]0+)?(?=[\s~°{}\\^]*[A-Za-zµμΩ])(?:[A-Za-zµμΩ\s~°{}$^/·⋅*.]|\\[A-Za-z,;: ]|(?<=[\^{] ?)[-−]?\d)*$/u;

/** Whether a logarithmic unit would be taken for a name that nothing is multiplied with. */
export function losesScale(
  reference: { readonly units: boolean },
  response: { readonly units: boolean; readonly text: string },
): boolean {
  return !reference.units && response.units && /dB|decibel/u.test(response.text);
}
