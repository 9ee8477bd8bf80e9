import type { JsonValue } from './json.ts';

/**
 * Where paid replies, decisions and the ledger live.
 *
 * A store holds one JSON value per key. What `putIfAbsent` acknowledges is durable and never changes; the first
 * writer of a key wins, and all go on with the value that was stored.
 */
export interface ResultStore {
  /**
   * Whether it drops what is released. A run then remembers released values itself, so that equal calls are made once.
   *
   * @default false
   */
  readonly forgets?: boolean;
  /**
   * Whether replies are stored together with the prompt that they answer, which `openRun(directory).replies(item)` shows.
   * A run directory does.
   *
   * @default false
   */
  readonly keepsPrompts?: boolean;
  /** Returns the stored value, or undefined. */
  get(key: string): Promise<JsonValue | undefined>;
  /** Tells, without reading it, whether a value is stored. */
  has(key: string): boolean | Promise<boolean>;
  /** Stores the value unless the key has one; resolves, once durable, with what the key holds. */
  putIfAbsent(
    key: string,
    value: JsonValue,
  ): Promise<{ readonly stored: boolean; readonly value: JsonValue }>;
  /** Says that a key will not be read again in this run: a store that is not durable may drop it. */
  release(key: string): void;
  /** All entries, in no particular order. */
  entries(): AsyncIterable<readonly [key: string, value: JsonValue]>;
  /** Ends all writing; waits for what is under way. */
  close(): Promise<void>;
}
