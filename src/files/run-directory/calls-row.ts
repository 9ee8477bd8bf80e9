import { isJsonObject } from '../../core/json.ts';
import type { Row } from './row-files.ts';

/** A line of `calls.jsonl`: the stored replies that a task used, and what it made of its item. */
export interface CallsRow extends Row {
  /** The same as in `failed.jsonl`. */
  readonly id: string;
  readonly stage: string;
  readonly depth: number;
  readonly itemId: string;
  readonly draw: number;
  /** Keys of stored replies, sorted: which of several calls ended first is chance. */
  readonly keys: readonly string[];
  /** Ids of the outputs that it kept. */
  readonly outputs: readonly string[];
}

/** Whether a line that was read is one. */
export function isCallsRow(value: unknown): value is CallsRow {
  if (!isJsonObject(value)) return false;
  const { id, stage, depth, itemId, draw, keys, outputs } = value;
  return (
    [id, stage, itemId].every((text) => typeof text === 'string') &&
    [depth, draw].every((number) => typeof number === 'number') &&
    [keys, outputs].every((list) => Array.isArray(list) && list.every((text) => typeof text === 'string'))
  );
}
