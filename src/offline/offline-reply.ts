import { asJson, demandedProperties } from './offline-json.ts';
import type { ResolvedOfflineOptions } from './offline-options.ts';
import { type OfflineRequest, type ReadPrompt, readPrompt } from './offline-prompt.ts';
import { chanceOf } from './offline-random.ts';
import { expander } from './parts/expander.ts';
import { generator } from './parts/generator.ts';
import { judge } from './parts/judge.ts';
import type { Part } from './parts/part.ts';
import { ranker } from './parts/ranker.ts';
import { solver } from './parts/solver.ts';
import { verifier } from './parts/verifier.ts';

/** What an offline model answers. */
export interface OfflineReply {
  readonly text: string;
  readonly reasoning: string | null;
  readonly finishReason: 'stop' | 'length' | 'content-filter';
  readonly inputTokens: number;
  readonly textTokens: number;
  readonly reasoningTokens: number;
  /** How long the model takes. */
  readonly latencyMs: number;
}

const parts: Readonly<Record<ReadPrompt['part'], Part>> = {
  expand: expander,
  generate: generator,
  validate: verifier,
  synthesize: solver,
  label: judge,
  rank: ranker,
};

const charactersPerToken = 4;

/**
 * Answers a request: a pure function of the request and the options.
 *
 * @param maxOutputTokens - cap on reasoning and text together; null for none
 */
export function offlineReply(
  request: OfflineRequest,
  maxOutputTokens: number | null,
  options: ResolvedOfflineOptions,
): OfflineReply {
  const prompt = readPrompt(request);
  const happens = (fault: keyof ResolvedOfflineOptions['faults']): boolean =>
    options.faults[fault] > 0 && chanceOf(options.seed, fault, prompt.identity) < options.faults[fault];
  const inputCharacters = request.turns.reduce((sum, { text }) => sum + text.length, 0);
  const latencyMs = latencyOf(request, options);
  if (happens('refusal')) {
    const text = 'I am not able to help with this request.';
    return { ...counted(text, null, inputCharacters), finishReason: 'content-filter', latencyMs };
  }

  const full = parts[prompt.part](prompt, options);
  const sections = !prompt.isReask && happens('malformedReply') ? malform(prompt.part, full.text) : full.text;
  const properties = demandedProperties(prompt.instructions);
  const text = properties === null ? sections : asJson(sections, properties);
  const length = (full.reasoning?.length ?? 0) + text.length;
  const isCut = prompt.part === 'synthesize' && happens('truncatedTrajectory');
  const cutAt = isCut
    ? Math.floor(length * (0.2 + 0.6 * chanceOf(options.seed, 'cut', prompt.identity)))
    : length;
  const allowed = Math.min(cutAt, (maxOutputTokens ?? Number.POSITIVE_INFINITY) * charactersPerToken);
  const reasoning = full.reasoning?.slice(0, allowed) ?? null;
  const rest = text.slice(0, Math.max(0, allowed - (reasoning?.length ?? 0)));
  const finishReason = allowed < length ? 'length' : 'stop';
  return { ...counted(rest, reasoning, inputCharacters), finishReason, latencyMs };
}

function counted(
  text: string,
  reasoning: string | null,
  inputCharacters: number,
): Omit<OfflineReply, 'finishReason' | 'latencyMs'> {
  const tokensOf = (characters: number): number => Math.ceil(characters / charactersPerToken);
  const reasoningTokens = tokensOf(reasoning?.length ?? 0);
  return {
    text,
    reasoning,
    inputTokens: tokensOf(inputCharacters),
    textTokens: tokensOf((reasoning?.length ?? 0) + text.length) - reasoningTokens,
    reasoningTokens,
  };
}

/** Leaves out what the reader of the reply looks for. */
function malform(part: ReadPrompt['part'], text: string): string {
  switch (part) {
    case 'generate':
      return text.replace(/\n\nAnswer:\n[\s\S]*$/u, '');
    case 'validate':
    case 'label':
      return text.replace(/^Verdict: \w+\nReason: /u, 'On reflection: ');
    case 'expand':
      return text.replace(/^[\s\S]*?:\n/u, '').replaceAll('\n', '; ');
    case 'rank':
      return text.replaceAll('>', 'before');
    case 'synthesize':
      return text;
  }
}

/** A log-normal draw by Box and Muller. */
function latencyOf(request: OfflineRequest, { seed, latency }: ResolvedOfflineOptions): number {
  if (latency === null) return 0;
  const [radius, angle] = [chanceOf(seed, 'radius', request), chanceOf(seed, 'angle', request)];
  const normal = Math.sqrt(-2 * Math.log(1 - radius)) * Math.cos(2 * Math.PI * angle);
  return latency.medianMs * Math.exp(latency.sigma * normal);
}
