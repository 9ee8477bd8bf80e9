/** A text without what a chat template writes around turns, and how many such tokens it held. */
export interface CleanText {
  readonly text: string;
  readonly tokens: number;
}

/**
 * Takes control tokens of chat templates off the end of a text, with a whole next turn behind them when the model went on
 * to write one. Decided by the form of the tokens, not by a list of models: `<|im_end|>`, `<|eot_id|>`, `</s>`,
 * `<end_of_turn>`, `[/INST]`, `<｜end▁of▁sentence｜>`. A token in the middle of what is said stays.
 */
export function withoutControlTokens(text: string): CleanText {
  if (!mayHoldToken.test(text)) return { text, tokens: 0 };
  const all = [...text.matchAll(token)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const tail = beginningOfTail(text, all);
  const first = all.findIndex(({ start, end }, index) => index >= tail || headsTurn(text, start, end));
  const cut = all[first];
  if (cut === undefined) return { text, tokens: 0 };
  return { text: text.slice(0, cut.start).trimEnd(), tokens: all.length - first };
}

interface TokenSpan {
  readonly start: number;
  readonly end: number;
}

/** The first of the tokens behind which nothing is said any more. */
function beginningOfTail(text: string, tokens: readonly TokenSpan[]): number {
  let end = text.length;
  for (let index = tokens.length - 1; index >= 0; index -= 1) {
    const token = tokens[index];
    if (token === undefined || text.slice(token.end, end).trim() !== '') return index + 1;
    end = token.start;
  }
  return 0;
}

const mayHoldToken = /[|｜]>|<\/?s>|_of_turn>|\[\/?INST\]|<eos>/u;

const token = /<[|｜][^\s<>|｜]{1,40}[|｜]>|<\/?s>|<(?:start|end)_of_turn>|<eos>|\[\/?INST\]/gu;

/** Whether the head of another turn follows. */
function headsTurn(text: string, start: number, end: number): boolean {
  if (text[start - 1] === '`' || text[end] === '`') return false;
  return /^\s{0,8}(?:<[|｜]|<s>|<start_of_turn>|\[INST\]|(?:user|assistant|system|human|model)\b\s{0,8}[:\n])/iu.test(
    text.slice(end, end + 40),
  );
}
