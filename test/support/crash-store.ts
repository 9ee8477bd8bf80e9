import type { JsonValue } from '../../src/core/json.ts';
import type { ResultStore } from '../../src/core/result-store.ts';

/** What is on the way to the disk. */
interface Put {
  readonly key: string;
  readonly text: string;
  readonly durable: Promise<void>;
}

/**
 * A store of which a test can take the image that a crash would leave: all that was acknowledged, and of what was on
 * its way whatever chance lets through. Acknowledges after a few turns of the event loop, in any order.
 */
export class CrashStore implements ResultStore {
  readonly #kept: Map<string, string>;
  readonly #underWay = new Map<string, Put>();
  readonly #random: () => number;
  /** Whether it forgets what it acknowledged of the ledger's tries: a store that breaks its promise. */
  readonly #isForgetful: boolean;

  constructor(random: () => number, kept: ReadonlyMap<string, string> = new Map(), isForgetful = false) {
    this.#random = random;
    this.#kept = new Map(kept);
    this.#isForgetful = isForgetful;
  }

  /** What a process that opens the store after a crash at this moment finds. */
  image(): ReadonlyMap<string, string> {
    const lucky = [...this.#underWay.values()].filter(() => this.#random() < 0.5);
    const all = [...this.#kept, ...lucky.map(({ key, text }): [string, string] => [key, text])];
    return new Map(this.#isForgetful ? all.filter(([, text]) => !text.includes('"worst":')) : all);
  }

  async get(key: string): Promise<JsonValue | undefined> {
    const put = this.#underWay.get(key);
    await put?.durable;
    const text = this.#kept.get(key);
    return text === undefined ? undefined : JSON.parse(text);
  }

  has(key: string): boolean {
    return this.#kept.has(key);
  }

  async putIfAbsent(
    key: string,
    value: JsonValue,
  ): Promise<{ readonly stored: boolean; readonly value: JsonValue }> {
    const text = JSON.stringify(value);
    const earlier = this.#underWay.get(key);
    await earlier?.durable;
    const present = this.#kept.get(key);
    if (present !== undefined) return { stored: false, value: JSON.parse(present) };
    const durable = turns(Math.floor(this.#random() * 4));
    this.#underWay.set(key, { key, text, durable });
    await durable;
    this.#underWay.delete(key);
    this.#kept.set(key, text);
    return { stored: true, value: JSON.parse(text) };
  }

  release(): void {}

  async *entries(): AsyncIterable<readonly [key: string, value: JsonValue]> {
    for (const [key, text] of this.#kept) yield [key, JSON.parse(text)];
  }

  async close(): Promise<void> {}
}

/** So many turns of the event loop. */
export async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
