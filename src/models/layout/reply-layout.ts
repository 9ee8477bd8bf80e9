import type { ModelSettings, StructuredOutput } from '../../core/model.ts';
import type { Reply } from '../../core/reply.ts';
import type { ReplyStructure } from '../../core/reply-structure.ts';
import type { ChatMessage } from './chat-message.ts';
import { withJsonLayout } from './json-layout.ts';
import { sectionsOfJson } from './json-sections.ts';

/** The ways of asking for JSON. */
export type JsonMode = Exclude<StructuredOutput, 'sections'>;

/** How one reply in JSON is asked for. */
export interface JsonLayout {
  readonly mode: JsonMode;
  readonly structure: ReplyStructure;
}

/** Gives the layout of a call; null for one whose reply is no JSON: its model asks for none, or it has no parts. */
export function jsonLayoutOf(
  { structuredOutput = 'sections' }: ModelSettings,
  structure: ReplyStructure | undefined,
): JsonLayout | null {
  return structure === undefined || structuredOutput === 'sections'
    ? null
    : { mode: structuredOutput, structure };
}

/** Gives the turns that ask for the layout. The prompt's own words on it, if any, are replaced by those at its end. */
export function laidOut(messages: readonly ChatMessage[], layout: JsonLayout | null): readonly ChatMessage[] {
  return layout === null ? messages : withJsonLayout(messages, layout.structure);
}

/** Gives a parse function that is shown a reply in JSON as the sections that it stands for. */
export function parserOf<Value>(
  parse: (reply: Reply) => Value,
  layout: JsonLayout | null,
  messages: readonly ChatMessage[],
): (reply: Reply) => Value {
  if (layout === null) return parse;
  const asked = messages.map(({ content }) => content);
  return (reply) => parse({ ...reply, text: sectionsOfJson(reply.text, layout.structure, asked) });
}
