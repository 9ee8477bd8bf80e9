import { contentHash } from '../../src/core/content-hash.ts';
import { type ResolvedOfflineOptions, resolveOfflineOptions } from '../../src/offline/offline-options.ts';
import { type OfflineReply, offlineReply } from '../../src/offline/offline-reply.ts';
import type { Protocol, ReplyReference } from '../provider/protocol.ts';
import type { BatchProviderOptions, PaidCounts } from './batch-provider-options.ts';

/** What a request is answered, and what tells the question from others. */
export interface Answered {
  readonly reply: OfflineReply;
  readonly reference: ReplyReference;
  readonly isStreamed: boolean;
}

/** Answers requests as the offline models do, live ones and those of batches alike, and counts what is paid. */
export class Answerer {
  readonly #paid = new Map<string, { live: number; batch: number }>();
  #offline: ResolvedOfflineOptions;

  constructor({ offline = {} }: BatchProviderOptions) {
    this.#offline = resolveOfflineOptions(offline);
  }

  configure({ offline }: BatchProviderOptions): void {
    if (offline !== undefined) this.#offline = resolveOfflineOptions(offline);
  }

  answer(
    protocol: Protocol,
    body: unknown,
    sample: string,
    way: 'live' | 'batch',
    isFiltered = false,
  ): Answered {
    const { model, turns, maxOutputTokens, isStreamed } = protocol.read(body);
    const identity = contentHash(model, contentHash(turns), sample);
    const counts = this.#paid.get(identity) ?? { live: 0, batch: 0 };
    counts[way] += 1;
    this.#paid.set(identity, counts);
    const reply = offlineReply({ modelId: model, turns, sample }, maxOutputTokens, this.#offline);
    return {
      reply: isFiltered
        ? { ...reply, text: 'I cannot help with that.', reasoning: null, finishReason: 'content-filter' }
        : reply,
      reference: { id: identity.slice(0, 16), model },
      isStreamed,
    };
  }

  paid(): PaidCounts {
    return Object.fromEntries(this.#paid);
  }

  reset(): void {
    this.#paid.clear();
  }
}

/** The sample that the id of a line tells: `<24 digits of the key>_<slot>_<draw>_<re-ask>_<epoch>`. Batches send no headers for it. */
export function sampleIn(id: string): string {
  const [, slot, ...numbers] = /(?:^|[_-])[0-9a-f]{24}_(.+)_(\d+)_(\d+)_(\d+)$/u.exec(id) ?? [];
  return slot === undefined ? '' : [slot, ...numbers].join(':');
}
