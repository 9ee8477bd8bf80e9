import { judgedBy } from '../options/judged-by.ts';
import type { OptionSchema } from '../options/option-schemas.ts';
import { aiMajor } from './ai-major.ts';

/** A language model, wherever one is an option. */
export const modelSchema: OptionSchema = judgedBy((model) =>
  faultOf(hasSettings(model) ? model.model : model),
);

/** A language model that has no settings yet. */
export const bareModelSchema: OptionSchema = judgedBy(faultOf);

/** What is wrong with a model that is not there. */
export const MISSING_MODEL: string = missing('undefined');

function missing(shown: string): string {
  return `must be a language model, got ${shown}; look for a typo in the name of the provider or of its method`;
}

function faultOf(model: unknown): string | null {
  if (model === undefined || model === null) return missing(String(model));
  if (typeof model === 'string')
    return model.trim() === '' ? 'got a blank model id; pass one such as "openai/gpt-5"' : null;
  if (typeof model === 'function')
    return 'must be a language model, got a function; call the provider with a model id, as in openai("gpt-5")';
  if (typeof model !== 'object')
    return `must be a language model, got a ${typeof model}; pass a model of an AI SDK provider`;
  if (hasSettings(model)) return 'the model already has settings; pass them all in one withSettings';
  if (!('doGenerate' in model) || typeof model.doGenerate !== 'function') return notALanguageModel(model);
  return otherKind(model) ?? versionFault(model);
}

/** Models of other kinds have a doGenerate as well, which takes no prompt of text: each is known by what only its kind has. */
const otherKinds: readonly (readonly [member: string, kind: string])[] = [
  ['maxImagesPerCall', 'an image model'],
  ['maxVideosPerCall', 'a video model'],
  ['doRerank', 'a reranking model'],
];

/** How a model of another kind is called: by its provider, by its class, or by its id. */
const kindsByName: readonly (readonly [name: RegExp, kind: string])[] = [
  [/\bimages?\b/u, 'an image model'],
  [/\bvideos?\b/u, 'a video model'],
  [/\b(?:speech|tts)\b/u, 'a speech model'],
  [/\btranscriptions?\b/u, 'a transcription model'],
  [/\bembeddings?\b/u, 'an embedding model'],
  [/\brerank(?:ing|er)?\b/u, 'a reranking model'],
];

/** A language model says which addresses it reads by itself, as no model of another kind does. */
function otherKind(model: object): string | null {
  const kind = otherKinds.find(([member]) => member in model)?.[1] ?? kindByName(model);
  return kind === null ? null : `got ${kind} where a language model is needed`;
}

function kindByName(model: object): string | null {
  if ('supportedUrls' in model) return null;
  const provider = 'provider' in model ? model.provider : undefined;
  const words = [text(provider), model.constructor.name]
    .join(' ')
    .replace(/(?<=[a-z])(?=[A-Z])/gu, ' ')
    .toLowerCase();
  return kindsByName.find(([name]) => name.test(words))?.[1] ?? null;
}

function notALanguageModel(model: object): string {
  if ('doEmbed' in model) return 'got an embedding model where a language model is needed';
  return 'got an object that is no language model (it has no doGenerate); pass a model of an AI SDK provider';
}

function versionFault(model: object): string | null {
  const version: unknown = 'specificationVersion' in model ? model.specificationVersion : undefined;
  const provider = text('provider' in model ? model.provider : undefined);
  const name = `${provider}:${text('modelId' in model ? model.modelId : undefined)}`;
  if (version === 'v3') return null;
  if (version !== 'v4')
    return `${name} follows model specification ${JSON.stringify(version) ?? 'of no version'}, which is not supported; install a release of its provider made for ai@6 or ai@7`;
  return aiMajor >= 7
    ? null
    : `${name} follows model specification "v4", which the installed ai@${aiMajor} cannot run; install ai@7, or the previous major of the provider`;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '?';
}

function hasSettings(value: unknown): value is { readonly model: unknown } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    value.kind === 'configured-model' &&
    'model' in value
  );
}
