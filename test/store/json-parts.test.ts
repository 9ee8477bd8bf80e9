import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../src/core/json.ts';
import { boundOfPart, bytesOfPart, type JsonPart, jsonParts, writePart } from '../../src/store/json-parts.ts';
import { TextEscaper } from '../../src/store/text-escaper.ts';

function written(parts: readonly JsonPart[] | undefined): string | undefined {
  if (parts === undefined) return undefined;
  const target = Buffer.alloc(parts.reduce((bound, part) => bound + boundOfPart(part), 0));
  const end = parts.reduce((start, part) => {
    const partEnd = writePart(part, target, start);
    expect(partEnd - start).toBe(bytesOfPart(part));
    return partEnd;
  }, 0);
  return target.toString('utf8', 0, end);
}

const long = 'a long "text"\n with σ '.repeat(60);

const escaper = TextEscaper.create();

describe('jsonParts', () => {
  it('together are what JSON.stringify gives', () => {
    const members = fc.oneof(fc.jsonValue(), fc.constantFrom(long, `${long}\ud800`, undefined));
    fc.assert(
      fc.property(fc.dictionary(fc.string(), members), (record) => {
        const value: JsonValue = record;
        expect(written(jsonParts(value, escaper))).toBe(JSON.stringify(value));
      }),
      { seed: 20_261_122, numRuns: 300 },
    );
  });

  it('leaves the long texts of a record to the escaper, and nothing else', () => {
    const kinds = (value: JsonValue): string[] => (jsonParts(value, escaper) ?? []).map(({ kind }) => kind);

    expect(kinds({ text: long, model: 'a', reasoning: long })).toEqual([
      'json',
      'text',
      'json',
      'text',
      'json',
    ]);
    expect(kinds({ text: 'short' })).toEqual(['json']);
    expect(kinds([long])).toEqual(['json']);
    expect(kinds(long)).toEqual(['json']);
    expect(kinds({ list: [long] })).toEqual(['json']);
  });

  it('lets a value say itself what it is as JSON', () => {
    const value = { text: long, toJSON: () => ({ other: 1 }) };

    // @ts-expect-error: a function is no JSON value
    expect(written(jsonParts(value, escaper))).toBe('{"other":1}');
    // @ts-expect-error: as JavaScript may pass it
    expect(jsonParts(undefined, escaper)).toBeUndefined();
  });

  it('are one piece without an escaper', () => {
    expect(jsonParts({ text: long })).toEqual([{ kind: 'json', json: JSON.stringify({ text: long }) }]);
  });
});
