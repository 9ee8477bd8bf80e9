import type { ChatMessage, PromptText } from '../../core/prompt.ts';

/** Returns the turns of a rendered prompt; equal prompts give equal turns, however they were written. */
export function chatMessages(prompt: PromptText): readonly ChatMessage[] {
  const { system, user } = typeof prompt === 'string' ? { system: undefined, user: prompt } : prompt;
  const question: ChatMessage = { role: 'user', content: user };
  return system === undefined || system === '' ? [question] : [{ role: 'system', content: system }, question];
}
