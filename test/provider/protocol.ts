import type { OfflineTurn } from '../../src/offline/offline-prompt.ts';
import type { OfflineReply } from '../../src/offline/offline-reply.ts';

/** A request of either protocol, as far as the provider cares. */
export interface ProtocolRequest {
  readonly model: string;
  readonly turns: readonly OfflineTurn[];
  readonly maxOutputTokens: number | null;
  readonly isStreamed: boolean;
}

/** One event of a streamed reply. */
export interface ServerSentEvent {
  readonly event: string | null;
  readonly data: unknown;
}

/** How one endpoint reads requests and writes replies. */
export interface Protocol {
  /** @throws When the body is no request of this protocol. */
  readonly read: (body: unknown) => ProtocolRequest;
  readonly whole: (reply: OfflineReply, reference: ReplyReference) => unknown;
  readonly streamed: (
    reply: OfflineReply,
    reference: ReplyReference,
    characters: number,
  ) => Iterable<ServerSentEvent>;
  /** What comes in a stream when the server fails in the middle of a reply. */
  readonly failed: () => ServerSentEvent;
  /** A well-formed reply that holds nothing. */
  readonly hollow: (reference: ReplyReference) => unknown;
}

export interface ReplyReference {
  readonly id: string;
  readonly model: string;
}

/** Characters of one event, unless the options say otherwise. */
export const eventCharacters = 60;

export function* chunksOf(text: string, characters: number): Generator<string, undefined> {
  for (let at = 0; at < text.length; at += characters) yield text.slice(at, at + characters);
}
