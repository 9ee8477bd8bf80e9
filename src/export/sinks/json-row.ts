import type { Columns, ColumnType } from '../exporter.ts';

/**
 * Returns a row as JSON text in which every column is present and of one type, nested ones included, as in Parquet: readers
 * such as `datasets` take the columns of a file from its beginning, and refuse what comes later and differs.
 */
export function jsonRow(row: object, columns: Columns | undefined): string {
  if (columns === undefined) return JSON.stringify(row);
  const members = new Map<string, unknown>(Object.entries(row));
  const own = Object.entries(columns).map(([name, type]) =>
    memberOf(name, jsonValue(members.get(name), type)),
  );
  const strangers = [...members].flatMap(([name, value]) => {
    const text = Object.hasOwn(columns, name) ? undefined : JSON.stringify(value);
    return text === undefined ? [] : [memberOf(name, text)];
  });
  return `{${[...own, ...strangers].join(',')}}`;
}

function jsonValue(value: unknown, type: ColumnType): string {
  if (value === null || value === undefined) return 'null';
  if (type === 'json') return JSON.stringify(JSON.stringify(value) ?? null);
  if (type === 'number' && typeof value === 'number') return decimal(value);
  if (typeof value === 'bigint') return String(value);
  if (typeof type === 'string') return JSON.stringify(value) ?? 'null';
  if (type.kind === 'list') {
    if (!Array.isArray(value)) return JSON.stringify(value) ?? 'null';
    const list: readonly unknown[] = value;
    return `[${list.map((item) => jsonValue(item, type.of)).join(',')}]`;
  }
  if (typeof value !== 'object' || Array.isArray(value)) return JSON.stringify(value) ?? 'null';
  return jsonRow(value, type.fields);
}

/** A whole number in a column of others would make it one of integers. */
function decimal(value: number): string {
  const text = JSON.stringify(value);
  return /^-?\d+$/u.test(text) ? `${text}.0` : text;
}

function memberOf(name: string, value: string): string {
  return `${JSON.stringify(name)}:${value}`;
}

/** Notes for which columns a value has been seen, down to the members of structs and lists. */
export class SeenColumns {
  readonly #open: Map<string, readonly PathStep[]>;

  constructor(columns: Columns | undefined) {
    this.#open = new Map(leavesOf(columns ?? {}).map((path) => [path.join('.'), path]));
  }

  /** Takes a row; returns the columns of which it holds the first value. */
  note(row: object): readonly string[] {
    const first: string[] = [];
    for (const [name, path] of this.#open) {
      if (!holds(row, path, 0)) continue;
      this.#open.delete(name);
      first.push(name);
    }
    return first;
  }
}

/** A member, or any item of a list. */
type PathStep = string;

const anyItem = '[]';

function leavesOf(columns: Columns): readonly (readonly PathStep[])[] {
  return Object.entries(columns).flatMap(([name, type]) => leavesOfType(type).map((path) => [name, ...path]));
}

function leavesOfType(type: ColumnType): readonly (readonly PathStep[])[] {
  if (typeof type === 'string') return [[]];
  if (type.kind === 'list') return leavesOfType(type.of).map((path) => [anyItem, ...path]);
  return leavesOf(type.fields);
}

function holds(value: unknown, path: readonly PathStep[], at: number): boolean {
  if (value === null || value === undefined) return false;
  const step = path[at];
  if (step === undefined) return true;
  if (step === anyItem) return Array.isArray(value) && value.some((item) => holds(item, path, at + 1));
  if (typeof value !== 'object' || Array.isArray(value)) return false;
  const member = Object.entries(value).find(([name]) => name === step);
  return member !== undefined && holds(member[1], path, at + 1);
}
