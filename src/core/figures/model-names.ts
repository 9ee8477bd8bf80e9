import { isJsonObject } from '../json.ts';

/** Options of built-in stages that note a model, or several. */
const MODEL_OPTIONS = ['model', 'models', 'verifiers', 'judge', 'judges'] as const;

/** Returns the names in a manifest's note of one model or of several; those with settings are objects. */
export function modelNames(note: unknown): readonly string[] {
  if (typeof note === 'string') return [note];
  if (Array.isArray(note)) return note.flatMap((one: unknown) => modelNames(one));
  return isJsonObject(note) ? modelNames(note['model']) : [];
}

/** Returns the models that a stage's options name, blind solving apart. */
export function modelsOfStage(options: { readonly [option: string]: unknown }): readonly string[] {
  return MODEL_OPTIONS.flatMap((option) => modelNames(options[option]));
}
