import type { EmbeddingModel, LanguageModel } from 'ai';
import type { CallCarrier, CallCollecting } from './call-carrier.ts';
import type { JsonValue } from './json.ts';
import type { Price } from './money/price.ts';
import type { JsonMode } from './reply-structure.ts';

/** A model of any AI SDK provider, a gateway id such as `'openai/gpt-5'`, or one with settings. */
export type Model = LanguageModel | ConfiguredModel;

/** An embedding model of any AI SDK provider. */
export type Embedder = EmbeddingModel;

/** A model together with the settings of its lane and its calls, or with a carrier: what `withSettings` and `withCarrier` return. */
export interface ConfiguredModel {
  readonly kind: 'configured-model';
  readonly model: LanguageModel;
  readonly settings: ModelSettings;
  /** What carries the calls of this model, instead of the carrier of the run. @default the `carrier` of the run */
  readonly carrier?: CallCarrier;
  /** What collects its calls for batches of its provider; `batched` sets it. @default all calls are live @internal */
  readonly collecting?: CallCollecting;
}

/** Whether a model has its own settings, carrier or batches. */
export function isConfigured(model: Model): model is ConfiguredModel {
  return typeof model === 'object' && 'kind' in model;
}

/** How a reply with several parts is laid out. */
export type StructuredOutput = 'sections' | JsonMode;

/** What a model writes around its thinking when its server leaves both in the text. */
export interface ThinkingMarks {
  readonly open: string;
  readonly close: string;
}

/** Settings of one model. Those marked *keyed* change the reply and so belong to the key of each call. */
export interface ModelSettings {
  /**
   * Name under which replies of this model are stored, instead of the provider's model id. *Keyed.* Set it when one
   * id stands for changing weights, or when two ids serve the same weights.
   *
   * @default the model's own id
   */
  readonly id?: string;
  /**
   * Most calls of this model in flight at once. Fewer are, when the provider refuses or slows down.
   *
   * @default none: begins with 16 and finds how many bring throughput, up to the `maxConcurrency` of the run
   */
  readonly maxConcurrency?: number;
  /**
   * Most tries of this model that start in any minute, spread evenly.
   *
   * @default none: the lane finds the provider's limit by itself
   */
  readonly requestsPerMinute?: number;
  /**
   * Most tokens of this model in any minute, spread evenly: prompts and replies together, or apart as a provider
   * counts them.
   *
   * @default none: the lane finds the provider's limit by itself
   */
  readonly tokensPerMinute?: number | { readonly input?: number; readonly output?: number };
  /**
   * Cap on the tokens of one reply. Not keyed: a reply that ended before a cap is the same under a higher one, and a
   * reply that a lower cap cut is asked for again.
   *
   * @default the provider's own cap
   */
  readonly maxOutputTokens?: number;
  /**
   * Tokens that prompt and reply may have together at its server. Not keyed: a reply that a smaller window cut is asked for
   * again under a larger one, as with `maxOutputTokens`.
   *
   * @default unknown
   */
  readonly contextWindow?: number;
  /** Sampling temperature, 0 or more. *Keyed.* @default the provider's own */
  readonly temperature?: number;
  /** Nucleus sampling share, above 0 and at most 1. *Keyed.* @default the provider's own */
  readonly topP?: number;
  /**
   * Milliseconds after which one try is given up and counts as a transport failure. A streamed reply that flows has such
   * a limit only when it is set here.
   *
   * @default 900_000 (15 minutes); none for a streamed reply
   */
  readonly timeoutMs?: number;
  /**
   * Whether replies are read as they are written. It changes nothing in a reply; it is what lets an answer take longer
   * than the 300 seconds after which the built-in `fetch` gives up on a silent server. `'auto'` does so where a stage
   * expects long replies, as `synthesize` does.
   *
   * @default 'auto'
   */
  readonly stream?: boolean | 'auto';
  /** Milliseconds in which the text or the reasoning of a streamed reply must begin. @default timeoutMs, or 900_000 */
  readonly firstTokenTimeoutMs?: number;
  /** Longest silence after the first piece of a streamed reply, in milliseconds. @default 120_000 (2 minutes) */
  readonly idleTimeoutMs?: number;
  /**
   * Most characters of text and reasoning of one reply. A reply that goes on is cut there and counts as cut by its length.
   *
   * @default 64 for each of `maxOutputTokens`, at least 1 million, at most and without a cap 32 million
   */
  readonly maxReplyCharacters?: number;
  /**
   * Most milliseconds of one streamed reply, which is cut then like one that is too long.
   *
   * @default 2 seconds for each of `maxOutputTokens`, at least an hour, at most and without a cap two days
   */
  readonly maxReplyMs?: number;
  /**
   * How replies with several parts are laid out: labelled sections, or JSON that the server is held to (`json_schema`),
   * asked for (`json_object`) or only told of in the prompt (`prompt`). `'auto'` takes `json_schema` and falls back to
   * `prompt` when the server will not have it. *Keyed*, since it changes the request.
   *
   * @default 'sections'
   */
  readonly structuredOutput?: StructuredOutput;
  /**
   * Whether prompts for replies with several parts show an example: in JSON instead of the schema, in sections beside the
   * layout. Weak models copy a schema, and fill an example. *Keyed*, since it changes the prompt.
   *
   * @default false
   */
  readonly examples?: boolean;
  /**
   * What this model writes around its thinking, beside the marks that are known. Not keyed: it changes what is read out of
   * a reply, also of stored ones, and not the reply.
   *
   * @default none
   */
  readonly thinkingMarks?: readonly ThinkingMarks[];
  /**
   * What this server's own words for the end of a reply mean, where they are not known: `{ natural_halt: 'stop' }`. The
   * empty word stands for a server that names no reason. Not keyed, and read for stored replies as well.
   *
   * @default none: a reply that ended with such a word may not be whole
   */
  readonly finishReasons?: { readonly [word: string]: 'stop' | 'length' | 'content-filter' };
  /** What a call of this model costs. @default the `price` of the run */
  readonly price?: Price;
  /**
   * Most tries of one call, the first included. Only failures that may pass are tried again. Tries that say nothing about
   * the call do not count: those turned away for a limit, or while nothing shows whether the model takes any call.
   *
   * @default 5 for failures of the provider, up to 10 for responses that cannot be read; 8 and 12 in the first stage
   */
  readonly maxAttempts?: number;
  /**
   * Whether to send the header `x-chimera-sample: slot:draw:re-ask:epoch`, which tells equal prompts apart on the wire.
   *
   * @default true
   */
  readonly sampleHeader?: boolean;
  /**
   * Whether the model knows turns of the system. Where it does not, what they say is at the beginning of the first
   * user turn. Not keyed: the words are the same. A server that refuses such a turn and says so is asked without one.
   *
   * @default true, until the server refuses one
   */
  readonly systemRole?: boolean;
  /** Options for the provider, passed on as they are. *Keyed.* */
  readonly providerOptions?: { readonly [provider: string]: { readonly [option: string]: JsonValue } };
}
