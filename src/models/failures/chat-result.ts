import { APICallError, type LanguageModelMiddleware, TypeValidationError } from 'ai';
import { isJsonObject } from '../../core/json.ts';
import { type ChatPiece, chatPieceOf } from './chat-piece.ts';
import { errorIn } from './error-in.ts';

type GenerateResult = Awaited<ReturnType<NonNullable<LanguageModelMiddleware['wrapGenerate']>>>;

/** Returns a piece that is a whole reply as the AI SDK hands replies on. */
export function chatResult({
  text,
  reasoning,
  finish,
  usage,
}: ChatPiece): Pick<GenerateResult, 'content' | 'finishReason' | 'usage'> {
  const parts = [
    { type: 'reasoning' as const, text: reasoning },
    { type: 'text' as const, text },
  ];
  return {
    content: parts.filter((part) => part.text !== ''),
    finishReason: { unified: 'other', raw: finish ?? undefined },
    usage: usageIn(usage),
  };
}

function usageIn(usage: object | null): GenerateResult['usage'] {
  const counts = isJsonObject(usage) ? usage : {};
  const details = counts['completion_tokens_details'];
  const cached = counts['prompt_tokens_details'];
  return {
    inputTokens: {
      total: countOf(counts['prompt_tokens']),
      noCache: undefined,
      cacheRead: isJsonObject(cached) ? countOf(cached['cached_tokens']) : undefined,
      cacheWrite: undefined,
    },
    outputTokens: {
      total: countOf(counts['completion_tokens']),
      text: undefined,
      reasoning: isJsonObject(details) ? countOf(details['reasoning_tokens']) : undefined,
    },
    raw: { total_tokens: countOf(counts['total_tokens']) ?? null },
  };
}

/** Some servers write counts as texts. */
function countOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d{1,12}$/u.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** The reply in the body of a 200 that its client refused for the type of a member; null when there is none that is whole. */
export function refusedReply(
  error: unknown,
): (ChatPiece & { readonly headers?: Record<string, string> }) | null {
  if (!APICallError.isInstance(error) || error.statusCode !== 200) return null;
  if (!TypeValidationError.isInstance(error.cause)) return null;
  const piece = chatPieceOf(error.cause.value);
  if (piece?.finish == null) return null;
  return { ...piece, ...(error.responseHeaders === undefined ? {} : { headers: error.responseHeaders }) };
}

/**
 * The piece of a chat completion that a client refused, for the type of a member, or for an error that is none; null when it is no such
 * piece.
 *
 * @param last - what the server sent last
 */
export function refusedPiece(error: unknown, last: unknown): ChatPiece | null {
  if (TypeValidationError.isInstance(error)) return chatPieceOf(error.value);
  return error instanceof Error || errorIn({ error }) !== undefined ? null : chatPieceOf(last);
}
