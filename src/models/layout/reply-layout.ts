import type { ModelSettings } from '../../core/model.ts';
import type { ChatMessage } from '../../core/prompt.ts';
import type { Reply } from '../../core/reply.ts';
import type { ReplyFormat, ReplyStructure } from '../../core/reply-structure.ts';
import { withJsonLayout } from './json-layout.ts';
import { sectionsOfJson } from './json-sections.ts';

/** Returns the layout of a call; null when its reply is not JSON: its model asks for none, or the call names no parts. */
export function jsonLayoutOf(
  { structuredOutput = 'sections' }: ModelSettings,
  structure: ReplyStructure | undefined,
): ReplyFormat | null {
  return structure === undefined || structuredOutput === 'sections'
    ? null
    : { mode: structuredOutput, structure };
}

/** Returns the turns that ask for the layout. What the prompt itself says about the layout, if anything, is overruled at its end. */
export function laidOut(
  messages: readonly ChatMessage[],
  layout: ReplyFormat | null,
): readonly ChatMessage[] {
  return layout === null ? messages : withJsonLayout(messages, layout.structure);
}

/** Returns a parse function that sees a reply in JSON as the sections that it represents. */
export function parserOf<Value>(
  parse: (reply: Reply) => Value,
  layout: ReplyFormat | null,
  messages: readonly ChatMessage[],
): (reply: Reply) => Value {
  if (layout === null) return parse;
  const asked = messages.map(({ content }) => content);
  return (reply) => parse({ ...reply, text: sectionsOfJson(reply.text, layout.structure, asked) });
}
