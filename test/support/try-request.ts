import type { Model } from '../../src/core/model.ts';
import { chatMessages } from '../../src/models/layout/chat-message.ts';
import { callTelemetry } from '../../src/models/provider/call-telemetry.ts';
import type { ReplyRequest } from '../../src/models/provider/generate-reply.ts';
import { resolveModel } from '../../src/models/provider/resolve-model.ts';
import { StreamedTokens } from '../../src/models/provider/streamed-tokens.ts';
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
