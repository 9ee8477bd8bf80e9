import type { CallOrder } from '../../core/call-carrier.ts';
import { contentHash } from '../../core/content-hash.ts';
import type { TryDemand } from '../../core/money/spend-gate.ts';
import type { ChatMessage } from '../../core/prompt.ts';
import { boundedSchemaOf } from '../layout/json-layout.ts';
import type { PermitRequest } from '../limits/lanes.ts';
import type { Question } from './question.ts';

/** One of the replies to a question: the first one, or that to a re-ask. */
export interface ReplyWanted {
  readonly question: Question;
  /** Key under which it is stored. */
  readonly key: string;
  readonly epoch: number;
  /** 0 for the question itself, 1 when the model is shown why its reply could not be used. */
  readonly reAsk: number;
  /** The turns that are sent: those of the question, or of the re-ask. */
  readonly messages: readonly ChatMessage[];
}

/** Returns what a carrier needs to know. Each try carries the same order. */
export function orderOf({ question, key, epoch, reAsk, messages }: ReplyWanted): CallOrder {
  const { scope, model, slot, draw, format, isLong } = question;
  // Whatever name a custom slot has, the header must be one that HTTP can carry and that splits at its colons.
  const sample = [slot.replace(/[^!-9;-~]/g, '_'), draw, reAsk, epoch].join(':');
  return {
    key,
    model: model.name,
    stage: scope.stage,
    messages,
    settings: model.callSettings,
    format,
    sample,
    long: isLong,
  };
}

/** Returns what the lane of the model needs to know. */
export function permitRequest(wanted: ReplyWanted): PermitRequest {
  const { question, key, reAsk, messages } = wanted;
  const { scope, model } = question;
  return {
    lane: model.name,
    settings: model.settings,
    call: key,
    prompt: () => contentHash(messages.map(({ content }) => content)),
    isReAsk: reAsk > 0,
    depth: scope.depth,
    signal: scope.signal,
    demand: demandOf(wanted),
  };
}

/** Returns what the budget needs to know of a live try. */
export function demandOf({ question, messages }: ReplyWanted): TryDemand {
  const { model, format } = question;
  const { maxOutputTokens = null, price = null } = model.settings;
  return {
    model: model.name,
    provider: model.provider,
    modelId: model.ownId,
    inputTokens: bytesOf(messages, format),
    outputTokens: maxOutputTokens,
    price,
  };
}

/** Roles and separators cost a few tokens more than the text itself. */
const bytesPerMessage = 16;

function bytesOf(messages: readonly ChatMessage[], format: Question['format']): number {
  const schema = format === null ? 0 : Buffer.byteLength(JSON.stringify(boundedSchemaOf(format.structure)));
  return messages.reduce(
    (total, { content }) => total + Buffer.byteLength(content) + bytesPerMessage,
    schema,
  );
}
