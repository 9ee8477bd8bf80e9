import { isJsonObject } from '../../core/json.ts';
import { errorIn, errorMember } from './failure-of.ts';

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

/** A streamed chat completion, put together from what its server sent and not from what its client made of it. */
export class ChatPieces {
  #text: string[] = [];
  #reasoning: string[] = [];
  #finish: string | null = null;
  #usage: object | null = null;
  #isWhole = true;
  /** The error that came, also beside a piece of a reply, where clients pass over it; null while there is none. */
  error: unknown = null;

  /** Takes a chunk; returns how many characters it adds, null when it is none of a chat completion. */
  add(chunk: unknown): number | null {
    if (errorIn(chunk) !== undefined) this.error = errorMember(chunk);
    const piece = chatPieceOf(chunk);
    if (piece === null) {
      this.#isWhole = false;
      return null;
    }
    if (piece.text !== '') this.#text.push(piece.text);
    if (piece.reasoning !== '') this.#reasoning.push(piece.reasoning);
    this.#finish = piece.finish ?? this.#finish;
    this.#usage = piece.usage ?? this.#usage;
    return piece.text.length + piece.reasoning.length;
  }

  /** All that has come; null when something came that could not be read. */
  get whole(): ChatPiece | null {
    if (!this.#isWhole || this.error !== null) return null;
    return {
      text: this.#text.join(''),
      reasoning: this.#reasoning.join(''),
      finish: this.#finish,
      usage: this.#usage,
    };
  }
}
