import { crc32 } from 'node:zlib';
import type { JsonValue } from '../core/json.ts';
import { StoreError } from '../errors/store-error.ts';
import { MAX_LINE_BYTES } from '../files/rows/read-line-blocks.ts';
import { isHexKey } from './key-index.ts';

const TAB = 0x09;
const NEWLINE = 0x0a;
const CHECKSUM_DIGITS = 8;

/** A line that passed its checksum. */
export interface JournalLine {
  readonly key: string;
  /** Where the JSON begins in the bytes that were decoded. */
  readonly bodyStart: number;
  /** Whether it was written together with the line before it. */
  readonly isContinued: boolean;
}

/** A line as text, ready to be written. */
export interface JournalText {
  readonly keyField: string;
  /** The value as `JSON.stringify` writes it. */
  readonly json: string;
}

/**
 * Returns the text of one line. A key of 32 hexadecimal digits stands as it is, any other as a JSON string.
 * JSON escapes tabs, newlines and lone surrogates, so that the bytes are well-formed and the line is one
 * line.
 *
 * @throws {StoreError} When the value is no JSON or longer than a line may be.
 */
export function journalText(key: string, value: JsonValue): JournalText {
  const json: unknown = JSON.stringify(value);
  if (typeof json !== 'string') {
    throw new StoreError(
      `the value of ${key} is no JSON value; store strings, numbers, booleans, null, lists or records`,
    );
  }
  const text = { keyField: isHexKey(key) ? key : JSON.stringify(key), json };
  // Short lines need not be measured.
  if (boundOf(text) > MAX_LINE_BYTES && bytesOf(text) > MAX_LINE_BYTES) {
    throw new StoreError(
      `the value of ${key} makes a line of ${bytesOf(text)} bytes; at most ${MAX_LINE_BYTES} can be stored`,
    );
  }
  return text;
}

/** Bytes that suffice for a line, without measuring it: a unit of text takes three at most. */
export function boundOf({ keyField, json }: JournalText): number {
  return (keyField.length + json.length) * 3 + CHECKSUM_DIGITS + 4;
}

/** Most bytes of a line. */
export function bytesOf({ keyField, json }: JournalText): number {
  return Buffer.byteLength(keyField) + Buffer.byteLength(json) + CHECKSUM_DIGITS + 4;
}

/**
 * Writes one line at `start`, where there must be room for it, and returns its end: key, checksum over key and body,
 * body, set apart by tabs. A line that is written together with the one before it ends with a further tab, which JSON
 * allows as blank: so it can be told later what one write may have torn.
 */
export function writeJournalLine(
  target: Buffer,
  start: number,
  { keyField, json }: JournalText,
  isContinued = false,
): number {
  const keyEnd = start + target.write(keyField, start, 'utf8');
  const bodyStart = keyEnd + CHECKSUM_DIGITS + 2;
  const bodyEnd = bodyStart + target.write(json, bodyStart, 'utf8');
  const end = isContinued ? bodyEnd + 1 : bodyEnd;
  if (isContinued) target[bodyEnd] = TAB;
  target[keyEnd] = TAB;
  target[bodyStart - 1] = TAB;
  target[end] = NEWLINE;
  target.write(checksum(target, start, keyEnd, bodyStart, end), keyEnd + 1, 'latin1');
  return end + 1;
}

/** Checks the line in `bytes` from `start` to `end`, its newline left out; undefined when it is not whole. */
export function decodeJournalLine(bytes: Buffer, start: number, end: number): JournalLine | undefined {
  const keyEnd = bytes[start + 32] === TAB ? start + 32 : bytes.indexOf(TAB, start);
  const bodyStart = keyEnd + CHECKSUM_DIGITS + 2;
  if (keyEnd < start || bodyStart >= end || bytes[bodyStart - 1] !== TAB) return undefined;
  const noted = bytes.toString('latin1', keyEnd + 1, bodyStart - 1);
  if (noted !== checksum(bytes, start, keyEnd, bodyStart, end)) return undefined;
  const keyField = bytes.toString('utf8', start, keyEnd);
  const key = isHexKey(keyField) ? keyField : parseKey(keyField);
  return key === undefined ? undefined : { key, bodyStart, isContinued: bytes[end - 1] === TAB };
}

function parseKey(field: string): string | undefined {
  try {
    const key: unknown = JSON.parse(field);
    return typeof key === 'string' ? key : undefined;
  } catch {
    return undefined;
  }
}

function checksum(bytes: Buffer, start: number, keyEnd: number, bodyStart: number, end: number): string {
  const ofKey = crc32(bytes.subarray(start, keyEnd));
  return crc32(bytes.subarray(bodyStart, end), ofKey).toString(16).padStart(CHECKSUM_DIGITS, '0');
}
