import { wrapLanguageModel } from 'ai';
import type { ReplyFormat } from '../../core/reply-structure.ts';
import { boundedSchemaOf, jsonSchemaOf } from '../layout/json-layout.ts';
import type { LanguageModelObject } from './quiet-model.ts';

/** What to do when a server does not take the response format. */
export interface FormatWatch {
  /** Whether the server is told how many items a list may have. */
  readonly isBounded: boolean;
  /** Called when the provider warns that it does not send the response format. */
  readonly onUnsupported: () => void;
}

/** Returns the same model, told by its protocol to reply in JSON; unchanged when only the prompt tells it so. */
export function formattedModel(
  model: LanguageModelObject,
  { mode, structure }: ReplyFormat,
  { isBounded, onUnsupported }: FormatWatch,
): LanguageModelObject {
  if (mode === 'prompt') return model;
  const schemaOf = isBounded ? boundedSchemaOf : jsonSchemaOf;
  const responseFormat =
    mode === 'json_object'
      ? { type: 'json' as const }
      : // The schema goes out as plain JSON; only its type is made for schemas of every kind.
        { type: 'json' as const, name: structure.name, schema: { ...schemaOf(structure) } };
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
