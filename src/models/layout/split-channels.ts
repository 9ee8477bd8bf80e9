/**
 * Takes a reply in OpenAI's harmony format apart, in which the model writes to channels: `final` is what it says, all
 * others, such as `analysis`, are its thinking. Null when the text is not in that format.
 *
 * Some servers drop the control tokens and leave only the names of the channels, glued to the texts.
 */
export function splitChannels(
  text: string,
): { readonly text: string; readonly reasoning: string | null } | null {
  const bare = /^\s*analysis(?=[A-Z"'(\d\\$])([\s\S]*?)assistantfinal([\s\S]*)$/u.exec(text);
  if (bare !== null) return { text: (bare[2] ?? '').trim(), reasoning: orNull((bare[1] ?? '').trim()) };
  if (!text.includes('<|channel|>') || !/^\s*(?:<\|start\|>\w+)?\s*<\|channel\|>/u.test(text)) return null;
  const said: string[] = [];
  const thought: string[] = [];
  for (const part of text.split('<|channel|>').slice(1)) {
    const [channel = '', ...content] = part.split('<|message|>');
    // What a message ends with, and the head of the next one.
    const message = content.join('').replace(/<\|(?:end|return|call|start)\|>[\s\S]*$/u, '');
    (/^\s*final\b/u.test(channel) ? said : thought).push(message.trim());
  }
  return { text: joined(said), reasoning: orNull(joined(thought)) };
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}

function orNull(reasoning: string): string | null {
  return reasoning === '' ? null : reasoning;
}
