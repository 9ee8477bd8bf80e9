import { contentHash } from '../core/content-hash.ts';

/** A turn of a conversation, as plain text. */
export interface OfflineTurn {
  readonly role: 'system' | 'user' | 'assistant';
  readonly text: string;
}

/** What an offline model is asked. */
export interface OfflineRequest {
  /** Name of the model that is asked: each name errs in its own way. */
  readonly modelId: string;
  readonly turns: readonly OfflineTurn[];
  /** Value of the header `x-chimera-sample`; empty when it was not sent. */
  readonly sample: string;
}

/** A request as far as an offline model understands it. */
export interface ReadPrompt {
  readonly part: 'expand' | 'generate' | 'validate' | 'synthesize' | 'label' | 'rank';
  /** Fenced texts by label. */
  readonly data: ReadonlyMap<string, string>;
  /** The instructions, that is, the text outside the fences. */
  readonly instructions: string;
  /** Whether an earlier reply was refused and is asked for again. */
  readonly isReask: boolean;
  /** What tells this question and sample from all others, the same for a question and its re-ask. */
  readonly identity: string;
}

/** Finds out from the prompt alone which part is to be played, and with what. */
export function readPrompt({ modelId, turns, sample }: OfflineRequest): ReadPrompt {
  const firstReply = turns.findIndex(({ role }) => role === 'assistant');
  const question = (firstReply < 0 ? turns : turns.slice(0, firstReply)).map(({ text }) => text).join('\n\n');
  const { data, instructions } = readFences(question);
  const [slot = '', draw = '', , epoch = ''] = sample.split(':');
  return {
    part: partOf(data),
    data,
    instructions,
    isReask: firstReply >= 0,
    identity: contentHash(modelId, question, slot, draw, epoch),
  };
}

function partOf(data: ReadonlyMap<string, string>): ReadPrompt['part'] {
  if (data.has('Problem A') && data.has('Problem B')) return 'rank';
  if (data.has('Reference answer') && data.has('Final answer')) return 'label';
  if (data.has('Problem') && data.has('Answer')) return 'validate';
  if (data.has('Topic') && !data.has('Problem')) return 'generate';
  if (data.has('Subject') && !data.has('Topic')) return 'expand';
  return 'synthesize';
}

const opening = /^([A-Z][A-Za-z ]*):\n<<<DATA-([0-9a-f]{16})\n/mu;

/**
 * Takes the fenced texts out of a prompt. A fence only counts when its mark is the hash of what it holds, so that
 * nothing inside one can end it or open another.
 */
function readFences(prompt: string): { data: ReadonlyMap<string, string>; instructions: string } {
  const data = new Map<string, string>();
  let instructions = '';
  let rest = prompt;
  for (let match = opening.exec(rest); match !== null; match = opening.exec(rest)) {
    const [head, label = '', mark = ''] = match;
    const body = rest.slice(match.index + head.length);
    const end = endOfFence(body, mark);
    instructions += rest.slice(0, match.index);
    if (end === null) instructions += head;
    else if (!data.has(label)) data.set(label, body.slice(0, end));
    rest = end === null ? body : body.slice(end + `\nDATA-${mark}>>>`.length);
  }
  return { data, instructions: instructions + rest };
}

function endOfFence(body: string, mark: string): number | null {
  const closing = `\nDATA-${mark}>>>`;
  for (let end = body.indexOf(closing); end >= 0; end = body.indexOf(closing, end + 1)) {
    if (contentHash('fence', body.slice(0, end)).slice(0, 16) === mark) return end;
  }
  return null;
}
