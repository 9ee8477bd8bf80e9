import type { ChatMessage } from '../../core/prompt.ts';

/** Moves what the system turn says to the beginning of the first user turn, for models that know no such role. */
export function withoutSystemTurn(messages: readonly ChatMessage[]): readonly ChatMessage[] {
  const system = messages.find(({ role }) => role === 'system');
  if (system === undefined) return messages;
  const others = messages.filter(({ role }) => role !== 'system');
  const first = others.findIndex(({ role }) => role === 'user');
  return others.map((message, index) =>
    index === first ? { ...message, content: `${system.content}\n\n${message.content}` } : message,
  );
}
