import type { LanguageModel } from 'ai';
import type { FinishReason } from '../core/reply.ts';
import { sampleIn } from '../core/sample-header.ts';
import { ProviderError } from '../errors/index.ts';
import { checkArguments } from '../options/check-arguments.ts';
import { nonEmptyString, type OptionSchema, optionOf, optionsSchema } from '../options/option-schemas.ts';
import { type EndedReply, generated, streamed } from './scripted-result.ts';

/** A language model of the AI SDK's specification v3, which `ai` 6 and 7 both run, that remembers what it was asked. */
export type ScriptedModel = Extract<LanguageModel, { readonly specificationVersion: 'v3' }> & {
  /** The calls made so far, oldest first. */
  readonly calls: readonly ScriptedCall[];
};

/** One call of a scripted model. */
export interface ScriptedCall {
  /** The part the call plays, such as `generate`, `verifier-0` or `rule-no-greek/ask`; empty without the sample header. */
  readonly slot: string;
  /** Which sample of the prompt is asked for, from 0. */
  readonly draw: number;
  /** 1 when the reply before was refused by `parse`, otherwise 0. */
  readonly reAsk: number;
  /** The instructions; empty when there are none. */
  readonly system: string;
  /** The last user turn: in a re-ask, what was wrong with the reply before. */
  readonly user: string;
  /** All turns but the instructions. */
  readonly turns: readonly { readonly role: 'user' | 'assistant'; readonly text: string }[];
  readonly maxOutputTokens: number | null;
  readonly temperature: number | null;
}

/**
 * What a scripted model does when it is called: reply with a text, or with a text and more, or fail with an error. An
 * error with a `statusCode`, such as `Object.assign(new Error('busy'), { statusCode: 429 })`, counts as that answer of
 * a provider.
 */
export type ScriptedReply =
  | string
  | Error
  | {
      readonly text: string;
      /** Thinking apart from the text. @default none */
      readonly reasoning?: string;
      /** @default 'stop' */
      readonly finishReason?: FinishReason;
      /** @default 1 */
      readonly inputTokens?: number;
      /** @default 1 */
      readonly outputTokens?: number;
    };

/** Where replies come from: one text for every call, a list with one reply for each call, or a function of the call. */
export type ModelScript =
  | string
  | readonly ScriptedReply[]
  | ((call: ScriptedCall) => ScriptedReply | Promise<ScriptedReply>);

/** Options of `scriptedModel`. */
export interface ScriptedModelOptions {
  /**
   * The model's id; events and records name it `scripted:<modelId>`. Models that are asked the same need different ids:
   * replies are remembered by id and prompt.
   *
   * @default 'model'
   */
  readonly modelId?: string;
}

const scriptSchema: OptionSchema = optionOf(
  (script) => typeof script === 'string' || typeof script === 'function' || Array.isArray(script),
  'a reply, a list of replies, or a function of the call',
);

const scriptedModelSchema: OptionSchema = optionsSchema<ScriptedModelOptions>({
  modelId: nonEmptyString.optional(),
});

type CallOptions = Parameters<ScriptedModel['doGenerate']>[0];

/**
 * Creates a model that says what a test wants, needs no network and records its calls. It streams as well.
 *
 * When a list has run out, the call fails as a refused request does, so that the run ends with a message.
 *
 * @example
 * ```ts
 * const verifier = scriptedModel(['Verdict: VALID', 'Verdict: INVALID\nReason: The answer is 5.']);
 * const { outputs, rejected } = await runStage(validate({ models: [verifier] }), [aProblem(), aProblem({ answer: '3' })]);
 * // outputs.length is 1, rejected[0].code is 'verifier-rejected', verifier.calls[0].slot is 'verifier-0'
 * ```
 */
export function scriptedModel(script: ModelScript, options: ScriptedModelOptions = {}): ScriptedModel {
  checkArguments(
    [scriptSchema, script, 'scriptedModel.script'],
    [scriptedModelSchema, options, 'scriptedModel'],
  );
  const { modelId = 'model' } = options;
  const calls: ScriptedCall[] = [];
  const answer = async (request: CallOptions): Promise<EndedReply> => {
    request.abortSignal?.throwIfAborted();
    const call = readCall(request);
    calls.push(call);
    const reply = await replyTo(call, calls.length - 1, script);
    if (reply instanceof Error) throw reply;
    const { text, reasoning = null, ...end } = typeof reply === 'string' ? { text: reply } : reply;
    return { finishReason: 'stop', inputTokens: 1, outputTokens: 1, ...end, text, reasoning };
  };
  return {
    specificationVersion: 'v3',
    provider: 'scripted',
    modelId,
    supportedUrls: {},
    calls,
    doGenerate: async (request) => generated(await answer(request)),
    doStream: async (request) => streamed(await answer(request)),
  };
}

async function replyTo(call: ScriptedCall, order: number, script: ModelScript): Promise<ScriptedReply> {
  if (typeof script === 'string') return script;
  if (typeof script === 'function') return script(call);
  return script[order] ?? scriptExhausted(script.length, call);
}

/** Without a status, so that it is not taken for a refusal of one prompt: it ends the run. */
function scriptExhausted(replies: number, { slot, draw }: ScriptedCall): ProviderError {
  return new ProviderError(
    `the script holds ${replies} replies and was asked once more (slot ${slot}, draw ${draw})`,
    { code: 'bad-request', model: 'scripted' },
  );
}

function readCall({ prompt, headers, maxOutputTokens, temperature }: CallOptions): ScriptedCall {
  const [slot = '', draw = '0', reAsk = '0'] = sampleIn(headers).split(':');
  const system: string[] = [];
  const turns: ScriptedCall['turns'][number][] = [];
  for (const { role, content } of prompt) {
    const text =
      typeof content === 'string'
        ? content
        : content.map((part) => (part.type === 'text' ? part.text : '')).join('');
    if (role === 'system') system.push(text);
    else if (role !== 'tool') turns.push({ role, text });
  }
  return {
    slot,
    draw: Number(draw),
    reAsk: Number(reAsk),
    system: system.join('\n'),
    user: turns.findLast((turn) => turn.role === 'user')?.text ?? '',
    turns,
    maxOutputTokens: maxOutputTokens ?? null,
    temperature: temperature ?? null,
  };
}
