import { fieldsBeside } from '../literals/fields-beside.ts';
import { type LooseValue, looseValueAt } from '../literals/loose-json.ts';
import { pattern } from '../tokens/pattern.ts';

/** The field of a reply in JSON that holds its answer, and what is written behind the object. */
export interface AnswerField {
  /** The answer, with the unit that another field of its object tells. */
  readonly value: string;
  readonly behind: string;
  /** Whether it is an array without quotes. */
  readonly isArray: boolean;
  /** Whether another field of the object may change the answer. */
  readonly mayChange: boolean;
}

/**
 * Finds the last field named `answer` in a reply that is an object of JSON, alone, in a fence or behind prose. Returns null where
 * its value is cut off, or is one of several answers next to each other. A placeholder is no value.
 */
export function answerField(text: string): AnswerField | null {
  if (!/nswer/iu.test(text)) return null;
  let found: FoundField | null = null;
  let areSeveral = false;
  for (const match of [...text.matchAll(fieldName)].slice(-most)) {
    const field = looseValueAt(text, match.index + match[0].length);
    if (field === null || !pattern`[\p{L}\p{N}∅∞]|^[[{('"]`.test(field.value)) continue;
    const isOneOfSeveral = found !== null && isBeside(text.slice(found.end, match.index));
    areSeveral = isOneOfSeveral && (areSeveral || found?.value !== field.value);
    found = { ...field, start: match.index };
  }
  // One of several answers is a part of what the reply says.
  if (found === null || areSeveral) return null;
  const { unit, mayChange } = fieldsBeside(text, found.start, found.end);
  const value = withUnit(found.value, unit);
  return {
    value: value ?? found.value,
    behind: behindObject(text.slice(found.end)),
    isArray: found.value.startsWith('[') && text[found.end - 1] === ']',
    mayChange: mayChange || value === null,
  };
}

interface FoundField extends LooseValue {
  readonly start: number;
}

/** A number with the unit of another field; null where the value tells another one, or is no number. */
function withUnit(value: string, unit: string): string | null {
  if (unit === '' || /^\s*[A-J]\s*$/u.test(value)) return value;
  const [plain, own] = [value, unit].map((text) =>
    text.replace(/\\?(?:text\w*|mathrm)\s*\{|[\s{}$\\]/gu, ''),
  );
  if (plain?.endsWith(own ?? '') && !pattern`\p{L}$`.test(plain.slice(0, -(own ?? '').length))) return value;
  return pattern`[\p{L}%°'"]`.test(value.replace(signs, '')) ? null : `${value} ${unit}`;
}

/** Letters that belong to a number. */
const signs = /\\(?:[dt]?frac|sqrt|pi|times|cdot|left|right)(?![a-z])|(?<=\d)[eE](?=[-+]?\d)/gu;

/** Fields that are looked at, from the last one. */
const most = 16;

const fieldName = pattern.gi`(?<![\p{L}\p{N}\\])(["'])(?:(?:final|correct|my|the)[ _-]?)?answer\1\s{0,20}:\s{0,20}`;

/** Whether two fields are in one object or in one list: no object is closed between them without another following. */
function isBeside(between: string): boolean {
  if (/^\s*\}\s*\]\s*,/u.test(between)) return false;
  return !/["\]]\s{0,20}\}\s{0,20}(?![\s,\]}{])/u.test(`"${between}`);
}

/** What is written behind the object: fields that follow in it belong to it. */
function behindObject(rest: string): string {
  const close = rest.indexOf('}');
  return (close < 0 ? rest : rest.slice(close + 1)).replace(/^[\s`}\]]*/u, '');
}
