/** OpenTelemetry: a span for each call to a model, named by its stage. Prompts and replies stay out unless asked for. */

import { OpenTelemetry } from '@ai-sdk/otel';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { buildChimera } from 'chimera-sdk';
import { offlineModels } from 'chimera-sdk/offline';

// A service has its own provider, which sends spans to its collector.
const exporter = new InMemorySpanExporter();
const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
const integration = new OpenTelemetry({ tracer: provider.getTracer('dataset') });

const chimera = buildChimera({ models: offlineModels(), expand: { topicsPerSubject: 3 } });
const run = chimera.run(['Physics'], {
  // With ai 6 instead of ai 7: { tracer: provider.getTracer('dataset') }
  telemetry: { integrations: [integration] },
});
const { rows } = await run.summary();
await provider.forceFlush();

const calls: Record<string, { calls: number; tokens: number }> = {};
for (const { attributes } of exporter.getFinishedSpans()) {
  const stage = attributes['gen_ai.agent.name'];
  if (typeof stage !== 'string') continue;
  const before = calls[stage] ?? { calls: 0, tokens: 0 };
  const tokens = before.tokens + Number(attributes['gen_ai.usage.output_tokens'] ?? 0);
  calls[stage] = { calls: before.calls + 1, tokens };
}
console.table(calls);
console.log(`${rows} samples, ${exporter.getFinishedSpans().length} spans`);
