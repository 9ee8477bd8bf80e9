/** Reads `5k + 3` as what its letter is multiplied by, and what is added; null for anything else. */
export function readLinear(text: string): readonly [number, number] | null {
  const [, factor, sign = '+', rest = '0'] =
    /^ ?(\d{1,3}) ?(?:\\cdot ?)?[jklmntqrs] ?(?:([+-]) ?(\d{1,4}))? ?$/u.exec(text) ?? [];
  const size = Number(factor ?? 0);
  return size < 1 ? null : [size, sign === '-' ? -Number(rest) : Number(rest)];
}
