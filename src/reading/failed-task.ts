import { isJsonObject } from '../core/json.ts';

/** Why a task failed, as far as its replies go. */
export interface FailedTask {
  readonly stage: string;
  readonly itemId: string;
  readonly draw: number;
  readonly message: string;
  readonly keys: readonly string[];
}

/** Reads a row of `failed.jsonl`; null for any other row. */
export function failedTask(row: object): FailedTask | null {
  if (!('failure' in row) || !isJsonObject(row.failure)) return null;
  const { message, keys = [] } = row.failure;
  if (!('stage' in row && 'itemId' in row && 'draw' in row)) return null;
  const { stage, itemId, draw } = row;
  if (typeof stage !== 'string' || typeof itemId !== 'string' || typeof draw !== 'number') return null;
  if (typeof message !== 'string' || !Array.isArray(keys)) return null;
  return { stage, itemId, draw, message, keys: keys.filter((key) => typeof key === 'string') };
}
