/** Reads a table that has a line for each entry, as `name: one, another`. */
export function readTable(
  lines: string,
  separator = ', ',
): readonly (readonly [name: string, values: readonly string[]])[] {
  return lines.split('\n').map((line) => {
    const [name = '', values = ''] = line.trim().split(': ');
    return [name, values.split(separator)];
  });
}
