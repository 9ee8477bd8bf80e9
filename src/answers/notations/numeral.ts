/** Digits alone, and whether they name the base in which they are written. */
export interface Numeral {
  readonly digits: string;
  readonly hasBase: boolean;
}

/** Reads digits that are all of a text; null for anything else. */
export function readNumeral(text: string): Numeral | null {
  const [, prefix = '', digits, base = ''] =
    /^[\s$]*(0[bBoOxX])?([\dA-Fa-f]{1,64})(_(?:\d|\{(?:\d{1,2}|[a-z]{3,11})\}))?[\s$]*$/u.exec(text) ?? [];
  return digits === undefined ? null : { digits, hasBase: prefix + base !== '' };
}

/** Whether two numerals have the same digits, and only one of them names its base. */
export function isSameInOtherBase(left: Numeral | null, right: Numeral | null): boolean {
  return left !== null && right !== null && left.digits === right.digits && left.hasBase !== right.hasBase;
}
