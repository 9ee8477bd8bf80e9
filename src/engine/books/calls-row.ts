import type { Row } from '../../files/run-directory/row-files.ts';
import type { TaskNode } from '../flow/nodes.ts';

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

/** Returns the line of a task; null for one that used no reply and made nothing. */
export function callsRow(
  { stage, depth, itemId, draw, keys }: Pick<TaskNode, 'stage' | 'depth' | 'itemId' | 'draw' | 'keys'>,
  outputs: readonly string[],
): CallsRow | null {
  if (keys.size === 0 && outputs.length === 0) return null;
  return { id: taskId({ stage, itemId, draw }), stage, depth, itemId, draw, keys: [...keys].sort(), outputs };
}

/** Returns the name of a task, under which `calls.jsonl` and `failed.jsonl` know it. */
export function taskId({ stage, itemId, draw }: Pick<TaskNode, 'stage' | 'itemId' | 'draw'>): string {
  return `${stage}/${itemId}/${draw}`;
}
