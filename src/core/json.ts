/** Any value that survives `JSON.stringify` and `JSON.parse` unchanged. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue | undefined };

/**
 * Gives one text per value: object keys are sorted and undefined members dropped, so that equal content
 * always hashes alike. A `toJSON` method, such as that of dates and URLs, is honoured.
 *
 * @throws {TypeError} For an object that JSON would reduce to nothing, such as a map: other content would hash alike.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map((entry) => canonicalJson(entry ?? null)).join(',')}]`;
  if ('toJSON' in value && typeof value.toJSON === 'function') {
    const content: unknown = value.toJSON();
    if (content !== value) return canonicalJson(content);
  }
  if (!isPlain(value)) {
    const { constructor: maker } = value;
    const what = typeof maker === 'function' && maker.name !== '' ? maker.name : 'class';
    throw new TypeError(
      `an object of ${what} is no JSON value; use a plain object in its place, or give it a toJSON method`,
    );
  }
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

/** Made by a literal, `JSON.parse`, `Object.create(null)`, or such in another realm. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
