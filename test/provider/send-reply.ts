import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { OfflineReply } from '../../src/offline/offline-reply.ts';
import type { Fault } from './fault.ts';
import { eventCharacters, type Protocol, type ReplyReference, type ServerSentEvent } from './protocol.ts';
import type { StreamPieces } from './provider-options.ts';
import { waitFor } from './wait-for.ts';

/** A reply on its way out. */
export interface SendJob {
  readonly protocol: Protocol;
  readonly reply: OfflineReply;
  readonly reference: ReplyReference;
  readonly isStreamed: boolean;
  readonly pieces: StreamPieces;
  readonly response: ServerResponse;
}

/** Sends a reply whose fault is that it says nothing readable; tells whether it did. */
export function sendHollow(
  { protocol, reference, isStreamed, response }: SendJob,
  fault: Fault | null,
): boolean {
  const body = hollowBody(protocol, reference, fault);
  if (body === null) return false;
  response.writeHead(200, { 'content-type': isStreamed ? 'text/event-stream' : 'application/json' });
  response.end(isStreamed && body !== '' ? `data: ${body}\n\ndata: [DONE]\n\n` : body);
  return true;
}

/** Shows the headers of a streamed reply, and that it is accepted, before there is anything of it. */
export function startStream(response: ServerResponse, headers: { readonly [name: string]: string }): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', ...headers });
  response.flushHeaders();
}

/** Sends a reply, or what its fault leaves of it; tells whether it went out whole. */
export async function sendReply(job: SendJob, fault: Fault | null): Promise<boolean> {
  const { protocol, reply, reference, isStreamed, response } = job;
  if (!response.headersSent)
    response.writeHead(200, { 'content-type': isStreamed ? 'text/event-stream' : 'application/json' });
  const pieces = isStreamed
    ? Array.from(protocol.streamed(reply, reference, job.pieces.characters ?? eventCharacters), eventText)
    : [JSON.stringify(protocol.whole(reply, reference))];
  if (fault !== null && isPartial(fault)) return sendPart(job, fault.kind, pieces);
  const start = performance.now();
  for (const [index, piece] of pieces.entries()) {
    if (isStreamed && job.pieces.perSecond !== undefined)
      await waitFor(start + (1000 * index) / job.pieces.perSecond - performance.now(), response);
    if (response.destroyed) return false;
    if (!response.write(piece)) await drained(response);
  }
  response.end(isStreamed ? 'data: [DONE]\n\n' : '');
  return !response.destroyed;
}

/** Waits until there is room again, or no one left to write to. */
function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      response.off('drain', end).off('close', end);
      resolve();
    };
    response.on('drain', end).on('close', end);
  });
}

type PartialFault = Extract<Fault, { readonly kind: 'cut' | 'stall' | 'error-event' | 'unfinished' }>;

function isPartial(fault: Fault): fault is PartialFault {
  return ['cut', 'stall', 'error-event', 'unfinished'].includes(fault.kind);
}

/** Sends the beginning of a body and lets it end as the fault says. */
async function sendPart(
  { protocol, isStreamed, response }: SendJob,
  kind: PartialFault['kind'],
  pieces: readonly string[],
): Promise<false> {
  const half = isStreamed
    ? pieces.slice(0, Math.ceil(pieces.length / 2)).join('')
    : (pieces[0] ?? '').slice(0, (pieces[0] ?? '').length / 2);
  switch (kind) {
    case 'cut':
      response.write(half, () => response.destroy());
      return false;
    case 'stall':
      response.write(half);
      await once(response, 'close');
      return false;
    case 'error-event':
      response.end(
        isStreamed ? `${half}${eventText(protocol.failed())}` : JSON.stringify(protocol.failed().data),
      );
      return false;
    case 'unfinished':
      response.end(half);
      return false;
  }
}

/** Whether a fault leaves nothing readable of a reply. */
export function isHollow(fault: Fault | null): boolean {
  return fault?.kind === 'invalid-json' || fault?.kind === 'empty-body' || fault?.kind === 'no-choices';
}

function hollowBody(protocol: Protocol, reference: ReplyReference, fault: Fault | null): string | null {
  switch (fault?.kind) {
    case 'invalid-json':
      return '{"id": "broken", "choices": [{';
    case 'empty-body':
      return '';
    case 'no-choices':
      return JSON.stringify(protocol.hollow(reference));
    default:
      return null;
  }
}

function eventText({ event, data }: ServerSentEvent): string {
  return `${event === null ? '' : `event: ${event}\n`}data: ${JSON.stringify(data)}\n\n`;
}
