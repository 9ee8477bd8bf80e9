import type { JsonValue } from '../core/json.ts';
import type { TextEscaper } from './text-escaper.ts';

/** A piece of the JSON of a value: as it stands, or the inside of a string that is yet to be escaped. */
export type JsonPart =
  | { readonly kind: 'json'; readonly json: string }
  | { readonly kind: 'text'; readonly text: string; readonly escaper: TextEscaper };

/** Shorter texts gain nothing. */
const LONG_UNITS = 1024;

/**
 * Gives the JSON of a value in pieces that together are what `JSON.stringify` gives; undefined where that gives nothing.
 * The long texts of a record, which are nearly all of a reply, are left to the escaper, where there is one.
 */
export function jsonParts(value: JsonValue, escaper?: TextEscaper): readonly JsonPart[] | undefined {
  if (escaper !== undefined && isRecord(value) && Object.values(value).some(isLong)) {
    return recordParts(value, escaper);
  }
  const json: unknown = JSON.stringify(value);
  return typeof json === 'string' ? [{ kind: 'json', json }] : undefined;
}

/** Bytes that suffice for a piece, without measuring it: a unit of text takes six at most, as `\u0000`. */
export function boundOfPart(part: JsonPart): number {
  return part.kind === 'text' ? part.text.length * 6 : part.json.length * 3;
}

/** Bytes of a piece. */
export function bytesOfPart(part: JsonPart): number {
  return part.kind === 'text' ? part.escaper.measure(part.text) : Buffer.byteLength(part.json);
}

/** Writes a piece at `start`, where there must be room for it, and gives its end. */
export function writePart(part: JsonPart, target: Buffer, start: number): number {
  return part.kind === 'text'
    ? part.escaper.write(part.text, target, start)
    : start + target.write(part.json, start, 'utf8');
}

type JsonRecord = Readonly<Record<string, JsonValue | undefined>>;

function recordParts(record: JsonRecord, escaper: TextEscaper): readonly JsonPart[] {
  const parts: JsonPart[] = [];
  let json = '';
  for (const [name, member] of Object.entries(record)) {
    const isText = isLong(member);
    const memberJson: unknown = isText ? '"' : JSON.stringify(member);
    if (memberJson === undefined) continue;
    json += `${parts.length === 0 && json === '' ? '{' : ','}${JSON.stringify(name)}:${memberJson}`;
    if (!isText) continue;
    parts.push({ kind: 'json', json }, { kind: 'text', text: member, escaper });
    json = '"';
  }
  return [...parts, { kind: 'json', json: `${json}}` }];
}

function isLong(member: JsonValue | undefined): member is string {
  return typeof member === 'string' && member.length >= LONG_UNITS;
}

/** Leaves what says itself how it becomes JSON to `JSON.stringify`. */
function isRecord(value: JsonValue): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !('toJSON' in value);
}
