import { isJsonObject } from '../core/json.ts';

/** What workers tell the runs that wait. */
export interface Hint {
  /** Jobs that have ended. */
  readonly ended?: readonly string[];
  /** Characters that came of streamed replies since the last hint, by job. */
  readonly pieces?: { readonly [id: string]: number };
}

/** Reads a hint; what cannot be read says nothing. */
export function readHint(message: string): Required<Hint> {
  const { ended, pieces } = members(message);
  return {
    ended: texts(ended),
    pieces: isJsonObject(pieces)
      ? Object.fromEntries(
          Object.entries(pieces).flatMap(([id, count]): [string, number][] =>
            typeof count === 'number' && count > 0 ? [[id, count]] : [],
          ),
        )
      : {},
  };
}

/** Reads which jobs no run waits for any more. */
export function readAborts(message: string): readonly string[] {
  return texts(members(message)['aborted']);
}

function members(message: string): { readonly [name: string]: unknown } {
  try {
    const data: unknown = JSON.parse(message);
    return isJsonObject(data) ? data : {};
  } catch {
    return {};
  }
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((text) => typeof text === 'string') : [];
}
