/** Any value that survives `JSON.stringify` and `JSON.parse` unchanged. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue | undefined };

/** Tells whether a value is an object with members, as JSON has them: neither null nor a list. */
export function isJsonObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Returns one text per value: object keys are sorted and undefined members dropped, so that equal content
 * always hashes alike. A `toJSON` method, such as that of dates and URLs, is honoured.
 *
 * @throws {TypeError} For an object that JSON would reduce to nothing, such as a map: other content would hash alike.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return listJson(value);
  if ('toJSON' in value && typeof value.toJSON === 'function') {
    const content: unknown = value.toJSON();
    if (content !== value) return canonicalJson(content);
  }
  if (isPlain(value)) return recordJson(value);
  const { constructor: maker } = value;
  const what = typeof maker === 'function' && maker.name !== '' ? maker.name : 'class';
  throw new TypeError(
    `an object of ${what} is no JSON value; use a plain object in its place, or give it a toJSON method`,
  );
}

function listJson(list: readonly unknown[]): string {
  let json = '[';
  for (let index = 0; index < list.length; index += 1)
    json += `${index === 0 ? '' : ','}${canonicalJson(list[index] ?? null)}`;
  return `${json}]`;
}

/** Written out member by member: calls are keyed by this text, each of them several times. */
function recordJson(record: { readonly [key: string]: unknown }): string {
  let json = '{';
  for (const key of Object.keys(record).sort()) {
    const member = record[key];
    if (member !== undefined)
      json += `${json === '{' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(member)}`;
  }
  return `${json}}`;
}

/** Made by a literal, `JSON.parse`, `Object.create(null)`, or such in another realm. */
function isPlain(value: object): value is { readonly [key: string]: unknown } {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}
