import type { ThinkingMarks } from '../../core/model.ts';
import { splitAnnounced } from './split-announced.ts';
import { splitChannels } from './split-channels.ts';
import type { SplitText } from './split-text.ts';
import { givenMarksIn, knownMarksIn, type Mark } from './thinking-marks.ts';

/**
 * Takes thinking off a reply, for servers that leave it in the text.
 *
 * Knows blocks that are opened and closed, several of them; a mark that only closes, because the chat template had
 * opened it; and one that is opened but never closed, when all behind it is thinking. Marks that a text
 * merely mentions, in the middle of a line, are part of what was said.
 */
export function splitThinking(text: string): SplitText {
  const channels = splitChannels(text);
  if (channels !== null) return channels;
  const announced = splitAnnounced(text);
  if (announced === null) return splitAt(text, knownMarksIn(text));
  const rest = splitThinking(announced.text);
  return { text: rest.text, reasoning: orNull(joined([announced.reasoning ?? '', rest.reasoning ?? ''])) };
}

/** Removes what is between the given marks from a text; see `splitThinking`. */
export function splitMarked(text: string, marks: readonly ThinkingMarks[]): SplitText {
  return marks.length === 0 ? { text, reasoning: null } : splitAt(text, givenMarksIn(text, marks));
}

function splitAt(text: string, found: readonly Mark[]): SplitText {
  if (found.length === 0) return { text, reasoning: null };
  const said: string[] = [];
  const thought: string[] = [];
  for (const piece of piecesOf(text, found)) (piece.isThought ? thought : said).push(piece.text);
  if (thought.length === 0) return { text, reasoning: null };
  return { text: joined(said), reasoning: orNull(joined(thought)) };
}

interface Piece {
  readonly text: string;
  readonly isThought: boolean;
}

function piecesOf(text: string, found: readonly Mark[]): readonly Piece[] {
  const closes = lastCloses(found);
  let pieces: Piece[] = [];
  let opened: Mark | null = null;
  let from = 0;
  for (const [index, mark] of found.entries()) {
    if (!mark.isClosing) {
      // Inside thinking an opening mark is only mentioned: blocks are not nested.
      if (opened !== null || !opensBlock(text, mark, found[index + 1], pieces)) continue;
      pieces.push({ text: text.slice(from, mark.start), isThought: false });
      opened = mark;
      from = mark.end;
    } else if (opened !== null) {
      // Another kind of mark is mentioned, unless the block's own never comes.
      if (mark.name !== opened.name && (closes.get(opened.name) ?? -1) > index) continue;
      pieces.push({ text: text.slice(from, mark.start), isThought: true });
      opened = null;
      from = mark.end;
    } else if (closesTemplate(found, index, pieces)) {
      // It closes what was never opened, or was closed too early: all before it is thinking.
      pieces = [{ text: text.slice(beginningOf(found, pieces), mark.start), isThought: true }];
      from = mark.end;
    }
  }
  return [...pieces, { text: text.slice(from), isThought: opened !== null }];
}

/** Where each kind of mark closes for the last time. */
function lastCloses(found: readonly Mark[]): ReadonlyMap<string, number> {
  return new Map(
    found.flatMap(({ name, isClosing }, index): readonly (readonly [string, number])[] =>
      isClosing ? [[name, index]] : [],
    ),
  );
}

/** Where what a stray closing mark closes begins: behind the first mark, when the text begins with it. */
function beginningOf(found: readonly Mark[], pieces: readonly Piece[]): number {
  const [first] = found;
  return first !== undefined && !first.isClosing && pieces.length > 0 ? first.end : 0;
}

/** A closing mark by itself counts unless an opening one that is only mentioned is before it. */
function closesTemplate(found: readonly Mark[], index: number, pieces: readonly Piece[]): boolean {
  return pieces.length > 0 || found.slice(0, index).every(({ isClosing }) => isClosing);
}

/** A block begins the text, follows thinking, or is on separate lines. */
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

function orNull(reasoning: string): string | null {
  return reasoning === '' ? null : reasoning;
}
