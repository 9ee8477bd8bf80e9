import { bracketedCalls } from './bracketed-calls.ts';
import { joinedFunctions } from './joined-functions.ts';

/** Writes what a text leaves out of a notation: the backslash of a fraction, the spaces of programs, the dots of what repeats. */
export function withForgottenSigns(written: string): string {
  const text = joinedFunctions(bracketedCalls(written));
  if (
    !/frac|sqrt|repeating|recurring|\d [eE]|\d ?X ?\d|exactly|of the (?:total|whole|offspring|progeny)|\de[-+]\d|\d\\\d|PI/u.test(
      text,
    )
  )
    return text;
  return (
    text
      .replace(/(?<![\\A-Za-z])[dt]?frac(?= ?\{)/gu, '\\frac')
      .replace(/(?<![\\A-Za-z])sqrt(?=\[\w\]\{)/gu, '\\sqrt')
      // A stroke the other way.
      .replace(/^(\d{1,6}(?: \d{1,6})?)\\(?=\d{1,6}$)/u, '$1/')
      // The constant of programs, in what has no names.
      .replace(/^[-+*/().\d ]*PI[-+*/().\d ]*$/, (constant) =>
        /\d/u.test(constant) ? constant.replace('PI', '\\pi ') : constant,
      )
      .replace(/^\d{1,9}(?: ?X ?\d{1,9}){1,6}$/u, (product) => product.replace(/X/gu, 'x'))
      .replace(/^exactly (?=[-\d$\\])|(?<=[\d})$]) exactly$/iu, '')
      // A part of the whole is the part itself.
      .replace(/(?<=\d ?\/ ?\d{1,4}|\d ?\\?%|\}) of the (?:total|whole|offspring|progeny)$/u, '')
      // Beside powers of e, what is subtracted from it is no exponent of ten.
      .replace(/(?<![\d.])(\d{1,4}e)(?=[-+]\d(?!\d))/gu, (whole, before: string) =>
        /e ?\^/u.test(text) ? `${before} ` : whole,
      )
      // A capital is no base of a power, from which something might be subtracted.
      .replace(/^(-?\d\.\d+) (?:e ?|E ?([+-]?))(\d{1,3})$/u, '$1e$2$3')
      .replace(
        /(\d)\1\1 ?(?:\((?:repeating|recurring)\)|(?:repeating|recurring)(?! ?[A-Za-z]))/gu,
        '$1$1$1...',
      )
      .replace(/\.(\d) (?:\((?:repeating|recurring)\)|(?:repeating|recurring)(?! ?[A-Za-z]))/gu, '.($1)')
  );
}
