import type { BatchTarget } from '../batch-service.ts';

/** Requests that wait to be sent together. Their bodies are elsewhere. */
export class Collection {
  readonly target: BatchTarget;
  readonly keys: string[] = [];
  bytes = 0;
  /** How often it was sent and never arrived. */
  lost = 0;
  /** When the first request came. */
  readonly since: number;

  constructor(target: BatchTarget, since: number) {
    this.target = target;
    this.since = since;
  }

  add(key: string, bytes: number): void {
    this.keys.push(key);
    this.bytes += bytes;
  }

  /** Returns two of half the size, for a provider that has no room for all at once. */
  halves(): readonly Collection[] {
    const half = Math.ceil(this.keys.length / 2);
    return [this.keys.slice(0, half), this.keys.slice(half)].map((keys) => {
      const part = new Collection(this.target, this.since);
      for (const key of keys) part.add(key, Math.ceil(this.bytes / this.keys.length));
      return part;
    });
  }
}

/** Returns the same for targets whose requests may share a batch. */
export function targetName({ endpoint, model, headers }: BatchTarget): string {
  return JSON.stringify([endpoint, model, Object.entries(headers).sort()]);
}

/** Id of a request within its batch: it tells people and servers which call it is. */
export function requestId(key: string, sample: string): string {
  return `${key.slice(0, keyPart)}_${sample.replaceAll(/[^\w-]/g, '_')}`.slice(0, 50);
}

/** The part of an id that the key is found by. */
export function keyPartOf(idOrKey: string): string {
  return idOrKey.slice(0, keyPart);
}

const keyPart = 24;
