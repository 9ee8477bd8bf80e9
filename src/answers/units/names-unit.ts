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
