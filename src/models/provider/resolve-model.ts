import { gateway, type LanguageModel } from 'ai';
import type { CallCarrier, CallCollecting, CallSettings } from '../../core/call-carrier.ts';
import { isConfigured, type Model, type ModelSettings } from '../../core/model.ts';
import { ConfigurationError } from '../../errors/index.ts';
import { checkOptions } from '../../options/check-options.ts';
import { modelSchema } from '../model-schema.ts';
import { callSettingsOf } from './call-settings.ts';
import { type LanguageModelObject, quietModel } from './quiet-model.ts';

/** A model as calls use it. */
export interface ResolvedModel {
  /** `provider:model`, with the id of the settings instead of the model's own when they name one. */
  readonly name: string;
  readonly provider: string;
  /** The id under which replies are stored. */
  readonly modelId: string;
  /** The id that the provider knows the model by. */
  readonly ownId: string;
  /** The model that `ai` calls: prints no warnings. */
  readonly languageModel: LanguageModelObject;
  /** The model as it was given, for wrappings of another kind. */
  readonly bareModel: LanguageModelObject;
  /** Whether its reply can be streamed; some custom models cannot. */
  readonly canStream: boolean;
  readonly settings: ModelSettings;
  /** Those that a try needs. */
  readonly callSettings: CallSettings;
  /** What carries its calls, whatever the run says; null when the run decides. */
  readonly carrier: CallCarrier | null;
  /** What collects its calls for batches of its provider; null when all are live. */
  readonly collecting: CallCollecting | null;
}

/**
 * Makes any model ready for calls.
 *
 * @throws {ConfigurationError} When it cannot serve; see `modelSchema`.
 */
export function resolveModel(model: Model): ResolvedModel {
  checkOptions(modelSchema, model, 'model');
  const { languageModel, settings, carrier, collecting } = partsOf(model);
  const bare = typeof languageModel === 'string' ? defaultModel(languageModel) : languageModel;
  const canStream = typeof bare.doStream === 'function';
  return {
    ...identityOf(model),
    languageModel: quietModel(bare),
    bareModel: bare,
    canStream,
    settings,
    callSettings: callSettingsOf(settings),
    carrier,
    collecting,
  };
}

/** Returns `provider:model`, as events and records name a model. */
export function modelName(model: Model): string {
  return identityOf(model).name;
}

/** Returns the names of a model: here, at its provider, and in keys. */
export function identityOf(model: Model): Pick<ResolvedModel, 'name' | 'provider' | 'modelId' | 'ownId'> {
  const { languageModel, settings } = partsOf(model);
  const { provider, modelId: ownId } =
    typeof languageModel === 'string' ? { provider: 'gateway', modelId: languageModel } : languageModel;
  const modelId = settings.id ?? ownId;
  return { name: `${provider}:${modelId}`, provider, modelId, ownId };
}

/** The settings that a model was given. */
export function settingsOf(model: Model): ModelSettings {
  return partsOf(model).settings;
}

/** What collects the calls of a model for batches of its provider; null when all are live. */
export function collectingOf(model: Model): CallCollecting | null {
  return partsOf(model).collecting;
}

interface ModelParts extends Pick<ResolvedModel, 'settings' | 'carrier' | 'collecting'> {
  readonly languageModel: LanguageModel;
}

function partsOf(model: Model): ModelParts {
  return isConfigured(model)
    ? {
        languageModel: model.model,
        settings: model.settings,
        carrier: model.carrier ?? null,
        collecting: model.collecting ?? null,
      }
    : { languageModel: model, settings: {}, carrier: null, collecting: null };
}

/** A string is looked up where `ai` itself would look it up: here, so that its warnings can be silenced as well. */
function defaultModel(id: string): LanguageModelObject {
  try {
    return (globalThis.AI_SDK_DEFAULT_PROVIDER ?? gateway).languageModel(id);
  } catch {
    throw new ConfigurationError([
      {
        option: 'call.model',
        message: `the default provider knows no model ${JSON.stringify(id)}; check the id`,
      },
    ]);
  }
}
