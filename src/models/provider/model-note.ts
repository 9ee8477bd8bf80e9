import type { JsonValue } from '../../core/json.ts';
import type { Model } from '../../core/model.ts';
import { modelName, resolveModel } from './resolve-model.ts';

/** What the manifest says of a model: its name, with the settings that change its replies if it has any. */
export function modelNote(model: Model): JsonValue {
  const name = modelName(model);
  if (typeof model !== 'object' || !('kind' in model)) return name;
  const { temperature, topP, providerOptions, structuredOutput = 'sections' } = resolveModel(model).settings;
  const { thinkingMarks, finishReasons } = resolveModel(model).settings;
  const layout = structuredOutput === 'sections' ? {} : { structuredOutput };
  const reading = {
    ...(thinkingMarks === undefined ? {} : { thinkingMarks: thinkingMarks.map((marks) => ({ ...marks })) }),
    ...(finishReasons === undefined ? {} : { finishReasons: { ...finishReasons } }),
  };
  const settings = { temperature, topP, providerOptions, ...layout, ...reading };
  return Object.values(settings).every((value) => value === undefined) ? name : { model: name, ...settings };
}
