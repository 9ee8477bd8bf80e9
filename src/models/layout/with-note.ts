import type { ChatMessage } from '../../core/prompt.ts';

/** Adds a paragraph to the last user turn. */
export function withNote(messages: readonly ChatMessage[], note: string): readonly ChatMessage[] {
  const last = messages.findLastIndex(({ role }) => role === 'user');
  return messages.map((message, index) =>
    index === last ? { ...message, content: `${message.content}\n\n${note}` } : message,
  );
}
