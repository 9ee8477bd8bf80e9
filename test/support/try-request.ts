import type { Model } from '../../src/core/model.ts';
import { callTelemetry } from '../../src/models/call-telemetry.ts';
import { chatMessages } from '../../src/models/chat-message.ts';
import type { ReplyRequest } from '../../src/models/generate-reply.ts';
import { resolveModel } from '../../src/models/resolve-model.ts';
import { StreamedTokens } from '../../src/models/streamed-tokens.ts';
import { AbortLinks } from '../../src/time/abort-links.ts';
import { Deadlines } from '../../src/time/deadlines.ts';
import { ManualClock } from './manual-clock.ts';

/** One try of a short question, with whatever a test cares about in place of the defaults. */
export function tryRequest(
  model: Model,
  { clock = new ManualClock(), ...request }: Partial<Omit<ReplyRequest, 'model' | 'deadlines'>> = {},
): ReplyRequest {
  return {
    model: resolveModel(model),
    messages: chatMessages('What is seven?'),
    sample: 'generate:0:0:0',
    signal: new AbortController().signal,
    clock,
    deadlines: new Deadlines(clock),
    links: new AbortLinks(),
    streamed: new StreamedTokens(() => {}),
    isLong: false,
    layout: null,
    unformatted: new Set(),
    telemetry: callTelemetry(null, 'generate'),
    ...request,
  };
}
