import { type LanguageModelMiddleware, wrapLanguageModel } from 'ai';
import { SentChunks } from '../failures/chat-piece.ts';
import { chatResult, refusedPiece } from '../failures/chat-result.ts';
import { errorIn } from '../failures/error-in.ts';
import { StreamFailure } from '../failures/stream-failure.ts';
import type { LanguageModelObject } from './quiet-model.ts';

type WrapGenerate = NonNullable<LanguageModelMiddleware['wrapGenerate']>;
type GenerateResult = Awaited<ReturnType<WrapGenerate>>;
type StreamResult = Awaited<ReturnType<Parameters<WrapGenerate>[0]['doStream']>>;
type StreamPart = StreamResult['stream'] extends ReadableStream<infer Part> ? Part : never;
type FinishPart = Extract<StreamPart, { readonly type: 'finish' }>;

/** What is to be done with the pieces of a streamed reply. */
export interface StreamReading {
  /** Called with the number of characters of each piece of text or reasoning. */
  readonly onPiece: (characters: number) => void;
  /** Told how many characters have come; the reply is cut when it says so. @default never */
  readonly isTooMuch?: (characters: number) => boolean;
}

/**
 * Returns the same model for one call, whose whole reply it puts together from a stream: the headers come at once, so
 * that no client gives up on a server that writes for an hour.
 */
export function streamedModel(model: LanguageModelObject, reading: StreamReading): LanguageModelObject {
  return wrapLanguageModel({
    model,
    middleware: {
      specificationVersion: 'v3',
      wrapGenerate: async ({ model: inner, params }) => {
        // Clients pass over an error beside a piece of a reply: what the server sent shows it.
        const result = await inner.doStream({ ...params, includeRawChunks: true });
        return assembled(result, params.abortSignal, reading);
      },
    },
  });
}

async function assembled(
  { stream, request, response }: StreamResult,
  signal: AbortSignal | undefined,
  { onPiece, isTooMuch = () => false }: StreamReading,
): Promise<GenerateResult> {
  const blocks = new Blocks();
  const sent = new SentChunks();
  // Whether the client refused a piece that can be read nevertheless.
  let isRefused = false;
  let characters = 0;
  let isCut = false;
  let finish: FinishPart | null = null;
  let metadata: object = {};
  let warnings: GenerateResult['warnings'] = [];
  await readParts(stream, signal, (part) => {
    switch (part.type) {
      case 'text-delta':
      case 'reasoning-delta':
        blocks.add(part.type === 'text-delta' ? 'text' : 'reasoning', part.id, part.delta);
        onPiece(part.delta.length);
        characters += part.delta.length;
        isCut = isTooMuch(characters);
        return isCut;
      case 'stream-start':
        warnings = part.warnings;
        return undefined;
      case 'response-metadata':
        metadata = { id: part.id, timestamp: part.timestamp, modelId: part.modelId };
        return undefined;
      case 'raw':
        refuseError(part.rawValue, !blocks.isEmpty);
        sent.add(part.rawValue);
        return undefined;
      case 'error': {
        const piece = refusedPiece(part.error, sent.last);
        if (piece === null)
          throw part.error instanceof Error
            ? part.error
            : new StreamFailure('failed', part.error, !blocks.isEmpty);
        isRefused = true;
        blocks.append('reasoning', piece.reasoning);
        blocks.append('text', piece.text);
        const length = piece.reasoning.length + piece.text.length;
        onPiece(length);
        characters += length;
        isCut = isTooMuch(characters);
        return isCut;
      }
      case 'finish':
        finish = part;
    }
    return undefined;
  });
  if (isRefused && !isCut) {
    if (sent.finish === null) throw new StreamFailure('unfinished', null, !blocks.isEmpty);
    const { finishReason, usage } = chatResult({ text: '', reasoning: '', ...sent.end });
    return {
      content: blocks.content(),
      finishReason,
      usage,
      response: { ...metadata, ...response },
      warnings,
    };
  }
  const end = isCut ? cutEnd : ended(finish, !blocks.isEmpty);
  const { finishReason, usage, providerMetadata } = end;
  return {
    content: blocks.content(),
    finishReason,
    usage: isUntold(usage) && !isCut ? chatResult({ text: '', reasoning: '', ...sent.end }).usage : usage,
    ...(providerMetadata === undefined ? {} : { providerMetadata }),
    ...(request === undefined ? {} : { request }),
    response: { ...metadata, ...response },
    warnings,
  };
}

