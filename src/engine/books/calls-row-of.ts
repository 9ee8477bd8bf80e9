import type { CallsRow } from '../../files/run-directory/calls-row.ts';
import type { TaskNode } from '../flow/nodes.ts';

/** Returns the line of a task; null for one that used no reply and made nothing. */
export function callsRowOf(
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
