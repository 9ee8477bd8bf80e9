import type { ReplyStructure } from '../../core/reply-structure.ts';
import { requireSections } from '../../prompting/sections.ts';

/** A line of more characters is no name, and a page of more lines no list of names: what is beyond is not looked at. */
const [longestLine, mostLines] = [1_000, 1_000];

/** What a page of names consists of. */
export function namesStructure(section: 'Topics' | 'Areas'): ReplyStructure {
  const description =
    'the names, one per item, without numbers or explanations; empty when nothing is left to add';
  return {
    name: section.toLowerCase(),
    parts: [{ kind: 'list', label: section, description, whenEmpty: 'None' }],
  };
}

/**
 * Reads the names that a reply lists in a section, one per line; bullets, numbers and quotes around them are dropped.
 *
 * @throws {Error} When the section is missing or lists nothing; `None` says that there is nothing to add.
 */
export function parseNames(text: string, section: 'Topics' | 'Areas'): readonly string[] {
  const lines = requireSections(text, [section])[section].split(/\r?\n/u, mostLines);
  const names = lines.map(cleanName).filter((name) => name !== '');
  if (names.length === 0) throw new Error('the section lists nothing; write one name per line, or None');
  const saysNone = names.length === 1 && /^\(?none\)?$/iu.test(names.join());
  return saysNone ? [] : names;
}

function cleanName(line: string): string {
  if (line.length > longestLine) return '';
  const name = line
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f\s]+/gu, ' ')
    .trim()
    .replace(/^(?:(?:[-*+•·–—]|\(?\d{1,3}[.):]|#\d{1,3})\s+)+/u, '')
    .replace(/\*\*|__|`/gu, '')
    .replace(/^["'“”‘’«»]+/u, '');
  return withoutEnd(name, `"'“”‘’«».;,:`).trim();
}

/** Takes certain characters off the end: a pattern that is tied to the end alone is tried at each of them. */
function withoutEnd(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
