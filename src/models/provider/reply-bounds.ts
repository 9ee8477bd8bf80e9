import type { CallSettings } from '../../core/call-carrier.ts';

/** What one reply may come to before it is cut. */
export interface ReplyBounds {
  /** Characters of text and reasoning together. */
  readonly characters: number;
  /** Milliseconds from its beginning. */
  readonly ms: number;
}

/** Far more than any token holds, and far slower than any server writes. */
const [CHARACTERS_PER_TOKEN, MS_PER_TOKEN] = [64, 2_000];
const [LEAST_CHARACTERS, MOST_CHARACTERS] = [1 << 20, 1 << 25];
const [LEAST_MS, MOST_MS] = [3_600_000, 172_800_000];

/**
 * Bounds what a server may send that heeds no cap and never ends: such a reply counts as cut by its length, which is final, and
 * not as one to ask for again.
 */
export function replyBounds({ maxReplyCharacters, maxReplyMs, maxOutputTokens }: CallSettings): ReplyBounds {
  const tokens = maxOutputTokens ?? Number.POSITIVE_INFINITY;
  return {
    characters:
      maxReplyCharacters ??
      Math.min(Math.max(tokens * CHARACTERS_PER_TOKEN, LEAST_CHARACTERS), MOST_CHARACTERS),
    ms: maxReplyMs ?? Math.min(Math.max(tokens * MS_PER_TOKEN, LEAST_MS), MOST_MS),
  };
}
