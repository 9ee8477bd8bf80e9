import { z } from 'zod';
import { randomOf } from '../../src/offline/offline-random.ts';

const embeddingRequest = z.object({ model: z.string(), input: z.union([z.string(), z.array(z.string())]) });
const dimensions = 64;

/** Answers an embedding request: unit vectors in which texts with common words lie close together. */
export function embeddingsOf(body: unknown): object {
  const { model, input } = embeddingRequest.parse(body);
  const texts = typeof input === 'string' ? [input] : input;
  const data = texts.map((text, index) => ({ object: 'embedding', index, embedding: vectorOf(text) }));
  const tokens = texts.reduce((sum, text) => sum + Math.ceil(text.length / 4), 0);
  return { object: 'list', model, data, usage: { prompt_tokens: tokens, total_tokens: tokens } };
}

function vectorOf(text: string): number[] {
  const sum = Array.from({ length: dimensions }, () => 0);
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ['']) {
    const random = randomOf('embedding', word);
    for (let index = 0; index < dimensions; index += 1) sum[index] = (sum[index] ?? 0) + random.next() - 0.5;
  }
  const length = Math.hypot(...sum);
  return sum.map((value) => value / length);
}
