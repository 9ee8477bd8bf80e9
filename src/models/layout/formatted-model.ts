import { APICallError, wrapLanguageModel } from 'ai';
import { jsonSchemaOf } from './json-layout.ts';
import type { LanguageModelObject } from './quiet-model.ts';
import type { JsonLayout } from './reply-layout.ts';

/** What happens when a server takes no response format. */
export interface FormatWatch {
  /** The provider warned that it sends less than what was asked. */
  readonly onUnsupported: () => void;
}

/** Gives the same model, told by the means of its protocol to reply in JSON; unchanged when only the prompt tells it. */
export function formattedModel(
  model: LanguageModelObject,
  { mode, structure }: JsonLayout,
  { onUnsupported }: FormatWatch,
): LanguageModelObject {
  if (mode === 'prompt') return model;
  const responseFormat =
    mode === 'json_object'
      ? { type: 'json' as const }
      : // The schema goes out as plain JSON; only its type is made for schemas of every kind.
        { type: 'json' as const, name: structure.name, schema: { ...jsonSchemaOf(structure) } };
  return wrapLanguageModel({
    model,
    middleware: {
      specificationVersion: 'v3',
      transformParams: async ({ params }) => ({ ...params, responseFormat }),
      wrapGenerate: async ({ doGenerate }) => {
        const result = await doGenerate();
        if (result.warnings.some(isAboutFormat)) onUnsupported();
        return result;
      },
    },
  });
}

function isAboutFormat(warning: object): boolean {
  return 'feature' in warning && warning.feature === 'responseFormat';
}

/** Whether a server refused a request because of its response format. */
export function refusesFormat(error: unknown): boolean {
  return (
    APICallError.isInstance(error) &&
    (error.statusCode === 400 || error.statusCode === 422) &&
    /response_?format|json_?schema|json_?object|text\.format|structured[ _]outputs?|guided_json/i.test(
      error.responseBody ?? '',
    )
  );
}
