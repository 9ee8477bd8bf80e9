import { pattern } from '../tokens/pattern.ts';
import type { Statement } from './read-statements.ts';

/** What is said of several things by groups: `Knights: A, C; Knaves: B`, `A and C are knights, and B is a knave`. Empty for any other text. */
export function readGroups(text: string): readonly Statement[] {
  if (text.length > 240 || !/:\s|\sare\s/u.test(text)) return [];
  const groups = text
    .trim()
    .replace(/\*{2}|\.$/gu, '')
    .split(
      /[;\n.]\s*(?:and |while )?|(?<= (?:is|are) [\p{Ll} -]{3,20})(?:,|,? (?:and|while|whereas)) (?=\p{Lu})/u,
    )
    .map(groupIn);
  const found = groups.flatMap((group) => group ?? []);
  const names = new Set(found.map(({ name }) => name));
  return groups.includes(null) || found.length < 2 || names.size < found.length ? [] : found;
}

const members = String.raw`\p{Lu}[\p{Ll}]{0,14}(?:,? (?:and )?\p{Lu}[\p{Ll}]{0,14}){0,7}`;
const listed = pattern`^(\p{L}[\p{Ll}-]{3,15}s): (${members})$`;
const told = pattern`^(${members}) (?:are (?:both |all )?(\p{Ll}[\p{Ll}-]{3,15}s)|is (?:an? |the )?(\p{Ll}[\p{Ll}-]{2,15}))$`;

function groupIn(clause: string): readonly Statement[] | null {
  const [, kind, those = ''] = listed.exec(clause.trim()) ?? [];
  if (kind !== undefined) return ofEach(those, kind);
  const [, these = '', kinds, one] = told.exec(clause.trim()) ?? [];
  return these === '' ? null : ofEach(these, kinds ?? one ?? '', kinds !== undefined);
}

function ofEach(names: string, kind: string, isPlural = true): readonly Statement[] {
  const value = isPlural ? kind.toLowerCase().replace(/ies$/u, 'y').replace(/s$/u, '') : kind;
  return names.split(/,? and |, /u).map((name) => ({ name, value }));
}
