import type { Reply } from '../../core/reply.ts';
import { ReplyFault } from '../../core/texts/reply-fault.ts';
import { withoutFences } from '../../prompting/fence.ts';
import { oneLine, redact } from '../failures/redact.ts';

/**
 * Tells why replies were refused in words that events and files may hold: without what the replies say and what the
 * prompt quotes. The reply itself is in the store.
 */
export function refusalReason(
  error: unknown,
  prompts: readonly string[],
  replies: readonly Pick<Reply, 'text' | 'reasoning'>[],
): string {
  // JSON.parse puts what it stumbled over into its message, a few letters of it unmarked.
  if (error instanceof SyntaxError) return 'the reply is not valid JSON, or not what else was to be parsed';
  const said = replies.flatMap(({ text, reasoning }) => [text, reasoning ?? '']);
  const message = withoutQuotations(parseMessage(error), said, prompts);
  // The library's own words are those of its prompts as well, and of a reply that repeats them: they give nothing away.
  return error instanceof ReplyFault ? redact(message) : redact(message, [...prompts, ...said]);
}

/** What the error of a parse function says. */
export function parseMessage(error: unknown): string {
  return error instanceof Error && error.message !== ''
    ? error.message
    : 'the reply is not in the layout asked for';
}

const quotation = /"([^"]+)"|'([^']+)'|`([^`]+)`|“([^“”]+)”/g;

/** Words that the prompt gave itself, such as labels of the layout, may be named. */
function withoutQuotations(message: string, said: readonly string[], prompts: readonly string[]): string {
  const known = new Set(prompts.flatMap((prompt) => wordsOf(withoutFences(prompt))));
  const lines = said.map(oneLine);
  return message.replace(quotation, (marked: string, ...pieces: readonly (string | undefined)[]) => {
    const piece = oneLine(
      pieces
        .slice(0, 4)
        .join('')
        .replace(/\\[nrt]/g, ' '),
    );
    const isReplied = lines.some((line) => line.includes(piece.replace(/…$|\.{3}$/, '')));
    if (!isReplied || wordsOf(piece).every((word) => known.has(word))) return marked;
    return `${marked.slice(0, 1)}[withheld]${marked.slice(-1)}`;
  });
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}
