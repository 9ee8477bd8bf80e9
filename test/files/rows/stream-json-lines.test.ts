import { describe, expect, it } from 'vitest';
import { streamJsonLines } from '../../../src/files/rows/stream-json-lines.ts';

async function valuesOf(chunks: readonly Uint8Array[]): Promise<readonly unknown[]> {
  return await all(ReadableStream.from(chunks));
}

async function all(body: AsyncIterable<Uint8Array>): Promise<readonly unknown[]> {
  const values: unknown[] = [];
  for await (const { value } of streamJsonLines(body)) values.push(value);
  return values;
}

describe('streamJsonLines', () => {
  const values = [{ text: 'ä€😀' }, { text: 'x'.repeat(3_000_000) }, { last: true }];
  const body = Buffer.from(`\uFEFF${values.map((value) => JSON.stringify(value)).join('\r\n\n')}`);

  it.each([1_001, 65_536, body.length])('reads lines whose chunks end anywhere: %i bytes', async (size) => {
    const chunks = Array.from({ length: Math.ceil(body.length / size) }, (_, index) =>
      body.subarray(index * size, (index + 1) * size),
    );
    expect(await valuesOf([new Uint8Array(0), ...chunks, new Uint8Array(0)])).toEqual(values);
    expect(await valuesOf([...body.subarray(0, 30)].map((byte) => Uint8Array.of(byte)))).toHaveLength(2);
  });

  it('tells what is not JSON, and reads nothing from nothing', async () => {
    expect(await valuesOf([Buffer.from('{"a":1}\n{"a"\n')])).toEqual([{ a: 1 }, undefined]);
    expect(await valuesOf([])).toEqual([]);
  });

  it('hands out a line before the next one has come, and closes what is left', async () => {
    let isClosed = false;
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield Buffer.from('1\n');
      } finally {
        isClosed = true;
      }
    }
    for await (const { value } of streamJsonLines(endless())) {
      expect(value).toBe(1);
      break;
    }
    expect(isClosed).toBe(true);
  });

  it('throws what the body throws', async () => {
    const failing = ReadableStream.from(
      (async function* () {
        yield Buffer.from('1\n');
        throw new Error('cut off');
      })(),
    );
    await expect(all(failing)).rejects.toThrow('cut off');
  });
});
