import { contentHash } from '../src/core/content-hash.ts';
import type { JsonValue } from '../src/core/json.ts';
import { randomOf } from '../src/offline/offline-random.ts';

const WORDS = [
  'again',
  'bound',
  'curve',
  'degree',
  'estimate',
  'field',
  'holds',
  'lemma',
  'so',
  'that',
] as const;
const FORMULAS = ['\\frac{1}{2}', '$x^2 + 1$', '"norm"', 'Wait,\n\n'] as const;

/** A key as calls have them. */
export function journalKey(index: number): string {
  return contentHash('bench', index);
}

/**
 * A reply as the journal holds it, of about so many bytes as JSON: mostly reasoning, with a formula, a quote or a line
 * break every twelve words, and in one of four replies letters beyond Latin.
 */
export function journalReply(index: number, bytes: number): JsonValue {
  const random = randomOf('journal-reply', index);
  const letters = index % 4 === 0 ? ['σ-field', 'x ≤ y'] : [];
  const formulas = [...FORMULAS, ...letters];
  let reasoning = '';
  for (let length = 0; length < bytes - 300; ) {
    const word = `${random.integer(1, 12) === 1 ? (formulas[random.integer(0, formulas.length - 1)] ?? '') : random.pick(WORDS)} `;
    length += Buffer.byteLength(JSON.stringify(word)) - 2;
    reasoning += word;
  }
  return {
    kind: 'reply',
    text: `Final answer: ${index}`,
    reasoning,
    finishReason: 'stop',
    usage: { inputTokens: 400, outputTokens: 15_000, reasoningTokens: 14_000, cachedInputTokens: 0 },
    model: 'bench:bench-reasoner',
    maxOutputTokens: null,
  };
}
