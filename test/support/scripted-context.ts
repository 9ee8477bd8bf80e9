import { MockLanguageModelV3 } from 'ai/test';
import type { CallRequest, CallResult } from '../../src/core/call.ts';
import type { JsonValue } from '../../src/core/json.ts';
import type { Model } from '../../src/core/model.ts';
import type { PromptText } from '../../src/core/prompt.ts';
import type { Reply } from '../../src/core/reply.ts';
import type { ProcessResult, Sibling, Stage, TaskContext } from '../../src/core/stage.ts';
import { UnusableReplyError } from '../../src/errors/index.ts';
import { modelName } from '../../src/models/provider/resolve-model.ts';

/** What a script is asked. */
export interface ScriptedCall {
  readonly slot: string;
  readonly draw: number;
  readonly model: string;
  readonly system: string;
  readonly user: string;
  /** Why the reply before was refused; null for a first question. */
  readonly refused: string | null;
}

/** Answers calls: with a text, parts of a reply, or an error that the call is to fail with. */
export type Script = (call: ScriptedCall) => string | Partial<Reply> | Error;

export interface ScriptedContext<Input, Output> {
  readonly context: TaskContext<Input, Output>;
  readonly calls: readonly ScriptedCall[];
  readonly points: readonly string[];
}

/** A model that is only a name: scripts answer for it. */
export function namedModel(modelId: string): Model {
  return new MockLanguageModelV3({ provider: 'test', modelId });
}

/** A task's context without an engine: calls go to a script and keep to the one re-ask of the real gateway. */
export function scriptedContext<Input, Output>(
  script: Script,
  place: {
    readonly draw?: number;
    readonly earlier?: readonly (readonly Output[])[];
    readonly siblings?: readonly Sibling<Input>[];
    readonly decisions?: Map<string, JsonValue>;
    readonly states?: Map<string, unknown>;
    readonly signal?: AbortSignal;
  } = {},
): ScriptedContext<Input, Output> {
  const { draw = 0, earlier = [], siblings = [], decisions = new Map<string, JsonValue>() } = place;
  const { states = new Map<string, unknown>() } = place;
  const calls: ScriptedCall[] = [];
  const points: string[] = [];
  const context: TaskContext<Input, Output> = {
    draw,
    earlier,
    signal: place.signal ?? new AbortController().signal,
    call: async (request) => {
      const first = answer(request, null);
      if (!(first instanceof Refused)) return first;
      const second = answer(request, first.message);
      if (!(second instanceof Refused)) return second;
      throw new UnusableReplyError(second.message, {
        code: 'unusable-reply',
        keys: ['first', 'second'],
        model: modelName(request.model),
      });
    },
    embed: async () => [],
    decide: async (name, value) => {
      if (!decisions.has(name)) decisions.set(name, value);
      return decisions.get(name) as typeof value;
    },
    shared: (name, create) => {
      if (!states.has(name)) states.set(name, create());
      return states.get(name) as ReturnType<typeof create>;
    },
    siblings: async (point) => {
      points.push(point);
      return siblings;
    },
  };
  return { context, calls, points };

  function answer<Value>(request: CallRequest<Value>, refused: string | null): CallResult<Value> | Refused {
    const call: ScriptedCall = {
      slot: request.slot,
      draw: request.draw ?? draw,
      model: modelName(request.model),
      ...turnsOf(request.prompt),
      refused,
    };
    calls.push(call);
    const scripted = script(call);
    if (scripted instanceof Error) throw scripted;
    const reply = replyOf(scripted, call.model);
    try {
      return { value: request.parse(reply), reply };
    } catch (error) {
      return new Refused(error instanceof Error ? error.message : String(error));
    }
  }
}

class Refused {
  readonly message: string;

  constructor(message: string) {
    this.message = message;
  }
}

/** Runs the one function of a stage that is a leaf. */
export async function processWith<Input, Output>(
  stage: Stage<Input, Output>,
  item: Input,
  context: TaskContext<Input, Output>,
): Promise<ProcessResult<Output>> {
  if (stage.plan.kind !== 'leaf') throw new TypeError('the stage is no leaf');
  // The engine lays types aside in the same way; the stage's own types say what goes in and comes out.
  const erased = context as unknown as TaskContext<unknown, unknown>;
  return (await stage.plan.process(item, erased)) as ProcessResult<Output>;
}

function turnsOf(prompt: PromptText): { readonly system: string; readonly user: string } {
  return typeof prompt === 'string' ? { system: '', user: prompt } : { system: '', ...prompt };
}

function replyOf(scripted: string | Partial<Reply>, model: string): Reply {
  const usage = { inputTokens: 1, outputTokens: 1, reasoningTokens: null, cachedInputTokens: null };
  const plain = {
    text: '',
    reasoning: null,
    finishReason: 'stop',
    usage,
    model,
    maxOutputTokens: null,
  } as const;
  return { ...plain, ...(typeof scripted === 'string' ? { text: scripted } : scripted) };
}
