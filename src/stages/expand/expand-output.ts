import type { Reply } from '../../core/reply.ts';
import type { ReplyStructure } from '../../core/reply-structure.ts';
import { ReplyFault } from '../../core/texts/reply-fault.ts';
import { trimmedOf } from '../../core/texts/trimmed-of.ts';
import { wholeText } from '../../core/whole-text.ts';
import { readSections, requireSections } from '../../prompting/sections.ts';
import { pageSize } from './pages-wanted.ts';

/** A line of more characters is no name, and a page of more lines no list of names: what is beyond is not looked at. */
const [longestLine, mostLines] = [1_000, 1_000];

/** What a page of names consists of. */
export function namesStructure(section: 'Topics' | 'Areas'): ReplyStructure {
  const description =
    'the names, one per item, without numbers or explanations; empty when nothing is left to add';
  return {
    name: section.toLowerCase(),
    parts: [
      {
        kind: 'list',
        label: section,
        description,
        whenEmpty: 'None',
        most: pageSize,
        example: examples[section],
      },
    ],
  };
}

/** Of a field that few datasets are about: a copy of them is told from a topic. */
const examples = {
  Topics: ['Hydration of sourdough', 'Clarification of butter'],
  Areas: ['Baking of bread', 'Preservation of food'],
} as const;

/**
 * Reads the names of a page. Of one that was cut, the names before the cut count: the last line, which may be half a name, does
 * not.
 *
 * @throws {Error} When the reply holds no whole name, was withheld or broke off.
 */
export function parsePage(reply: Reply, section: 'Topics' | 'Areas'): readonly string[] {
  if (reply.finishReason !== 'length') return parseNames(wholeText(reply), section);
  const whole = reply.text.slice(0, reply.text.lastIndexOf('\n') + 1);
  const sections = readSections(whole, [section]).get(section) ?? '';
  return sections.trim() === '' ? parseNames(wholeText(reply), section) : parseNames(whole, section);
}

/**
 * Reads the names that a reply lists in a section, one per line; bullets, numbers and quotes around them are dropped.
 *
 * @throws {Error} When the section is missing or lists nothing; `None` says that there is nothing to add.
 */
export function parseNames(text: string, section: 'Topics' | 'Areas'): readonly string[] {
  const lines = requireSections(text, [section])[section].split(/\r?\n/u, mostLines);
  const names = lines.map(cleanName).filter(isName);
  if (names.length === 0) throw new ReplyFault('the section lists nothing; write one name per line, or None');
  const saysNone = names.length === 1 && /^\(?none\)?$/iu.test(names.join());
  return saysNone ? [] : names;
}

/** A number alone names nothing, except a year. */
function isName(name: string): boolean {
  return /\p{L}/u.test(name) || /^\d{4}$/u.test(name);
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
  return trimmedOf(name, '', `"'“”‘’«».;,:`).trim();
}
