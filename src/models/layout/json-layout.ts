import type { JsonValue } from '../../core/json.ts';
import type { ChatMessage } from '../../core/prompt.ts';
import { jsonDemand, propertyName, type ReplyPart, type ReplyStructure } from '../../core/reply-structure.ts';

/** A JSON schema, as far as it is needed here. */
export type JsonSchema = { readonly [key: string]: JsonValue };

/** Adds to the last user turn how the reply is to be laid out: in JSON, by the schema. */
export function withJsonLayout(
  messages: readonly ChatMessage[],
  structure: ReplyStructure,
): readonly ChatMessage[] {
  const last = messages.findLastIndex(({ role }) => role === 'user');
  return messages.map((message, index) =>
    index === last ? { ...message, content: `${message.content}\n\n${instruction(structure)}` } : message,
  );
}

/**
 * Returns the schema of a structure. Every property in it is required, because that is what servers
 * that hold a model to a schema ask for: what may be left out may be null.
 */
export function jsonSchemaOf({ parts }: ReplyStructure): JsonSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(parts.map((part) => [propertyName(part.label), partSchema(part)])),
    required: parts.map(({ label }) => propertyName(label)),
    additionalProperties: false,
  };
}

function instruction(structure: ReplyStructure): string {
  return `${jsonDemand} Inside JSON strings write each backslash twice, as in "\\\\frac{1}{2}".

${JSON.stringify(jsonSchemaOf(structure), null, 1)}`;
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
