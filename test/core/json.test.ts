import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentHash } from '../../src/core/content-hash.ts';
import { canonicalJson } from '../../src/core/json.ts';

class Point {
  readonly x = 1;
}

describe('canonicalJson', () => {
  it('sorts keys and drops what is undefined', () => {
    expect(canonicalJson({ b: [1, undefined], a: undefined, c: { z: null, y: 'ü' } })).toBe(
      '{"b":[1,null],"c":{"y":"ü","z":null}}',
    );
  });

  it('returns JSON with the content of the value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  it('tells dates and URLs apart, as JSON does', () => {
    expect(canonicalJson({ at: new Date(0) })).toBe('{"at":"1970-01-01T00:00:00.000Z"}');
    expect(canonicalJson(new URL('http://a/b'))).toBe('"http://a/b"');
    expect(contentHash(new Date(1))).not.toBe(contentHash(new Date(2)));
    expect(canonicalJson({ toJSON: () => ({ b: 1, a: new Date(0) }) })).toBe(
      '{"a":"1970-01-01T00:00:00.000Z","b":1}',
    );
  });

  it.each([
    ['Map', new Map([['a', 1]])],
    ['Set', new Set([1])],
    ['Uint8Array', new Uint8Array([1])],
    ['RegExp', /a/],
    ['Point', new Point()],
    ['class', Object.create(Object.create(Object.create(null)))],
  ])('refuses an object of %s, whose content JSON would lose', (name, value) => {
    expect(() => canonicalJson([{ value }])).toThrow(
      new TypeError(
        `an object of ${name} is no JSON value; use a plain object in its place, or give it a toJSON method`,
      ),
    );
  });

  it('takes objects without a prototype for plain ones', () => {
    expect(canonicalJson(Object.assign(Object.create(null), { a: 1 }))).toBe('{"a":1}');
  });
});
