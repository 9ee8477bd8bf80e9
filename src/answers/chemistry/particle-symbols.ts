import { cleanText } from '../syntax/clean-text.ts';

/** Whether one text is the name of a particle and the other its symbol with its charge: `electron`, `e⁻`. */
export function areOneParticle(left: string, right: string): boolean {
  const [decay, other] = [decayIn(left), decayIn(right)];
  if (decay !== null && decay === other) return true;
  return isSymbolOf(left, right) || isSymbolOf(right, left);
}

function isSymbolOf(name: string, written: string): boolean {
  const symbol = symbolOf(name);
  return symbol !== undefined && symbol === plain(written);
}

/** The sign of a beta decay, in words or as written: `β⁻ decay`, `beta-minus decay`; null for any other text. */
function decayIn(text: string): string | null {
  if (!/eta|β/u.test(text)) return null;
  const [, sign] =
    /^(?:β|[Bb]eta)[- ]?\^?\{?(⁻|⁺|[-−+]|minus|plus|negative|positive)\}?[- ]?(?:decay|emission)$/u.exec(
      text.replace(/\$|\\(?=beta)/gu, '').trim(),
    ) ?? [];
  return sign === undefined ? null : /^(?:⁺|\+|plus|positive)$/u.test(sign) ? '+' : '-';
}

function symbolOf(name: string): string | undefined {
  return symbols.get(name.toLowerCase().replace(/^(?:an?|the) |s$/gu, ''));
}

/** A symbol without braces and spaces. */
function plain(text: string): string {
  return text.length > 40 ? text : cleanText(text).replace(/\\(?:text|mathrm)(?![a-z])|[{}\s$]/gu, '');
}

/** Only what has a charge is told from a variable. */
const symbols: ReadonlyMap<string, string> = new Map([
  ['electron', 'e^-'],
  ['positron', 'e^+'],
  ['proton', 'p^+'],
  ['muon', '\\mu^-'],
  ['antimuon', '\\mu^+'],
]);
