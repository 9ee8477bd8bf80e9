import { isJsonObject } from '../../core/json.ts';
import { errorIn } from './error-in.ts';

/** What a chat completion, or a chunk of a streamed one, adds to a reply. */
export interface ChatPiece {
  readonly text: string;
  readonly reasoning: string;
  /** The server's word for the end; null as long as it names none. */
  readonly finish: string | null;
  readonly usage: object | null;
}

/**
 * Reads a chat completion without its client, which refuses a whole reply for one member of another type: counts that are
 * texts, content that is a list of parts. Null for what is none, holds an error, or would be read in part only.
 */
export function chatPieceOf(value: unknown): ChatPiece | null {
  if (!isJsonObject(value) || errorIn(value) !== undefined) return null;
  const { choices, usage } = value;
  if (!Array.isArray(choices) || choices.length > 1) return null;
  const counts = isJsonObject(usage) ? usage : null;
  const choice: unknown = choices[0];
  if (choice === undefined) return { text: '', reasoning: '', finish: null, usage: counts };
  if (!isJsonObject(choice)) return null;
  const message = choice['message'] ?? choice['delta'] ?? {};
  if (!isJsonObject(message) || calls(message['tool_calls']) || calls(message['function_call'])) return null;
  const said = contentOf(message['content']);
  const thought = contentOf(message['reasoning_content'] ?? message['reasoning']);
  if (said === null || thought === null) return null;
  const finish = choice['finish_reason'];
  return {
    text: said.text,
    reasoning: thought.text + said.reasoning,
    finish: typeof finish === 'string' && finish !== '' ? finish : null,
    usage: counts,
  };
}

type Content = Pick<ChatPiece, 'text' | 'reasoning'>;

/** A text, or a list of parts, some of which may be thinking. */
function contentOf(content: unknown): Content | null {
  if (content === null || content === undefined) return { text: '', reasoning: '' };
  if (typeof content === 'string') return { text: content, reasoning: '' };
  if (!Array.isArray(content)) return null;
  let text = '';
  let reasoning = '';
  for (const part of content) {
    if (!isJsonObject(part)) return null;
    const inner = contentOf(part['text'] ?? part['thinking'] ?? part['reasoning']);
    if (inner === null) return null;
    const isThought = part['thinking'] !== undefined || /think|thought|reason/u.test(String(part['type']));
    if (isThought) reasoning += inner.text + inner.reasoning;
    else text += inner.text;
  }
  return { text, reasoning };
}

function calls(value: unknown): boolean {
  return value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0);
}

/** What a server sent in a stream, as far as a client may hide it: the last chunk, and the end of a chat completion. */
export class SentChunks {
  /** The last chunk, whatever it is. */
  last: unknown;
  #finish: string | null = null;
  #usage: object | null = null;

  add(chunk: unknown): void {
    this.last = chunk;
    if (!isJsonObject(chunk)) return;
    const { choices, usage } = chunk;
    if (isJsonObject(usage)) this.#usage = usage;
    const choice: unknown = Array.isArray(choices) ? choices[0] : undefined;
    const finish = isJsonObject(choice) ? choice['finish_reason'] : undefined;
    if (typeof finish === 'string' && finish !== '') this.#finish = finish;
  }

  /** The server's word for the end of a chat completion; null as long as it has sent none. */
  get finish(): string | null {
    return this.#finish;
  }

  get end(): Pick<ChatPiece, 'finish' | 'usage'> {
    return { finish: this.#finish, usage: this.#usage };
  }
}
