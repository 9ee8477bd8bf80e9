import { z } from 'zod';
import type { ReplyStructure } from '../../core/reply-structure.ts';
import { requireSections } from '../../prompting/sections.ts';

/** What a page of names must be. */
export const namesSchema: z.ZodType<string[]> = z
  .array(z.string().min(1))
  .min(1, 'the section lists nothing; write one name per line, or None');

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
  const lines = requireSections(text, [section])[section].split(/\r?\n/u);
  const checked = namesSchema.safeParse(lines.map(cleanName).filter((name) => name !== ''));
  if (!checked.success) throw new Error(checked.error.issues.map(({ message }) => message).join('; '));
  const saysNone = checked.data.length === 1 && /^\(?none\)?$/iu.test(checked.data.join());
  return saysNone ? [] : checked.data;
}

function cleanName(line: string): string {
  return line
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f\s]+/gu, ' ')
    .trim()
    .replace(/^(?:(?:[-*+•·–—]|\(?\d{1,3}[.):]|#\d{1,3})\s+)+/u, '')
    .replace(/\*\*|__|`/gu, '')
    .replace(/^["'“”‘’«»]+|["'“”‘’«».;,:]+$/gu, '')
    .trim();
}
