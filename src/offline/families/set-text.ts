/** Writes a set in the order given: `{2, 3, 5}`. */
export function setText(members: Iterable<string | number>): string {
  return `{${[...members].join(', ')}}`;
}
