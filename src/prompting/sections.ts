import { ReplyFault } from '../core/texts/reply-fault.ts';
import { checkText, checkTexts } from './check-text.ts';

/**
 * Reads a reply laid out in labelled sections.
 *
 * A label is at the start of a line, in any case, as `Problem:`, `**Problem:**`, `## Problem`, `- Problem :` or
 * with a full-width colon; its section reaches to the next label. In a reply that keeps the order given, a label that
 * comes again counts where it is last, so that an "Answer:" in the middle of a solution is content; only the first
 * label counts where it is first. In a reply that keeps another order, each counts where it is first. Never
 * throws for a text; takes time in proportion to it.
 *
 * @returns the trimmed sections that were found with a text
 * @throws {ConfigurationError} When it is given something else than texts.
 *
 * @example
 * ```ts
 * const sections = readSections('Hint: Factor it.\nNote: It is short.', ['Hint', 'Note']);
 * console.log(sections.get('Hint')); // Factor it.
 * ```
 */
export function readSections<Label extends string>(
  text: string,
  labels: readonly Label[],
): ReadonlyMap<Label, string> {
  checkText(text, 'readSections.text');
  checkTexts(labels, 'readSections.labels');
  const lines = unwrapped(text.replaceAll('\r\n', '\n').split('\n'));
  const marks = findMarks(lines, labels);
  const chosen = inOrder(marks, labels) ?? firstOfEach(marks);
  const sections = new Map<Label, string>();
  chosen.forEach((mark, index) => {
    const end = chosen[index + 1]?.line ?? lines.length;
    const value = `${mark.rest}\n${lines.slice(mark.line + 1, end).join('\n')}`.trim();
    if (value !== '') sections.set(mark.label, value);
  });
  return sections;
}

/**
 * Reads a reply that must hold all the sections.
 *
 * @throws {Error} When some are missing or blank; its message can be shown to the model.
 *
 * @example
 * ```ts
 * const parse = ({ text }: Reply) => requireSections(text, ['Hint']).Hint;
 * ```
 */
export function requireSections<Label extends string>(
  text: string,
  labels: readonly Label[],
): Readonly<Record<Label, string>> {
  const sections = Object.fromEntries(readSections(text, labels));
  if (isComplete(sections, labels)) return sections;
  const missing = labels.filter((label) => sections[label] === undefined).map((label) => `"${label}:"`);
  const noun = missing.length === 1 ? 'the section' : 'the sections';
  throw new ReplyFault(
    `${noun} ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing or empty; start each section on a line of its own with its label and a colon`,
  );
}

interface Mark<Label> {
  readonly label: Label;
  readonly line: number;
  /** What follows the label on its line. */
  readonly rest: string;
}

/** Labels are short: looking no further keeps the time linear, regardless of the line. */
const longestHead = 200;

function findMarks<Label extends string>(lines: readonly string[], labels: readonly Label[]): Mark<Label>[] {
  const byLength = [...labels].sort((left, right) => right.length - left.length);
  const names = byLength.map((label) =>
    label.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/ +/g, '[ \\t]+'),
  );
  const pattern = new RegExp(
    `^(?:[-*+•][ \\t]+|\\d{1,2}[.)][ \\t]+)?(?<heading>#{1,6}[ \\t]*)?(?<open>\\*{1,3}|_{1,2})?(?<label>${names.join('|')})[ \\t]*(?<close>\\*{1,3}|_{1,2})?[ \\t]*(?<colon>[:：])?`,
    'iu',
  );
  const byName = new Map(labels.map((label) => [folded(label), label]));
  const shortest = Math.min(...labels.map((label) => label.length));
  const marks: Mark<Label>[] = [];
  for (const [index, line] of lines.entries()) {
    // Spares a look at each of the many lines of a text that is made of line breaks.
    if (line.length < shortest) continue;
    const trimmed = line.trimStart();
    const match = labels.length === 0 ? null : pattern.exec(trimmed.slice(0, longestHead));
    const label = byName.get(folded(match?.groups?.['label'] ?? ''));
    if (match?.groups === undefined || label === undefined) continue;
    const rest = restOfLine(trimmed.slice(match[0].length), match.groups);
    if (rest !== null) marks.push({ label, line: index, rest });
  }
  return marks;
}

/** Returns what follows a label, freed of the emphasis around the label; null when the line is no label after all. */
function restOfLine(after: string, groups: { readonly [name: string]: string | undefined }): string | null {
  const { heading, open, close, colon } = groups;
  if (colon === undefined) {
    const isTitle = heading !== undefined || (open !== undefined && close !== undefined);
    return isTitle && /^#{0,6}$/.test(after.trim()) ? '' : null;
  }
  if (open === undefined || close !== undefined) return after;
  const rest = after.trim();
  if (rest.startsWith(open)) return rest.slice(open.length);
  return rest.endsWith(open) ? rest.slice(0, -open.length) : rest;
}

/**
 * Picks the last occurrence of each label before the label after it, so that what looks like a label earlier stays
 * in the section it is in; of the first label the first, since what comes before it is in no section. Null when
 * the text keeps another order.
 */
function inOrder<Label>(marks: readonly Mark<Label>[], labels: readonly Label[]): Mark<Label>[] | null {
  const present = labels.filter((label) => marks.some((mark) => mark.label === label));
  const chosen: Mark<Label>[] = [];
  for (const [index, label] of [...present.entries()].reverse()) {
    const before = chosen[0]?.line ?? Number.POSITIVE_INFINITY;
    const fits = (mark: Mark<Label>): boolean => mark.label === label && mark.line < before;
    const mark = index === 0 ? marks.find(fits) : marks.findLast(fits);
    if (mark === undefined) return null;
    chosen.unshift(mark);
  }
  return chosen;
}

function firstOfEach<Label>(marks: readonly Mark<Label>[]): Mark<Label>[] {
  const seen = new Set<Label>();
  return marks.filter(({ label }) => {
    const isNew = !seen.has(label);
    seen.add(label);
    return isNew;
  });
}

/** Takes off a code fence around the whole reply: its second fence line ends the reply, or opens an inner fence. */
function unwrapped(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line.trim() !== '');
  const last = lines.findLastIndex((line) => line.trim() !== '');
  const isFence = (index: number): boolean => lines[index]?.trimStart().startsWith('```') === true;
  if (first === last || !isFence(first) || lines[last]?.trim() !== '```') return lines;
  const second = lines.findIndex((line, index) => index > first && isFence(index) && line.trim() !== '');
  const wrapsAll = second === last || lines[second]?.trim() !== '```';
  return wrapsAll ? lines.slice(first + 1, last) : lines;
}

function folded(label: string): string {
  return label.toLowerCase().replace(/[ \t]+/g, ' ');
}

function isComplete<Label extends string>(
  sections: Readonly<Record<string, string>>,
  labels: readonly Label[],
): sections is Readonly<Record<Label, string>> {
  return labels.every((label) => sections[label] !== undefined);
}
