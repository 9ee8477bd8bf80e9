import { isJsonObject } from '../core/json.ts';
/** Members of a row of any kind: rows come from files and callers, and a report shows what it can of them. */
export type Fields = Readonly<Record<string, unknown>>;

export function fieldsOf(value: unknown): Fields {
  return isJsonObject(value) ? value : {};
}

export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

export function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** A number that counts something; 0 for anything else. */
export function countOf(value: unknown): number {
  const count = numberOf(value);
  return count !== null && count > 0 ? count : 0;
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function textsOf(value: unknown): readonly string[] {
  return listOf(value).filter((entry) => typeof entry === 'string');
}
