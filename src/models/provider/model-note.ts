import { contentHash } from '../../core/content-hash.ts';
import type { JsonValue } from '../../core/json.ts';
import { isConfigured, type Model, type ModelSettings } from '../../core/model.ts';
import { modelName, resolveModel } from './resolve-model.ts';

/**
 * What the manifest says of a model: its name, with the settings that change its replies if it has any. Of the options that go
 * to the provider only the names, and a hash: their values may be keys, headers or names of users.
 */
export function modelNote(model: Model): JsonValue {
  const name = modelName(model);
  if (!isConfigured(model)) return name;
  const { temperature, topP, providerOptions, structuredOutput = 'sections' } = resolveModel(model).settings;
  const { examples = false, thinkingMarks, finishReasons } = resolveModel(model).settings;
  const layout = {
    ...(structuredOutput === 'sections' ? {} : { structuredOutput }),
    ...(examples ? { examples } : {}),
  };
  const reading = {
    ...(thinkingMarks === undefined ? {} : { thinkingMarks: thinkingMarks.map((marks) => ({ ...marks })) }),
    ...(finishReasons === undefined ? {} : { finishReasons: { ...finishReasons } }),
  };
  const options = providerOptions === undefined ? undefined : optionsNote(providerOptions);
  const settings = { temperature, topP, providerOptions: options, ...layout, ...reading };
  return Object.values(settings).every((value) => value === undefined) ? name : { model: name, ...settings };
}

function optionsNote(options: NonNullable<ModelSettings['providerOptions']>): JsonValue {
  const names = Object.entries(options).flatMap(([provider, one]) =>
    Object.keys(one).map((name) => `${provider}.${name}`),
  );
  return { names: names.sort(), hash: contentHash('provider-options', options).slice(0, 16) };
}
