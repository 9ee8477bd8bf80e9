import { plainFormula, readFormula } from './read-formula.ts';

/** `[\\mathrm{O_2}]^2` is a power of a concentration, whose name is the formula in the brackets. */
export function withSpecies(text: string): string {
  if (!text.includes('[')) return text;
  return text.replace(/\[\s?([^[\],;=<>]{1,40}?)\s?\]/g, (whole, inner: string) => {
    const name = plainFormula(inner)
      .replace(/^H3O(?=\^\+;$)/u, 'H')
      .replace(/\+/gu, 'plus')
      .replace(/-/gu, 'minus')
      .replace(/[^A-Za-z\d]/gu, '');
    const isSpecies = /^[A-Z]{1,2}$/u.test(name) || (/[A-Za-z]/u.test(inner) && readFormula(inner) !== null);
    return isSpecies ? `\\species{${name}}` : whole;
  });
}
