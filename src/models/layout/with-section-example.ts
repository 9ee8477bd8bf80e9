import type { ChatMessage } from '../../core/prompt.ts';
import { exampleOf, type ReplyPart, type ReplyStructure } from '../../core/reply-structure.ts';
import { withNote } from './with-note.ts';

/** Adds to the last user turn what a reply in sections may look like; nothing when some part has no example. */
export function withSectionExample(
  messages: readonly ChatMessage[],
  { parts }: ReplyStructure,
): readonly ChatMessage[] {
  const sections = parts.map(sectionOf);
  if (sections.includes(null)) return messages;
  return withNote(
    messages,
    `A reply to another request of this kind, to show the layout and nothing else. Write content of your own:\n\n${sections.join('\n')}`,
  );
}

function sectionOf(part: ReplyPart): string | null {
  const example = exampleOf(part);
  if (example === null) return null;
  const isBlock = part.kind === 'text' || part.kind === 'list';
  const text = typeof example === 'string' ? example : example.join('\n');
  return `${part.label}:${isBlock ? '\n' : ' '}${text}`;
}
