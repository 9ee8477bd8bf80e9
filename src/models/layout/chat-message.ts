import type { PromptText } from '../../core/prompt.ts';

/** One turn of a conversation, as it goes into keys and requests. */
export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** Returns the turns of a rendered prompt; equal prompts give equal turns, however they were written. */
export function chatMessages(prompt: PromptText): readonly ChatMessage[] {
  const { system, user } = typeof prompt === 'string' ? { system: undefined, user: prompt } : prompt;
  const question: ChatMessage = { role: 'user', content: user };
  return system === undefined || system === '' ? [question] : [{ role: 'system', content: system }, question];
}
