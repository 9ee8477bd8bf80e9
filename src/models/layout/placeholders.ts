import { exampleOf, type ReplyPart, type ReplyStructure } from '../../core/reply-structure.ts';
import { ReplyFault } from '../../core/texts/reply-fault.ts';
import { trimmedOf } from '../../core/texts/trimmed-of.ts';
import { withoutFences } from '../../prompting/fence.ts';
import { readSections } from '../../prompting/sections.ts';
import { areAlike, placeholderForm, unnumbered } from './placeholder-form.ts';

/** What a prompt itself says instead of the content of a reply. */
export interface Placeholders {
  /** Words of each. */
  readonly said: readonly (readonly string[])[];
  /** Lines of the prompt and examples, as they may be copied whole. */
  readonly lines: ReadonlySet<string>;
}

/**
 * Collects the placeholders of a prompt: what its layout shows under the labels, what the schema says of the parts, its lines
 * outside quoted data, and examples that it shows.
 */
export function placeholdersIn(
  prompts: readonly string[],
  { parts }: ReplyStructure,
  showsExample = false,
): Placeholders {
  const labels = parts.map(({ label }) => label);
  const own = prompts.map(withoutFences);
  const shown = own.flatMap((prompt) => [...readSections(prompt, labels).values()].flatMap(linesOf));
  const described = parts.map(({ description }) => description);
  const examples = showsExample ? parts.flatMap((part) => exampleOf(part) ?? []) : [];
  return {
    // A single word under a label may be the example of a custom prompt, and a right answer as well.
    said: [...wordsOf(shown).filter(({ length }) => length > 1), ...wordsOf(described)],
    lines: new Set([...own.flatMap(linesOf), ...described, ...examples].map(copied)),
  };
}

function wordsOf(texts: readonly string[]): readonly (readonly string[])[] {
  return texts.flatMap((text) => {
    const form = placeholderForm(text);
    return form === null || form.isConcrete || form.words.length === 0 ? [] : [form.words];
  });
}

/**
 * Returns a reply without the items of a list that only repeat placeholders.
 *
 * @param text - the reply, in sections
 * @throws {Error} When another part that must be there is one; its message can be shown to the model.
 */
export function withoutPlaceholders(
  text: string,
  structure: ReplyStructure,
  placeholders: Placeholders,
): string {
  const { parts } = structure;
  const [only, ...others] = parts;
  if (only?.kind === 'list' && others.length === 0) return withoutItems(text, only, placeholders);
  const sections = readSections(
    text,
    parts.map(({ label }) => label),
  );
  for (const part of parts) {
    const value = sections.get(part.label);
    if (value === undefined || part.kind === 'choice') continue;
    if (
      part.optional === true ? isExample(value, part, placeholders) : isPlaceholder(value, part, placeholders)
    )
      throw new ReplyFault(
        `the section "${part.label}:" repeats what was asked and holds no content; write the content itself`,
      );
  }
  return text;
}

function withoutItems(text: string, part: ReplyPart, placeholders: Placeholders): string {
  return text
    .split('\n')
    .filter((line) => !isItem(line, part) || !isPlaceholder(line.replace(bullet, ''), part, placeholders))
    .join('\n');
}

const bullet = /^\s*(?:[-*+•·–—]|\(?\d{1,3}[.):]|#\d{1,3})\s+/u;

/** The line with the label is no item, whatever decorates it. */
function isItem(line: string, { label }: ReplyPart): boolean {
  const letters = line
    .trimStart()
    .replace(/^[\W_]+/u, '')
    .toLowerCase();
  return line.trim() !== '' && !(letters.startsWith(label.toLowerCase()) && /[:：#*]/u.test(line));
}

function isPlaceholder(value: string, part: ReplyPart, { said, lines }: Placeholders): boolean {
  if (/^[\s.…_*-]+$/u.test(value)) return true;
  if (/^(?:<<<)?DATA-[0-9a-f]{16}(?:>>>)?$/u.test(value.trim())) return true;
  if (isTelling(value) && lines.has(copied(value))) return true;
  const form = placeholderForm(value);
  if (form === null || form.words.length === 0) return false;
  const label = placeholderForm(part.label)?.words ?? [];
  if (part.kind === 'list') {
    const words = unnumbered(form.words);
    return (
      words.length > 0 && [label, ...said.map(unnumbered)].some((of) => of.length > 0 && areAlike(words, of))
    );
  }
  return !form.isConcrete && [label, ...said].some((of) => areAlike(form.words, of));
}

/** A number or a word alone may well be an answer, though an example of a custom prompt shows the same. */
function isTelling(value: string): boolean {
  const words = value.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  return words > (/\p{N}/u.test(value) ? 3 : 1);
}

function isExample(value: string, part: ReplyPart, { lines }: Placeholders): boolean {
  const example = exampleOf(part);
  return typeof example === 'string' && copied(example) === copied(value) && lines.has(copied(value));
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

/** A text as it is found again with anything around it: brackets, quotes, bullets, emphasis, a dot. */
function copied(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ');
  return trimmedOf(plain, ' <[({"\'“‘*_`-', ' >])}"\'”’*_`.,;:!-');
}
