import type { ChatMessage } from '../layout/chat-message.ts';

/** Continues a conversation with the reply that was refused and the reason, so that the model can mend it. */
export function reAskMessages(
  messages: readonly ChatMessage[],
  refused: string,
  reason: string,
): readonly ChatMessage[] {
  // Some servers refuse a turn without content.
  const reply = refused.trim() === '' ? '(no text)' : refused;
  return [
    ...messages,
    { role: 'assistant', content: reply },
    {
      role: 'user',
      content: `That reply cannot be used: ${reason}.\nAnswer the request again, complete and in the layout it asks for.`,
    },
  ];
}
