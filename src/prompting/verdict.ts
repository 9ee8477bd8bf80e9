import { ReplyFault } from '../core/texts/reply-fault.ts';
import { checkText, checkTexts } from './check-text.ts';
import { withoutFences } from './fence.ts';
import { looksLike } from './looks-like.ts';
import { statementOn, unlabelled, withoutNumber } from './verdict-statement.ts';

/** A judgement read out of a reply. */
export interface Verdict<Choice extends string> {
  readonly verdict: Choice;
  /** What the reply gives as its reason; blank when it gives none. */
  readonly reason: string;
}

/** A reply of more characters holds no verdict: the reason asked for is one sentence. */
const longestReply = 2_000_000;

/** A line of fewer or more characters is no verdict; nor does a shorter one hold a reason. */
const [shortestLine, longestLine] = ['verdict'.length, 80];

/** All that may pass for a colon, or the word itself where another sign is in its place. */
const mayState = /[:\u0589\u05c3\u0703\u02d0\u02f8\ua789\u2236\ua4fd]|verdict/iu;

/** A reply with more lines of that kind is written to keep its reader busy. */
const mostCandidates = 1_000;

/**
 * Reads the verdict that a reply states, outside every fence: a line `Verdict: X`, which may be emphasised, a heading or an
 * item of a list, may begin with `Final`, and may have `X` on the next line or the reason behind it. A reply that is `X`, with
 * or without a reason after it, states it too, unless a text that the prompt quoted holds the word.
 *
 * Whatever else looks like a verdict, in letters of another script or width, with invisible characters or in quotation,
 * states none, but speaks against the verdict when it differs: a reply that is not of one mind holds no verdict. Untrusted
 * texts are those that the prompt quoted. A verdict that one of them contains, however decorated or broken over lines, may be
 * a quotation and does not count; nor does another verdict before it, which it may take back: rather no verdict than a forged
 * or a superseded one.
 *
 * @param choices - the words that `X` may be, in any case
 * @throws {Error} When no line can be told to be the verdict; its message can be shown to the model.
 * @throws {ConfigurationError} When it is given something else than texts.
 *
 * @example
 * ```ts
 * const { verdict, reason } = readVerdict('Verdict: EASY\nReason: It is one step.', ['EASY', 'HARD'], []);
 * ```
 */
export function readVerdict<Choice extends string>(
  reply: string,
  choices: readonly Choice[],
  untrusted: readonly string[],
): Verdict<Choice> {
  checkText(reply, 'readVerdict.reply');
  checkTexts(choices, 'readVerdict.choices');
  checkTexts(untrusted, 'readVerdict.untrusted');
  // What was around a fence grows together for a reader of the reply, as it may in the reply.
  const quoted = untrusted
    .flatMap((text) => [text, withoutFences(disguisesMarked(plainBreaks(text)))])
    .map((text) => drawn(unlabelled(squeezed(text))));
  const read = reply.length <= longestReply ? withoutFences(disguisesMarked(plainBreaks(reply))) : '';
  const lines = linesWithColon(read);
  const wordings = choices.map((choice) => ({ choice, drawnAs: drawn(`verdict:${squeezed(choice)}`) }));
  let candidates = 0;
  const stated = lines.flatMap((at, index) => {
    const statement = statementOn(textOf(read, at), choices);
    if (statement === null && at.end - at.start > longestLine) return [];
    candidates += 1;
    if (candidates > mostCandidates) return [];
    const text = withoutNumber(statement?.text ?? textOf(read, at));
    const seen = unlabelled(squeezed(text)).replace(/[.!]$/, '');
    const next = seen === 'verdict:' ? nextText(read, at.end + 1).slice(0, longestLine) : '';
    const line = seen === 'verdict:' ? `${seen}${squeezed(next).replace(/[.!]$/, '')}` : seen;
    const lineDrawn = drawn(line);
    const found = wordings.find(({ drawnAs }) => lineDrawn === drawnAs);
    if (found === undefined) return [];
    const mayBeQuoted = quoted.some((of) => of.includes(found.drawnAs));
    const reason = statement?.reason ?? null;
    return [{ verdict: found.choice, index, reason, mayBeQuoted, isPlain: isPlain(text) && isPlain(next) }];
  });
  const own = stated.findLast(({ mayBeQuoted, isPlain }) => !mayBeQuoted && isPlain);
  const isUnanimous =
    own !== undefined &&
    candidates <= mostCandidates &&
    stated.every(
      ({ verdict, index, mayBeQuoted }) =>
        // What may be quoted may say what it likes before the verdict, and only there.
        verdict === own.verdict || (mayBeQuoted && index < own.index),
    );
  if (own !== undefined && isUnanimous)
    return { verdict: own.verdict, reason: own.reason ?? reasonNear(read, lines, own.index) };
  const bare =
    stated.length === 0 && candidates <= mostCandidates ? bareVerdict(read, choices, quoted) : null;
  if (bare !== null) return bare;
  const wanted = choices.map((choice) => `"Verdict: ${choice}"`).join(' or ');
  throw new ReplyFault(`no verdict was found; write ${wanted} on a line of its own, outside any quotation`);
}

