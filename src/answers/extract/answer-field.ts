import { type LooseValue, looseValueAt } from '../literals/loose-json.ts';

/** The field of a reply in JSON that holds its answer, and what is written behind the object. */
export interface AnswerField {
  readonly value: string;
  readonly behind: string;
}

/**
 * Finds the last field named `answer` in a reply that is an object of JSON, alone, in a fence or behind prose. Returns null where
 * its value is cut off, or is one of several answers that stand beside each other. A placeholder is no value.
 */
export function answerField(text: string): AnswerField | null {
  if (!/nswer/iu.test(text)) return null;
  let found: LooseValue | null = null;
  let areSeveral = false;
  for (const match of [...text.matchAll(fieldName)].slice(-most)) {
    const field = looseValueAt(text, match.index + match[0].length);
    if (field === null || !/[\p{L}\p{N}∅∞]|^[[{('"]/u.test(field.value)) continue;
    const isOneOfSeveral = found !== null && isBeside(text.slice(found.end, match.index));
    areSeveral = isOneOfSeveral && (areSeveral || found?.value !== field.value);
    found = field;
  }
  // One of several answers is a part of what the reply says.
  if (found === null || areSeveral) return null;
  return { value: found.value, behind: behindObject(text.slice(found.end)) };
}

/** Fields that are looked at, from the last one. */
const most = 16;

const fieldName = /(?<![\p{L}\p{N}\\])(["'])(?:(?:final|correct|my|the)[ _-]?)?answer\1\s{0,20}:\s{0,20}/giu;

/** Whether two fields stand in one object or in one list: no object is closed between them without another following. */
function isBeside(between: string): boolean {
  if (/^\s*\}\s*\]\s*,/u.test(between)) return false;
  return !/["\]]\s{0,20}\}\s{0,20}(?![\s,\]}{])/u.test(`"${between}`);
}

/** What is written behind the object: fields that follow in it belong to it. */
function behindObject(rest: string): string {
  const close = rest.indexOf('}');
  return (close < 0 ? rest : rest.slice(close + 1)).replace(/^[\s`}\]]*/u, '');
}
