import { letterNames } from '../syntax/function-names.ts';

/**
 * Whether an operator is before a letter on one side that it is behind on the other: `\mathcal{L}y` is not `y\mathcal{L}`. Operators are
 * calligraphic capitals, capitals with hats, and bold capitals before bold vectors.
 */
export function areOperatorsTurned(left: string, right: string): boolean {
  if (!operator.test(left) || !operator.test(right)) return false;
  const [from, to] = [lettersOf(left), lettersOf(right)];
  return isTurned(from, to) || isTurned(to, from);
}

/** A calligraphic E is a voltage. */
const operator = /\\(?:mathcal ?\{ ?[A-DF-Z] ?\}|(?:hat|mathbf|boldsymbol) ?\{ ?[A-Z] ?\})/;

function isTurned(from: readonly string[], to: readonly string[]): boolean {
  const turned = new Set(to.map((letter, at) => `${to[at + 1] ?? ''} ${letter}`));
  return from.some((letter, at) => {
    const next = from[at + 1] ?? '';
    return actsOn(letter, next) && turned.has(`${letter} ${next}`);
  });
}

function actsOn(letter: string, next: string): boolean {
  if (!operator.test(letter)) return false;
  if (!/^\\(?:mathb|b)/.test(letter)) return isLetter(next);
  return /^\\(?:mathbf|boldsymbol|vec)\{[a-z]/.test(next);
}

function isLetter(sign: string): boolean {
  return /^[A-Za-z]$|\{./.test(sign) || letterNames.has(sign.slice(1));
}

/** The signs of a formula, of which letters in a font are one. */
function lettersOf(text: string): readonly string[] {
  const signs = text.match(/\\(?:mathcal|hat|mathbf|boldsymbol|vec) ?\{ ?[A-Za-z] ?\}|\\[A-Za-z]+|\S/g) ?? [];
  return signs.map((sign) => sign.replaceAll(' ', ''));
}
