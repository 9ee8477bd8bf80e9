import type { JsonValue } from '../../src/core/json.ts';
import type { ResultStore } from '../../src/core/result-store.ts';

/** A store in memory that a test can look into and hold up. */
export class RecordingStore implements ResultStore {
  readonly map: Map<string, JsonValue> = new Map();
  /** Keys in the order in which they were put. */
  readonly puts: string[] = [];
  readonly onPut: ((key: string) => Promise<void>) | undefined;

  constructor(onPut?: (key: string) => Promise<void>) {
    this.onPut = onPut;
  }

  async get(key: string): Promise<JsonValue | undefined> {
    return this.map.get(key);
  }

  has(key: string): boolean {
    return this.map.has(key);
  }

  async putIfAbsent(
    key: string,
    value: JsonValue,
  ): Promise<{ readonly stored: boolean; readonly value: JsonValue }> {
    await this.onPut?.(key);
    const present = this.map.get(key);
    if (present !== undefined) return { stored: false, value: present };
    // What a store keeps on disk comes back as new objects.
    const kept: JsonValue = JSON.parse(JSON.stringify(value));
    this.map.set(key, kept);
    this.puts.push(key);
    return { stored: true, value: kept };
  }

  release(): void {}

  async *entries(): AsyncIterable<readonly [key: string, value: JsonValue]> {
    yield* this.map;
  }

  async close(): Promise<void> {}
}
