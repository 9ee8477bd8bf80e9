import type { ModelSettings } from '../../core/model.ts';
import type { ChatMessage } from '../../core/prompt.ts';
import type { Reply } from '../../core/reply.ts';
import type { ReplyFormat, ReplyStructure } from '../../core/reply-structure.ts';
import { closedList, isOneList } from './closed-list.ts';
import { withJsonLayout } from './json-layout.ts';
import { type Placeholders, placeholdersIn, withoutPlaceholders } from './placeholders.ts';
import { sectionsOfJson } from './sections-of-json.ts';
import { withSectionExample } from './with-section-example.ts';

/** How the replies to a call are laid out. */
export interface ReplyLayout {
  /** How a reply in JSON is asked for; null when it is not asked for. */
  readonly format: ReplyFormat | null;
  /** What a reply consists of, as far as the call says. */
  readonly structure: ReplyStructure | null;
  /** Whether the prompt shows an example. */
  readonly showsExample: boolean;
}

/** Returns the layout of a call. A reply is not in JSON when its model asks for none, or the call names no parts. */
export function layoutOf(
  { structuredOutput = 'sections', examples = false }: ModelSettings,
  structure: ReplyStructure | undefined,
): ReplyLayout {
  if (structure === undefined) return { format: null, structure: null, showsExample: false };
  const format = structuredOutput === 'sections' ? null : { mode: structuredOutput, structure };
  return { format, structure, showsExample: examples };
}

/** Returns the turns that ask for the layout. What the prompt itself says about the layout, if anything, is overruled at its end. */
export function laidOut(
  messages: readonly ChatMessage[],
  { format, structure, showsExample }: ReplyLayout,
): readonly ChatMessage[] {
  if (format !== null) return withJsonLayout(messages, format.structure, { byExample: showsExample });
  return structure !== null && showsExample ? withSectionExample(messages, structure) : messages;
}

/**
 * Returns a parse function that sees a reply in JSON as the sections that it represents, and refuses one that only repeats
 * what the prompt says of its parts.
 */
export function parserOf<Value>(
  parse: (reply: Reply) => Value,
  { format, structure, showsExample }: ReplyLayout,
  messages: readonly ChatMessage[],
): (reply: Reply) => Value {
  if (structure === null) return parse;
  const asked = messages.map(({ content }) => content);
  let placeholders: Placeholders | null = null;
  return (reply) => {
    placeholders ??= placeholdersIn(asked, structure, showsExample);
    const text =
      format === null
        ? reply.text
        : reply.finishReason === 'length' && isOneList(structure)
          ? // Ends with a line break, as lines do that came whole.
            `${sectionsOfJson(closedList(reply.text), structure, asked)}\n`
          : sectionsOfJson(reply.text, structure, asked);
    return parse({ ...reply, text: withoutPlaceholders(text, structure, placeholders) });
  };
}
