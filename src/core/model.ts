import type { EmbeddingModel, LanguageModel } from 'ai';
import type { JsonValue } from './json.ts';

/** A model of any AI SDK provider, a gateway id such as `'openai/gpt-5'`, or one with settings. */
export type Model = LanguageModel | ConfiguredModel;

/** An embedding model of any AI SDK provider. */
export type Embedder = EmbeddingModel;

/** A model together with the settings of its lane and its calls: what `withSettings` gives. */
export interface ConfiguredModel {
  readonly kind: 'configured-model';
  readonly model: LanguageModel;
  readonly settings: ModelSettings;
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
   * Most calls of this model in flight at once.
   *
   * @default 16
   */
  readonly maxConcurrency?: number;
  /**
   * Cap on the tokens of one reply. Not keyed: a reply that ended before a cap is the same under a higher one, and a
   * reply that a lower cap cut is asked for again.
   *
   * @default the provider's own cap
   */
  readonly maxOutputTokens?: number;
  /** Sampling temperature, 0 or more. *Keyed.* @default the provider's own */
  readonly temperature?: number;
  /** Nucleus sampling share, above 0 and at most 1. *Keyed.* @default the provider's own */
  readonly topP?: number;
  /**
   * Milliseconds after which one try is given up and counts as a transport failure.
   *
   * @default 900_000 (15 minutes)
   */
  readonly timeoutMs?: number;
  /**
   * Most tries of one call, the first included. Only failures that may pass are tried again.
   *
   * @default 5
   */
  readonly maxAttempts?: number;
  /**
   * Whether to send the header `x-chimera-sample: slot:draw:re-ask:epoch`, which tells equal prompts apart on the wire.
   *
   * @default true
   */
  readonly sampleHeader?: boolean;
  /** Options for the provider, passed on as they are. *Keyed.* */
  readonly providerOptions?: { readonly [provider: string]: { readonly [option: string]: JsonValue } };
}
