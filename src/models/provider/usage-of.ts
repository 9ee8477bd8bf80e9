import { isJsonObject } from '../../core/json.ts';
import type { Usage } from '../../core/money/usage.ts';
import type { FinishReason } from '../../core/reply.ts';
import { fewestTokens } from './fewest-tokens.ts';

/** The figures of a reply as the AI SDK passes them on. */
export interface ReportedUsage {
  readonly inputTokens: number | undefined;
  readonly outputTokens: number | undefined;
  readonly inputTokenDetails?: { readonly cacheReadTokens?: number | undefined } | undefined;
  readonly outputTokenDetails?: { readonly reasoningTokens?: number | undefined } | undefined;
  /** In the server's own words. */
  readonly raw?: unknown;
}

/** What was sent and read, against which figures are held. */
export interface Exchange {
  /** Texts of all messages. */
  readonly sent: readonly string[];
  /** All that was read: text and reasoning. */
  readonly read: string;
  readonly finishReason: FinishReason;
}

/** No reply and no window is as long: a larger figure counts something else. */
const mostTokens = 100_000_000;

/**
 * Reads what a provider reports. A figure that cannot be true is unknown: below zero, beyond all measure, none where
 * something was sent or read, fewer than the text can have taken. Tokens that the parts leave out and the sum holds, as some
 * servers do with reasoning, are counted.
 */
export function usageOf(reported: ReportedUsage, { sent, read, finishReason }: Exchange): Usage {
  const cached = countOf(reported.inputTokenDetails?.cacheReadTokens);
  const reasoning = countOf(reported.outputTokenDetails?.reasoningTokens);
  const input = inputOf(countOf(reported.inputTokens), cached);
  const total = totalOf(reported.raw);
  const output = outputOf(countOf(reported.outputTokens), input, total, reasoning);
  const fewestIn = sent.reduce((sum, text) => sum + fewestTokens(text), 0);
  // A reply that a cap cut took all of the cap, though nothing of it may show.
  const fewestOut = Math.max(fewestTokens(read, output ?? 0), finishReason === 'length' ? 1 : 0);
  const outputTokens = believed(output, fewestOut);
  const inputTokens = believed(input ?? (outputTokens === null ? null : restOf(total, output)), fewestIn);
  return {
    inputTokens,
    outputTokens,
    reasoningTokens: partOf(reasoning, outputTokens),
    cachedInputTokens: partOf(cached, inputTokens),
  };
}

/** What is served from a cache is a part of the prompt; some servers count it beside the rest. */
function inputOf(input: number | null, cached: number | null): number | null {
  const whole = input !== null && cached !== null && cached > input ? input + cached : input;
  // No request takes none.
  return whole === 0 ? null : whole;
}

/** The tokens of a reply with the reasoning that its own figure may leave out. */
function outputOf(
  output: number | null,
  input: number | null,
  total: number | null,
  reasoning: number | null,
): number | null {
  if (output === null || output === 0) return restOf(total, input) ?? output;
  const rest = restOf(total, input) ?? 0;
  if (reasoning === null || reasoning <= output) return Math.max(output, rest);
  // The sum says whether what exceeds the rest comes on top of it, or only the rest was counted too low.
  return rest >= reasoning ? Math.max(output, rest) : output + reasoning;
}

function restOf(total: number | null, part: number | null): number | null {
  return total === null || part === null || total <= part ? null : total - part;
}

function believed(tokens: number | null, fewest: number): number | null {
  return tokens === null || tokens < fewest ? null : tokens;
}

function partOf(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || part > whole ? null : part;
}

/** The sum of all tokens, under whatever name. */
function totalOf(raw: unknown): number | null {
  if (!isJsonObject(raw)) return null;
  return countOf(raw['total_tokens']) ?? countOf(raw['totalTokens']) ?? countOf(raw['totalTokenCount']);
}

/** Some servers write figures as texts. */
function countOf(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d{1,12}$/u.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !(number >= 0 && number <= mostTokens)) return null;
  return Math.ceil(number);
}
