import { propertyName, type ReplyPart, type ReplyStructure } from '../../core/reply-structure.ts';
import { ReplyFault } from '../../core/texts/reply-fault.ts';
import { jsonObjects } from './json-objects.ts';

/**
 * Turns a reply in JSON into the labelled sections that the same reply would hold without JSON, so that one parser and
 * one schema check both.
 *
 * A value that appears word for word in the prompt is a quotation and does not count. Where several are left the last one
 * counts, unless an earlier one states another choice: no verdict is better than a forged one.
 *
 * @param prompts - what was asked, which a reply may quote
 * @throws {Error} When no value has the parts asked for; its message can be shown to the model.
 */
export function sectionsOfJson(text: string, structure: ReplyStructure, prompts: readonly string[]): string {
  const asked = prompts.map(squeezed);
  const found = jsonObjects(text)
    .map(({ source, value }) => ({ source: squeezed(source), properties: propertiesOf(value, structure) }))
    .filter(({ properties }) => structure.parts.some(({ label }) => properties.has(propertyName(label))));
  const own = found
    .filter(({ source }) => !asked.some((prompt) => prompt.includes(source)))
    .map(({ properties }) => properties);
  const last = own.at(-1);
  if (last === undefined)
    throw new ReplyFault(
      found.length > 0
        ? 'the only JSON object in the reply is copied from what was asked; write one with content of your own'
        : `the reply holds no JSON object with ${listed(structure)}; write one that matches the schema, with each backslash in its strings doubled`,
    );
  for (const part of structure.parts) if (part.kind === 'choice') refuseDissent(part, own, last);
  return structure.parts.map((part) => `${part.label}:${sectionOf(part, last)}`).join('\n');
}

type Properties = ReadonlyMap<string, unknown>;

/** Names are matched whatever their case and separators; a bare list may stand for the one list that is asked for. */
function propertiesOf(value: object, { parts }: ReplyStructure): Properties {
  const [first, ...others] = parts;
  if (Array.isArray(value))
    return first?.kind === 'list' && others.length === 0
      ? new Map([[propertyName(first.label), value]])
      : new Map();
  const names = new Map(parts.map(({ label }) => [plain(label), propertyName(label)]));
  return new Map(
    Object.entries(value).flatMap(([key, member]: [string, unknown]) => {
      const name = names.get(plain(key));
      return name === undefined ? [] : [[name, member] as const];
    }),
  );
}

function refuseDissent(part: ReplyPart, stated: readonly Properties[], last: Properties): void {
  const choice = (properties: Properties): string =>
    squeezed(String(properties.get(propertyName(part.label))));
  const isOneMind = stated.every((other) => choice(other) === choice(last));
  if (!isOneMind)
    throw new ReplyFault(
      `the reply holds several JSON objects with different values of ${quoted(part)}; write one`,
    );
}

/** A blank section keeps its label, so that none of the others can be taken for it. */
function sectionOf(part: ReplyPart, properties: Properties): string {
  const value = properties.get(propertyName(part.label));
  const isMissing =
    value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
  if (isMissing && part.optional === true) return '';
  if (part.kind === 'list') return `\n${namesIn(part, value).join('\n') || part.whenEmpty}`;
  if (isMissing) throw new ReplyFault(`the property ${quoted(part)} is missing or blank`);
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  if (typeof text !== 'string') throw new ReplyFault(`the property ${quoted(part)} must be a JSON string`);
  return part.kind === 'text' ? `\n${text}` : ` ${oneLine(text)}`;
}

function namesIn(part: ReplyPart, value: unknown): readonly string[] {
  const list: readonly unknown[] | null = Array.isArray(value) ? value : null;
  if (list?.every((item) => typeof item === 'string') !== true)
    throw new ReplyFault(`the property ${quoted(part)} must be a JSON array of strings`);
  return list.map((item) => oneLine(String(item))).filter((item) => item !== '');
}

function oneLine(text: string): string {
  return text.replace(/[\s\u2028\u2029]+/gu, ' ').trim();
}

function listed({ parts }: ReplyStructure): string {
  return parts.map(quoted).join(', ');
}

function quoted({ label }: ReplyPart): string {
  return `"${propertyName(label)}"`;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function squeezed(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{C}]/gu, '')
    .toLowerCase();
}
