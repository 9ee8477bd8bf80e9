import type { JsonValue } from '../../core/json.ts';
import { isJsonObject } from '../../core/json.ts';
import type { ChatMessage } from '../../core/prompt.ts';
import { isWholeReply, plainReply, type Reply } from '../../core/reply.ts';
import { StoreError } from '../../errors/index.ts';

/** What a reply answers, kept beside it for people to read. A run itself never reads it: the key says the same. */
export interface AskedFor {
  readonly slot: string;
  readonly draw: number;
  /** 0 for the first question, 1 when the model was shown why its reply could not be used. */
  readonly reAsk: number;
  readonly epoch: number;
  readonly messages: readonly ChatMessage[];
}

/** Returns a reply as the store keeps it, with what it answers where that is kept. */
export function replyEntry(reply: Reply, asked: AskedFor | null = null): JsonValue {
  const usage = { ...reply.usage };
  if (asked === null) return { kind: 'reply', ...reply, usage };
  const messages = asked.messages.map(({ role, content }) => ({ role, content }));
  return { kind: 'reply', ...reply, usage, asked: { ...asked, messages } };
}

/** Reads back what a reply answers; null where it was not kept. */
export function readAsked(entry: unknown): AskedFor | null {
  const asked = isJsonObject(entry) ? entry['asked'] : undefined;
  if (!isJsonObject(asked)) return null;
  const { slot, draw, reAsk, epoch, messages } = asked;
  if (typeof slot !== 'string' || !Array.isArray(messages) || !messages.every(isChatMessage)) return null;
  if (typeof draw !== 'number' || typeof reAsk !== 'number' || typeof epoch !== 'number') return null;
  return { slot, draw, reAsk, epoch, messages };
}

function isChatMessage(message: unknown): message is ChatMessage {
  if (!isJsonObject(message) || typeof message['content'] !== 'string') return false;
  return ['system', 'user', 'assistant'].some((role) => role === message['role']);
}

/** Tells whether an entry of a store is a reply. */
export function isReply(entry: unknown): boolean {
  return isJsonObject(entry) && entry['kind'] === 'reply';
}

/** Reads a reply back. @throws {StoreError} When the entry is something else. */
export function readReply(key: string, entry: unknown): Reply {
  if (!isJsonObject(entry) || entry['kind'] !== 'reply' || !isWholeReply(entry))
    throw unreadable(key, 'reply');
  return plainReply(entry);
}

/** Returns a vector as the store keeps it. */
export function vectorEntry(vector: readonly number[]): JsonValue {
  return { kind: 'embedding', vector };
}

/** Reads a vector back. @throws {StoreError} When the entry is something else. */
export function readVector(key: string, entry: unknown): readonly number[] {
  const vector = isJsonObject(entry) && entry['kind'] === 'embedding' ? entry['vector'] : undefined;
  if (!Array.isArray(vector) || !vector.every((value) => typeof value === 'number'))
    throw unreadable(key, 'embedding');
  return vector;
}

/** Returns an epoch as the store keeps it. */
export function epochEntry(epoch: number): JsonValue {
  return { kind: 'epoch', epoch };
}

/** Reads back an epoch that must be the expected one. @throws {StoreError} When the entry is something else. */
export function readEpoch(key: string, entry: unknown, expected: number): number {
  const epoch = isJsonObject(entry) && entry['kind'] === 'epoch' ? entry['epoch'] : undefined;
  if (epoch !== expected) throw unreadable(key, 'epoch');
  return expected;
}

function unreadable(key: string, kind: string): StoreError {
  return new StoreError(
    `the store holds something other than ${kind === 'embedding' || kind === 'epoch' ? 'an' : 'a'} ${kind} under ${key}; it was written by another version or by other code, so use another directory or store`,
  );
}
