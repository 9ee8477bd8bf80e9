/** Returns a value as an error message may show it: short, on one line, never the inside of an object. */
export function shownValue(value: unknown): string {
  if (typeof value === 'string') {
    const line = JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
    return value.length > 40 ? `${line} (${value.length} characters)` : line;
  }
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value === 'function') return 'a function';
  return String(value);
}
