import type { JsonValue } from '../../core/json.ts';
import type { ChatMessage } from '../../core/prompt.ts';
import {
  exampleDemand,
  exampleOf,
  jsonDemand,
  propertyName,
  type ReplyPart,
  type ReplyStructure,
} from '../../core/reply-structure.ts';
import { withNote } from './with-note.ts';

/** A JSON schema, as far as it is needed here. */
export type JsonSchema = { readonly [key: string]: JsonValue };

/**
 * Adds to the last user turn how the reply is to be laid out: in JSON, by the schema, or like an example where one is
 * wanted and every part has one.
 */
export function withJsonLayout(
  messages: readonly ChatMessage[],
  structure: ReplyStructure,
  { byExample }: { readonly byExample: boolean },
): readonly ChatMessage[] {
  const example = byExample ? exampleObject(structure) : null;
  return withNote(messages, example === null ? bySchema(structure) : byObject(structure, example));
}

/**
 * Returns the schema of a structure. Every property in it is required, because that is what servers
 * that hold a model to a schema ask for: what may be left out may be null.
 */
export function jsonSchemaOf({ parts }: ReplyStructure): JsonSchema {
  return schemaWith(parts, partSchema);
}

/** The same with a bound on each list that has one: without it a weak model lists until its reply is cut. */
export function boundedSchemaOf({ parts }: ReplyStructure): JsonSchema {
  return schemaWith(parts, (part) =>
    part.kind === 'list' && part.most !== undefined
      ? { ...partSchema(part), maxItems: part.most }
      : partSchema(part),
  );
}

/** Whether the schema of a structure has a bound that a server may not know. */
export function hasBounds({ parts }: ReplyStructure): boolean {
  return parts.some((part) => part.kind === 'list' && part.most !== undefined);
}

function schemaWith(parts: readonly ReplyPart[], schemaOf: (part: ReplyPart) => JsonSchema): JsonSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(parts.map((part) => [propertyName(part.label), schemaOf(part)])),
    required: parts.map(({ label }) => propertyName(label)),
    additionalProperties: false,
  };
}

const backslashes = 'Inside JSON strings write each backslash twice, as in "\\\\frac{1}{2}".';

function bySchema(structure: ReplyStructure): string {
  return `${jsonDemand} ${backslashes}

${JSON.stringify(jsonSchemaOf(structure), null, 1)}`;
}

/** Choices are named beside the example, which can only show one of them. */
function byObject({ parts }: ReplyStructure, example: JsonSchema): string {
  const choices = parts.flatMap((part) =>
    part.kind === 'choice' ? `"${propertyName(part.label)}" is one of: ${part.choices.join(', ')}.` : [],
  );
  return `${[exampleDemand, ...choices, backslashes].join(' ')}

${JSON.stringify(example)}`;
}

function exampleObject({ parts }: ReplyStructure): JsonSchema | null {
  const members = parts.map((part): readonly [string, JsonValue] => [
    propertyName(part.label),
    exampleOf(part),
  ]);
  return members.some(([, example]) => example === null) ? null : Object.fromEntries(members);
}

function partSchema(part: ReplyPart): JsonSchema {
  const { description, optional: isOptional = false } = part;
  const text = isOptional ? ['string', 'null'] : 'string';
  switch (part.kind) {
    case 'text':
    case 'line':
      return { type: text, description };
    case 'choice':
      return { type: text, enum: isOptional ? [...part.choices, null] : part.choices, description };
    case 'list':
      return { type: 'array', items: { type: 'string' }, description };
  }
}
