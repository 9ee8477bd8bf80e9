import { pattern } from '../tokens/pattern.ts';
import { looseValueAt } from './loose-json.ts';

/** What the other fields of an object say of the answer in it. */
export interface BesideAnswer {
  /** The unit that the answer is told in; empty where there is none. */
  readonly unit: string;
  /** Whether a field may change the answer: its scale, its error, or that it is not right. */
  readonly mayChange: boolean;
}

/** Reads the fields that are in one object with the answer, whose name and value reach from one place to another. */
export function fieldsBeside(text: string, start: number, end: number): BesideAnswer {
  let unit = '';
  let mayChange = false;
  for (const match of [...text.matchAll(anyField)].slice(-most)) {
    const [whole, quote, name = ''] = match;
    // Names in quotes of the other kind are told within a text, as of `'f': 1` of a dictionary.
    if (quote !== text[start] || (match.index >= start && match.index < end)) continue;
    const field = looseValueAt(text, match.index + whole.length);
    if (field === null || field.value.length > longest) continue;
    const between = match.index < start ? text.slice(field.end, start) : text.slice(end, match.index);
    if (!isOneObject(between)) continue;
    if (!units.test(name)) mayChange ||= changes(name, field.value);
    else if (!isNothing.test(field.value.trim())) unit = field.value === '$' ? 'dollars' : field.value;
  }
  return { unit, mayChange };
}

/** Fields that are looked at, from the last one. */
const most = 64;
/** A longer value is told in sentences, and says how the answer was found. */
const longest = 40;

const anyField = pattern.g`(?<![\p{L}\p{N}\\])(["'])([\p{L}_][\p{L}\p{N}_ -]{0,40})\1\s{0,20}:\s{0,20}`;
const units =
  /^(?:(?:answer|final|result|measurement)[ _-]?)*(?:units?|unit[ _-]of[ _-]measure(?:ment)?|uom|currency)$/i;
const isNothing = /^(?:none|null|n\/?a|unitless|dimensionless|no units?|-|1|)$/iu;

/** Names of fields that say how an answer was found, how sure it is, or which question it answers. */
const explaining: readonly string[] =
  'reason expla thought think analy step work solution process method approach strateg justif rational summary comment note confiden score question problem task prompt query index type kind category subject topic domain field level difficulty lang model version source reference citation option choice letter calculation formula equation given key tag hint context title name answer format verdict final done complete role author date time token'.split(
    ' ',
  );

function explains(name: string): boolean {
  const lower = name.toLowerCase();
  return (
    explaining.some((part) => lower.includes(part)) || /(?<!un)certain|(?:^|_)id$|^(?:no|q|n)$/.test(lower)
  );
}
const judges = /correct|valid|verif|success|check|status|right/i;

function changes(name: string, value: string): boolean {
  if (judges.test(name))
    return pattern.i`^(?:false|no|0|wrong|incorrect|fail\p{L}*|invalid|error)$`.test(value);
  return !explains(name) && !/^(?:none|null)?$/iu.test(value.trim());
}

/** Whether no object is opened or closed between two fields without its other half. */
function isOneObject(between: string): boolean {
  let plain = between.slice(0, 4000).replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/gs, '');
  for (let round = 0; round < 8 && /\{[^{}]*\}/u.test(plain); round += 1)
    plain = plain.replace(/\{[^{}]*\}/gu, '');
  return !/[{}]/u.test(plain);
}
