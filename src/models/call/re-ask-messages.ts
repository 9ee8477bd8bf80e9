import type { ChatMessage } from '../../core/prompt.ts';

/** Continues a conversation with the reply that was refused and the reason, so that the model can mend it. */
export function reAskMessages(
  messages: readonly ChatMessage[],
  refused: string,
  reason: string,
): readonly ChatMessage[] {
  // Some servers refuse a turn without content.
  const reply = refused.trim() === '' ? '(no text)' : refused;
  return [...messages, { role: 'assistant', content: reply }, { role: 'user', content: complaint(reason) }];
}

/** The same without the reply, in the turn of the request itself. */
export function reAskInOneTurn(messages: readonly ChatMessage[], reason: string): readonly ChatMessage[] {
  const last = messages.findLastIndex(({ role }) => role === 'user');
  return messages.map((message, index) =>
    index === last
      ? { ...message, content: `${message.content}\n\nYou answered this once. ${complaint(reason)}` }
      : message,
  );
}

function complaint(reason: string): string {
  return `That reply cannot be used: ${reason}.\nAnswer the request again, complete and in the layout it asks for.`;
}
