import { contentHash } from '../../core/content-hash.ts';
import type { Reply } from '../../core/reply.ts';

/** A shorter reply may well come twice by chance. */
const shortest = 200;

/** Replies that are remembered: draws of one prompt come close to each other. */
const mostRemembered = 8_192;

/** Fewer copies, in number and as a share, are chance. */
const [fewest, leastShare] = [2, 0.2];

/** Counts replies that are word for word the same as the reply to another call of the same model. */
export class CopiedReplies {
  /** Keys of calls by what their reply looks like. */
  readonly #seen = new Map<string, string>();
  readonly #models = new Map<string, { all: number; copies: number }>();

  /** @param key - of the call: a reply that serves two calls of one key is no copy */
  note({ model, text, reasoning }: Reply, key: string): void {
    const whole = `${reasoning ?? ''}\n${text}`;
    if (whole.length < shortest) return;
    const look = lookOf(model, whole);
    const other = this.#seen.get(look);
    if (other === key) return;
    const counted = this.#models.get(model) ?? { all: 0, copies: 0 };
    counted.all += 1;
    if (other !== undefined) counted.copies += 1;
    this.#models.set(model, counted);
    if (other !== undefined) return;
    this.#seen.set(look, key);
    if (this.#seen.size <= mostRemembered) return;
    for (const oldest of this.#seen.keys()) {
      this.#seen.delete(oldest);
      break;
    }
  }

  /** One for each model of which many replies are copies. */
  warnings(): readonly string[] {
    return [...this.#models]
      .filter(([, { all, copies }]) => copies >= fewest && copies >= leastShare * all)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(
        ([model, { all, copies }]) =>
          `${copies} of ${all} longer replies of ${model} are word for word the same as the reply to another call: draws of one prompt are then not separate attempts, and a pass rate or several trajectories of them mean nothing; switch off caches on the way to the model, let gateways pass on the header x-chimera-sample, or set a temperature above 0`,
      );
  }
}

/** Tells long texts apart without reading all of them. */
function lookOf(model: string, text: string): string {
  const middle = text.length >> 1;
  const parts = [text.slice(0, 100), text.slice(middle, middle + 100), text.slice(-100)];
  return contentHash('look', model, text.length, parts).slice(0, 24);
}
