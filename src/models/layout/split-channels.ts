/**
 * Takes a reply in OpenAI's harmony format apart, in which the model writes to channels: `final` is what it says, all
 * others, such as `analysis`, are its thinking. Null when the text is not in that format.
 *
 * Some servers drop the control tokens and leave only the names of the channels, glued to the texts; others drop the
 * first token, or the whole head of the first message.
 */
export function splitChannels(
  text: string,
): { readonly text: string; readonly reasoning: string | null } | null {
  const bare = /^\s*analysis(?=[A-Z"'(\d\\$])([\s\S]*?)assistantfinal([\s\S]*)$/u.exec(text);
  if (bare !== null) return { text: (bare[2] ?? '').trim(), reasoning: orNull((bare[1] ?? '').trim()) };
  if (!text.includes('<|message|>')) return null;
  const own = withoutNextTurn(text);
  const bareHead = new RegExp(`^\\s*${channel}`, 'u').exec(own);
  const heads = [...(bareHead === null ? [] : [bareHead]), ...own.matchAll(head)];
  const [first] = heads;
  if (first === undefined) return null;
  const said: string[] = [];
  const thought: string[] = [];
  // What comes before the first head is the message whose head the server took.
  const opening = messageOf(own.slice(0, first.index));
  if (opening !== '') (heads.some(isFinal) ? thought : said).push(opening);
  for (const [index, found] of heads.entries()) {
    const message = messageOf(own.slice(found.index + found[0].length, heads[index + 1]?.index));
    (isFinal(found) ? said : thought).push(message);
  }
  return { text: joined(said), reasoning: orNull(joined(thought)) };
}

/** The name of a channel up to its message; of the first head that may be all that is left. */
const channel =
  '(analysis|commentary|final)\\b[^<\\n]{0,80}(?:<\\|constrain\\|>[^<\\n]{0,40})?<\\|message\\|>';

const head = new RegExp(`(?:<\\|start\\|>\\s?assistant)?<\\|channel\\|>\\s?${channel}`, 'gu');

function isFinal(found: RegExpMatchArray): boolean {
  return found[1] === 'final';
}

/** What a message ends with, and what is left of the head of the next one, is no part of it. */
function messageOf(text: string): string {
  return text.replace(/<\|(?:end|return|call|start)\|>[\s\S]*$/u, '').trim();
}

/** A turn of another speaker is no part of the reply. */
function withoutNextTurn(text: string): string {
  const next = /<\|start\|>\s?(?:user|system|developer)\b/u.exec(text);
  return next === null || next.index === 0 ? text : text.slice(0, next.index);
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}

function orNull(reasoning: string): string | null {
  return reasoning === '' ? null : reasoning;
}
