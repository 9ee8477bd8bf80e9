/** Digits alone, and whether they name the base in which they are written. */
export interface Numeral {
  readonly digits: string;
  readonly hasBase: boolean;
  /** Whether a letter is a digit in a base that is named behind it. */
  readonly isLettered: boolean;
}

/** Reads digits that are all of a text; null for anything else. */
export function readNumeral(text: string): Numeral | null {
  const [, prefix = '', digits, base = ''] =
    /^[\s$]*(0[bBoOxX])?([\dA-Fa-f]{1,64})(_(?:\d|\{(?:\d{1,2}|[a-z]{3,11})\}))?[\s$]*$/u.exec(text) ?? [];
  return digits === undefined
    ? null
    : {
        digits,
        hasBase: prefix + base !== '',
        isLettered: /[A-Fa-f]/u.test(digits) && /^_\{?1[1-6]/u.test(base),
      };
}

/** Whether two numerals have the same digits, and only one of them names its base, or one has letters for digits in its base. */
export function isSameInOtherBase(left: Numeral | null, right: Numeral | null): boolean {
  if (left === null || right === null) return false;
  if (left.isLettered || right.isLettered) return true;
  return left.digits === right.digits && left.hasBase !== right.hasBase;
}
