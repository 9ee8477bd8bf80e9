import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { OfflineReply } from '../../src/offline/offline-reply.ts';
import type { Fault } from './fault.ts';
import type { Protocol, ReplyReference, ServerSentEvent } from './protocol.ts';

/** A reply on its way out. */
export interface SendJob {
  readonly protocol: Protocol;
  readonly reply: OfflineReply;
  readonly reference: ReplyReference;
  readonly isStreamed: boolean;
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

/** Sends a reply, or its first half; tells whether it went out whole. */
export async function sendReply(job: SendJob, isCut: boolean): Promise<boolean> {
  const { protocol, reply, reference, isStreamed, response } = job;
  response.writeHead(200, { 'content-type': isStreamed ? 'text/event-stream' : 'application/json' });
  const pieces = isStreamed
    ? [...protocol.streamed(reply, reference)].map(eventText)
    : [JSON.stringify(protocol.whole(reply, reference))];
  if (isCut) {
    const body = pieces.join('');
    response.write(body.slice(0, body.length / 2), () => response.destroy());
    return false;
  }
  for (const piece of pieces) {
    if (response.destroyed) return false;
    if (!response.write(piece)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
  }
  response.end(isStreamed ? 'data: [DONE]\n\n' : '');
  return !response.destroyed;
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
