import { type ControlToken, controlTokensIn, isRoleAt } from './control-tokens.ts';

/** A text without what a chat template writes around turns, and how many such tokens it held. */
export interface CleanText {
  readonly text: string;
  readonly tokens: number;
}

/**
 * Takes control tokens of chat templates off both ends of a text, and a whole next turn behind them when the model went on
 * to write one. A token that is only spoken of, in the middle of what is said, stays.
 */
export function withoutControlTokens(text: string): CleanText {
  const cut = withoutNextTurn(text);
  const edged = withoutEdges(cut.text);
  return { text: edged.text, tokens: cut.tokens + edged.tokens };
}

/** Cuts a text where another turn begins, or where the model went on although it had ended its own. */
export function withoutNextTurn(text: string): CleanText {
  const tokens = controlTokensIn(text);
  const strike = strikeIn(text, tokens);
  const first = tokens.findIndex((token, index) => endsReply(text, token, tokens[index + 1], strike));
  const cut = tokens[first];
  if (cut === undefined) return { text, tokens: 0 };
  return { text: text.slice(0, cut.start).trimEnd(), tokens: tokens.length - first };
}

/** Takes off the tokens behind which, or before which, nothing is said. */
export function withoutEdges(text: string): CleanText {
  const tokens = controlTokensIn(text);
  if (tokens.length === 0) return { text, tokens: 0 };
  const head = headOf(text, tokens);
  const tail = tailOf(text, tokens, head.tokens, strikeIn(text, tokens));
  const taken = head.tokens + tokens.length - tail;
  if (taken === 0) return { text, tokens: 0 };
  const end = tokens[tail]?.start ?? text.length;
  return { text: text.slice(head.end, Math.max(head.end, end)).trim(), tokens: taken };
}

/** Whether what follows a token is no part of the reply. */
function endsReply(
  text: string,
  token: ControlToken,
  next: ControlToken | undefined,
  strike: number,
): boolean {
  const before = text.slice(Math.max(0, token.start - 200), token.start);
  // The head of the reply itself.
  if (token.start <= 200 && before.replace(headRemains, '').trim() === '') return false;
  if (isSpokenOf(before, text.slice(token.end, token.end + 3))) return false;
  if (token.isTurn) return true;
  const isBeforeTurn =
    next !== undefined && text.slice(token.end, next.start).trim() === '' && headsTurn(text, next);
  if (isBeforeTurn || isRoleAt(text, token.end)) return true;
  // Behind an end that closes a sentence, a formula or a line, the model only goes on.
  return (
    token.isEnd &&
    !isMarkup(text, token, strike) &&
    (/[.!?。！？)\]}$*»”"']\s{0,3}$/u.test(before) || /^\s*\n/u.test(text.slice(token.end, token.end + 20)))
  );
}

/** A token between the words of a sentence is what the sentence is about. */
function isSpokenOf(before: string, after: string): boolean {
  return /[\p{L},:(] ?$/u.test(before) && /^ [\p{Ll}(]/u.test(after);
}

function headsTurn(text: string, token: ControlToken): boolean {
  return token.isTurn || isRoleAt(text, token.end);
}

/** What may be before a reply that begins with its own head. */
const headRemains = /<[|｜]?[^<>\s]{1,40}>|\[[^[\]\s]{1,30}\]|\b(?:assistant|model|bot)\b|[:\s]/giu;

/** The tokens before all that is said, with the name of the speaker between them. */
function headOf(
  text: string,
  tokens: readonly ControlToken[],
): { readonly tokens: number; readonly end: number } {
  let end = 0;
  let count = 0;
  for (const token of tokens) {
    if (!/^\s*(?:(?:assistant|model|bot)\s*)?$/iu.test(text.slice(end, token.start))) break;
    end = token.end;
    count += 1;
  }
  if (count === 0) return { tokens: 0, end: 0 };
  const speaker = /^\s*(?:assistant|model|bot)\s*(?:\n|:)/iu.exec(text.slice(end, end + 60));
  return { tokens: count, end: end + (speaker?.[0].length ?? 0) };
}

/** The first of the tokens behind which nothing is said any more. */
function tailOf(text: string, tokens: readonly ControlToken[], from: number, strike: number): number {
  let end = text.length;
  for (let index = tokens.length - 1; index >= from; index -= 1) {
    const token = tokens[index];
    if (token === undefined || text.slice(token.end, end).trim() !== '' || isMarkup(text, token, strike))
      return index + 1;
    end = token.start;
  }
  return from;
}

/** `<s>` and `</s>` strike words out in HTML. */
function isMarkup(text: string, { start, end }: ControlToken, strike: number): boolean {
  return start > strike && text.slice(start, end).toLowerCase() === '</s>';
}

/** Where words are struck out for the first time; beyond the text when they never are. A text may begin with the token. */
function strikeIn(text: string, tokens: readonly ControlToken[]): number {
  const first = tokens.find(
    ({ start, end }) =>
      text.slice(start, end).toLowerCase() === '<s>' && text.slice(0, Math.min(start, 200)).trim() !== '',
  );
  return first?.start ?? text.length;
}