/** Some clients look for figures in another place than the server has them. */
function isUntold({ inputTokens, outputTokens }: FinishPart['usage']): boolean {
  return inputTokens.total === undefined && outputTokens.total === undefined;
}

/** @throws {StreamFailure} When the server tells of an error, alone or beside a piece of its reply. */
function refuseError(rawValue: unknown, hasBegun: boolean): void {
  const error = errorIn(rawValue);
  if (error !== undefined) throw new StreamFailure('failed', error, hasBegun);
}

/** Of what a server writes on no usage is known. */
const cutEnd: FinishPart = {
  type: 'finish',
  finishReason: { unified: 'length', raw: 'length' },
  usage: {
    inputTokens: { total: undefined, noCache: undefined, cacheRead: undefined, cacheWrite: undefined },
    outputTokens: { total: undefined, text: undefined, reasoning: undefined },
  },
};

/** Reads a stream to its end, or until it is told to stop by `true`. When that is not reached, cancels it, which frees the connection. */
async function readParts(
  stream: ReadableStream<StreamPart>,
  signal: AbortSignal | undefined,
  take: (part: StreamPart) => boolean | undefined,
): Promise<void> {
  const reader = stream.getReader();
  const cancel = (): void => void reader.cancel(signal?.reason).catch(() => {});
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    for (;;) {
      signal?.throwIfAborted();
      const { done, value } = await reader.read();
      if (done) break;
      if (take(value) === true) {
        cancel();
        return;
      }
    }
    // A stream that was cancelled ends as if it were whole.
    signal?.throwIfAborted();
  } catch (error) {
    cancel();
    throw error;
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}

/** Some providers mark a stream that was cut with its own finish reason, others with an unknown one that has no raw form. */
function ended(finish: FinishPart | null, hasBegun: boolean): FinishPart {
  const reason: { readonly unified: string; readonly raw?: string | undefined } | undefined =
    finish?.finishReason;
  const isCut =
    reason === undefined ||
    reason.unified === 'interrupted' ||
    (reason.unified === 'other' && reason.raw === undefined);
  if (finish === null || isCut) throw new StreamFailure('unfinished', null, hasBegun);
  return finish;
}

/** So many pieces become one text: kept one by one until the end, each would be copied by the garbage collector. */
const piecesJoined = 128;

interface Block {
  readonly type: 'text' | 'reasoning';
  readonly id: string;
  readonly texts: string[];
  /** What has come since the last of the texts. */
  readonly pieces: string[];
}

/** Text and reasoning in the order in which they began. */
class Blocks {
  readonly #blocks = new Map<string, Block>();
  #last: Block | null = null;

  add(type: Block['type'], id: string, piece: string): void {
    // Nearly always the block of the piece before.
    if (this.#last?.id !== id || this.#last.type !== type) this.#last = this.#blockOf(type, id);
    const { texts, pieces } = this.#last;
    pieces.push(piece);
    if (pieces.length < piecesJoined) return;
    texts.push(pieces.join(''));
    pieces.length = 0;
  }

  /** Adds to the block of that type that began last, or to one of its own. */
  append(type: Block['type'], piece: string): void {
    if (piece === '') return;
    const last = [...this.#blocks.values()].findLast((block) => block.type === type);
    this.add(type, last?.id ?? '', piece);
  }

  #blockOf(type: Block['type'], id: string): Block {
    const key = `${type} ${id}`;
    const block = this.#blocks.get(key) ?? { type, id, texts: [], pieces: [] };
    this.#blocks.set(key, block);
    return block;
  }

  get isEmpty(): boolean {
    return this.#blocks.size === 0;
  }

  content(): GenerateResult['content'] {
    return [...this.#blocks.values()]
      .map(({ type, texts, pieces }) => ({ type, text: [...texts, ...pieces].join('') }))
      .filter(({ text }) => text !== '');
  }
}
