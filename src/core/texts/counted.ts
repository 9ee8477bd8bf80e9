/** Returns a count with its noun, which takes an s unless its plural is given: `1 row`, `3 rows`, `2 replies`. */
export function counted(count: number, noun: string, plural: string = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}
