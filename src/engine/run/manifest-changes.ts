import type { JsonValue } from '../../core/json.ts';
import { shownValue } from '../../errors/shown-value.ts';
import type { Manifest } from '../../files/run-directory/run-directory.ts';

/** Most changes that are listed; of what goes beyond only the number is told. */
const MOST = 100;

/** Fields of a stage that the manifest notes and that may differ from run to run. */
const NOTED = ['version', 'options', 'sizes', 'refill'] as const;

/** Says, line by line, how this run's manifest differs from the one before. */
export function manifestChanges(previous: Manifest, manifest: Manifest): readonly string[] {
  const before = stagesOf(previous['stages']);
  const after = stagesOf(manifest['stages']);
  const lines = [
    ...difference('library', previous['library'], manifest['library']),
    ...difference('seed', previous['seed'], manifest['seed']),
    ...[...before.keys()].filter((name) => !after.has(name)).map((name) => `${name}: no longer a stage`),
    ...[...after].flatMap(([name, stage]) => {
      const earlier = before.get(name);
      if (earlier === undefined) return before.size === 0 ? [] : [`${name}: a new stage`];
      return NOTED.flatMap((field) => difference(`${name}.${field}`, earlier[field], stage[field]));
    }),
  ];
  const kept = [...before.keys()].filter((name) => after.has(name));
  const order = [...after.keys()].filter((name) => before.has(name));
  if (kept.join() !== order.join()) lines.push(`stages: ${kept.join(', ')} -> ${order.join(', ')}`);
  return lines.length <= MOST
    ? lines
    : [...lines.slice(0, MOST), `and ${lines.length - MOST} further changes`];
}

type Members = { readonly [name: string]: unknown };

/** Stages of a manifest by name. What an older library wrote is read as far as it is understood. */
function stagesOf(stages: unknown): ReadonlyMap<string, Members> {
  const list: readonly unknown[] = Array.isArray(stages) ? stages : [];
  return new Map(
    list.flatMap((stage) =>
      isMembers(stage) && typeof stage['name'] === 'string' ? [[stage['name'], stage] as const] : [],
    ),
  );
}

function difference(field: string, before: unknown, after: unknown): readonly string[] {
  if (isNothing(before) && isNothing(after)) return [];
  // Earlier versions noted their values, which may be keys.
  if (field.endsWith('.providerOptions'))
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [`${field}: with other content`];
  if (isMembers(before) && isMembers(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names].flatMap((name) => difference(`${field}.${name}`, before[name], after[name]));
  }
  const [left, right] = [shown(before), shown(after)];
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  return [left === right ? `${field}: ${left}, with other content` : `${field}: ${left} -> ${right}`];
}

/** Names and numbers in full; anything that may be long in short. */
function shown(value: unknown): string {
  if (isNothing(value)) return 'none';
  if (Array.isArray(value) && value.length <= 8) {
    const parts = value.map((part: unknown) => shown(part));
    if (parts.join(', ').length <= 160) return `[${parts.join(', ')}]`;
  }
  if (typeof value === 'string' && value.length <= 80 && !/[\s\p{C}]/u.test(value)) return value;
  return shownValue(value);
}

function isNothing(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

function isMembers(value: unknown): value is { readonly [name: string]: JsonValue | undefined } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
