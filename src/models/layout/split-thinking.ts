import type { ThinkingMarks } from '../../core/model.ts';
import { splitChannels } from './split-channels.ts';
import { knownThinkingMarks } from './thinking-marks.ts';

/** A text taken apart into what the model thought and what it said. */
export interface SplitText {
  readonly text: string;
  /** Null when the text holds no thinking. */
  readonly reasoning: string | null;
}

/**
 * Takes thinking off a reply, for servers that leave it in the text.
 *
 * Knows blocks that are opened and closed, several of them; a mark that only closes, because the chat template had
 * opened it; and one that is opened but never closed, when all behind it is thinking. Marks that a text
 * merely mentions, in the middle of a line, are part of what was said.
 */
export function splitThinking(text: string): SplitText {
  return splitChannels(text) ?? splitMarked(text, knownThinkingMarks);
}

/** Takes off a text what stands between these marks; see `splitThinking`. */
export function splitMarked(text: string, among: readonly ThinkingMarks[]): SplitText {
  const lower = text.toLowerCase();
  // Going over all marks costs ten times as much, and hardly any text has one.
  const marks = among.filter(
    ({ open, close }) => lower.includes(close.toLowerCase()) || lower.includes(open.toLowerCase()),
  );
  if (marks.length === 0) return { text, reasoning: null };
  const said: string[] = [];
  const thought: string[] = [];
  for (const piece of piecesOf(text, marks)) (piece.isThought ? thought : said).push(piece.text);
  if (thought.length === 0) return { text, reasoning: null };
  return { text: joined(said), reasoning: orNull(joined(thought)) };
}

interface Piece {
  readonly text: string;
  readonly isThought: boolean;
}

function piecesOf(text: string, marks: readonly ThinkingMarks[]): readonly Piece[] {
  const found = marksIn(text, marks);
  let pieces: Piece[] = [];
  let isThought = false;
  let from = 0;
  for (const [index, mark] of found.entries()) {
    if (mark.isClosing === isThought) {
      // Inside thinking an opening mark is only mentioned: no block stands in a block.
      if (!isThought && !opensBlock(text, mark, found[index + 1], pieces)) continue;
      pieces.push({ text: text.slice(from, mark.start), isThought });
      isThought = !isThought;
      from = mark.end;
    } else if (mark.isClosing && closesTemplate(found, index, pieces)) {
      // It closes what was never opened, or was closed too early: all before it is thinking.
      pieces = [{ text: text.slice(beginningOf(found, pieces), mark.start), isThought: true }];
      from = mark.end;
    }
  }
  return [...pieces, { text: text.slice(from), isThought }];
}

interface Mark {
  readonly isClosing: boolean;
  readonly start: number;
  readonly end: number;
}

function marksIn(text: string, marks: readonly ThinkingMarks[]): readonly Mark[] {
  const closing = new Set(marks.map(({ close }) => close.toLowerCase()));
  const all = marks.flatMap(({ open, close }) => [open, close]).map(escaped);
  return [...text.matchAll(new RegExp(all.join('|'), 'giu'))].map((match) => ({
    isClosing: closing.has(match[0].toLowerCase()),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Where what a stray closing mark closes begins: behind the first mark, when the text begins with it. */
function beginningOf(found: readonly Mark[], pieces: readonly Piece[]): number {
  const [first] = found;
  return first !== undefined && !first.isClosing && pieces.length > 0 ? first.end : 0;
}

/** A closing mark by itself counts unless an opening one that is only mentioned stands before it. */
function closesTemplate(found: readonly Mark[], index: number, pieces: readonly Piece[]): boolean {
  return pieces.length > 0 || found.slice(0, index).every(({ isClosing }) => isClosing);
}

/** A block begins the text, follows thinking, or stands on lines of its own. */
function opensBlock(text: string, mark: Mark, next: Mark | undefined, pieces: readonly Piece[]): boolean {
  if (pieces.length > 0 || text.slice(0, mark.start).trim() === '') return true;
  const beginsLine = /\n[^\S\n]*$/u.test(text.slice(Math.max(0, mark.start - 80), mark.start));
  const endsLine = next?.isClosing === true && /^[^\S\n]*(?:\n|$)/u.test(text.slice(next.end, next.end + 80));
  return beginsLine && endsLine;
}

function joined(pieces: readonly string[]): string {
  return pieces
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
    .join('\n\n');
}

function escaped(mark: string): string {
  return mark.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&');
}

function orNull(reasoning: string): string | null {
  return reasoning === '' ? null : reasoning;
}