/** Most characters of a reply that is a bare word and its reason. */
const longestBare = 4_000;

/** A reply that is a choice by itself, or that begins with one on its own line and speaks of no choice after it. */
function bareVerdict<Choice extends string>(
  read: string,
  choices: readonly Choice[],
  quoted: readonly string[],
): Verdict<Choice> | null {
  const text = read.trim();
  if (text.length > longestBare || text.includes(disguised)) return null;
  const [first = '', ...others] = text.split('\n');
  const word = drawn(squeezed(first).replace(/[.!]$/, ''));
  const verdict = choices.find((choice) => drawn(squeezed(choice)) === word);
  if (verdict === undefined || !isPlain(first)) return null;
  const rest = others.join('\n').trim();
  const restDrawn = drawn(squeezed(rest));
  const words = choices.map((choice) => drawn(squeezed(choice)));
  if (words.some((choice) => restDrawn.includes(choice) || quoted.some((of) => of.includes(choice))))
    return null;
  return { verdict, reason: reasonOf(rest.split('\n')[0] ?? '') ?? rest.replace(/\s+/g, ' ') };
}

/** Where a line begins and ends. */
interface Line {
  readonly start: number;
  readonly end: number;
}

function lineFrom(text: string, start: number): Line {
  const end = text.indexOf('\n', start);
  return { start: Math.min(start, text.length), end: end === -1 ? text.length : end };
}

/** The line that begins at a place, or the one behind it where that is blank. */
function nextText(text: string, start: number): string {
  const line = lineFrom(text, start);
  const next = textOf(text, line);
  return next.trim() === '' ? textOf(text, lineFrom(text, line.end + 1)) : next;
}

function textOf(text: string, { start, end }: Line): string {
  return text.slice(start, end);
}

/** The lines that may be a verdict or a reason. A text may have tens of thousands of others, which are not cut out. */
function linesWithColon(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start < text.length) {
    const found = text.indexOf('\n', start);
    const end = found === -1 ? text.length : found;
    if (end - start >= shortestLine && mayState.test(text.slice(start, end))) lines.push({ start, end });
    start = end + 1;
  }
  return lines;
}

/** Puts down every kind of line break to one. */
function plainBreaks(text: string): string {
  return /[\r\u2028\u2029]/.test(text) ? text.replace(/\r\n|[\r\u2028\u2029]/g, '\n') : text;
}

/** Of the area for private use: no reply that means what it says holds it. */
const disguised = '\ue000';

/**
 * Puts down each line to what it looks like in width, so that a fence is found in any, and marks the lines that were
 * written otherwise: a verdict in one of them is in disguise.
 */
function disguisesMarked(reply: string): string {
  if (/^[\x00-\x7f]*$/.test(reply)) return reply;
  const written = reply.replace(/\uff1a/g, ':');
  const plain = written.normalize('NFKC').replace(/[^\P{C}\t\n]/gu, '');
  if (plain === written) return written;
  // Neither step makes or takes a line break, so the lines of both go together; lines that stay are not cut out.
  const kept: string[] = [];
  let from = 0;
  let inPlain = lineFrom(plain, 0);
  for (let line = lineFrom(written, 0); ; line = lineFrom(written, line.end + 1)) {
    const length = inPlain.end - inPlain.start;
    const isSame = line.end - line.start === length && written.startsWith(textOf(plain, inPlain), line.start);
    if (!isSame) {
      kept.push(plain.slice(from, inPlain.end), disguised);
      from = inPlain.end;
    }
    if (line.end === written.length) return `${kept.join('')}${plain.slice(from)}`;
    inPlain = lineFrom(plain, inPlain.end + 1);
  }
}

/** Whether a line is written as it reads: plain letters, with the marks of emphasis, headings and lists at most. */
function isPlain(line: string): boolean {
  return /^[A-Za-z*_#` :=.!\t–—-]*$/.test(line);
}

/** Letters that pass for one another even within the Latin script. */
function drawn(text: string): string {
  return text.replace(/[l1]/g, 'i').replace(/0/g, 'o');
}

/** The reason after the verdict, or else the last one before it. */
function reasonNear(text: string, lines: readonly Line[], verdictLine: number): string {
  for (const line of lines.slice(verdictLine + 1)) {
    const reason = reasonOf(textOf(text, line));
    if (reason !== null) return reason;
  }
  for (const line of lines.slice(0, verdictLine).reverse()) {
    const reason = reasonOf(textOf(text, line));
    if (reason !== null) return reason;
  }
  return '';
}

function reasonOf(line: string): string | null {
  const match = /^[\s*_#>-]{0,20}reason[\s*_]{0,20}[:：](.*)$/i.exec(line);
  const reason = (match?.[1] ?? '').replace(/^[\s*_]+/, '').trim();
  return reason === '' ? null : reason;
}

/** What is left of a text when case, space, decoration, invisible characters and look-alike letters are gone. */
function squeezed(text: string): string {
  return looksLike(text).replace(/[\s*_`#~>"'“”‘’«»|[\](){}\\-]/gu, '');
}
