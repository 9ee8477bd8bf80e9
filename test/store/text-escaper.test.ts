import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { TextEscaper } from '../../src/store/text-escaper.ts';
import { buildKernel, kernelPath } from './build-kernel.ts';

const escaper = TextEscaper.create();

/** What the escaper writes, after and before bytes that it must leave alone. */
function escaped(text: string): string {
  const target = Buffer.alloc(text.length * 6 + 2, 0x2e);
  const end = escaper?.write(text, target, 1) ?? 0;
  expect(target[0]).toBe(0x2e);
  expect(target.subarray(end).every((byte) => byte === 0x2e)).toBe(true);
  expect(escaper?.measure(text)).toBe(end - 1);
  return target.toString('utf8', 1, end);
}

const expected = (text: string): string => JSON.stringify(text).slice(1, -1);

/** Halves of pairs, alone and together, among what needs an escape and what does not. */
const units = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0x20, max: 0x7e }) },
  { weight: 1, arbitrary: fc.constantFrom(0x22, 0x5c, 0x0a, 0x00, 0x7f) },
  { weight: 1, arbitrary: fc.integer({ min: 0x80, max: 0xff }) },
  { weight: 1, arbitrary: fc.integer({ min: 0xd800, max: 0xdfff }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 0xffff }) },
);

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('TextEscaper', () => {
  it('escapes every unit as JSON.stringify does, at every place of a block', () => {
    for (let first = 0; first < 0x10000; first += 64) {
      const all = Array.from({ length: 64 }, (_, index) => String.fromCharCode(first + index));
      const text = all.map((unit, index) => `${'x'.repeat(index % 17)}${unit}`).join('');
      if (escaped(text) !== expected(text)) expect(escaped(text)).toBe(expected(text));
    }
  });

  it('gives what JSON.stringify gives, whatever the text', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.array(units, { maxLength: 300 }).map((codes) => String.fromCharCode(...codes)),
      fc
        .array(fc.integer({ min: 0, max: 0xff }), { maxLength: 300 })
        .map((codes) => String.fromCharCode(...codes)),
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect(escaped(text)).toBe(expected(text));
      }),
      { seed: 20_261_122, numRuns: 500 },
    );
  });

  it('goes on across its chunks, and keeps pairs together there', () => {
    const inBytes = 'a "quoted" line\n'.repeat(5_000);
    for (const shift of [0, 1, 2, 3]) {
      const text = `${'x'.repeat(16_381 + shift)}😀\ud800${inBytes}😀\udc00${'ß'.repeat(20_000)}\ud83d`;
      expect(escaped(text) === expected(text)).toBe(true);
    }
    expect(escaped(inBytes) === expected(inBytes)).toBe(true);
    expect(escaped('')).toBe('');
  });

  it('is not there where Node runs without WebAssembly', () => {
    vi.stubGlobal('WebAssembly', undefined);

    expect(TextEscaper.create()).toBeUndefined();
  });

  it('is not there where WebAssembly gets no memory', () => {
    const Instance = class {
      constructor() {
        throw new RangeError('Cannot allocate Wasm memory for new instance');
      }
    };
    vi.stubGlobal('WebAssembly', { Module: class {}, Instance });

    expect(TextEscaper.create()).toBeUndefined();
  });
});

describe('the kernel', () => {
  it('is what its source makes', async () => {
    const isCurrent = (await buildKernel()) === (await readFile(kernelPath, 'utf8'));

    expect(isCurrent, 'run `npm run store:kernel`').toBe(true);
  });
});
