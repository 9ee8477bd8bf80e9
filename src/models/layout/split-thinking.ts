/** A text taken apart into what the model thought and what it said. */
export interface SplitText {
  readonly text: string;
  /** Null when the text holds no thinking. */
  readonly reasoning: string | null;
}

const openTag = /^\s*<(think|thinking)>/i;
const closeTag = /<\/think(?:ing)?>/i;
const anyTag = /<(\/?)think(?:ing)?>/gi;

/**
 * Takes `<think>` sections off a reply, for servers that leave them in the text.
 *
 * Knows three forms: opened and closed; only closed, because the chat template had already opened it; and opened but
 * never closed, when all of it is thinking and nothing was said. Splits at the last closing tag.
 */
export function splitThinking(text: string): SplitText {
  const opened = openTag.exec(text)?.[0];
  const close = lastClosingTag(text, opened !== undefined);
  if (close === null)
    return opened === undefined
      ? { text, reasoning: null }
      : { text: '', reasoning: orNull(text.slice(opened.length)) };
  return {
    text: text.slice(close.end).trim(),
    reasoning: orNull(text.slice(opened?.length ?? 0, close.start)),
  };
}

/** A closing tag counts only when the text begins inside the thinking: a later pair is part of what was said. */
function lastClosingTag(
  text: string,
  isOpened: boolean,
): { readonly start: number; readonly end: number } | null {
  // Going over all tags costs ten times as much, and hardly any text has one.
  if (!closeTag.test(text)) return null;
  let last: { readonly start: number; readonly end: number } | null = null;
  for (const tag of text.matchAll(anyTag)) {
    const isClosing = tag[1] === '/';
    if (!isClosing && !isOpened && last === null) return null;
    if (isClosing) last = { start: tag.index, end: tag.index + tag[0].length };
  }
  return last;
}

function orNull(reasoning: string): string | null {
  const trimmed = reasoning.trim();
  return trimmed === '' ? null : trimmed;
}
