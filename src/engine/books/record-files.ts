import type { RowFileName } from '../../files/run-directory/row-files.ts';
import type { CompiledLeaf } from '../flow/compiled-plan.ts';

const FILES: Readonly<Record<string, RowFileName>> = {
  topic: 'topics',
  problem: 'problems',
  'validated-problem': 'problems',
  trajectory: 'trajectories',
  sample: 'samples',
};

/** Kinds whose file is written only when nothing later turns them into a final record. */
const STEPS: Readonly<Record<string, readonly string[]>> = {
  problem: ['validated-problem'],
  trajectory: ['sample'],
};

/** The file that an output belongs to: null for a step on the way to a record that a later stage completes. */
export function fileOf(value: unknown, leaf: CompiledLeaf, isLast: boolean): RowFileName | null {
  const kind = kindOf(value);
  const file = kind === null ? undefined : FILES[kind];
  if (kind === null || file === undefined) return isLast ? 'rows' : null;
  const later: ReadonlySet<string> = leaf.laterKinds;
  const completedLater = later.has(kind) || (STEPS[kind] ?? []).some((completed) => later.has(completed));
  return completedLater ? null : file;
}

/** The file that holds the rows of the last stage. */
export function rowsFileOf(leaves: readonly CompiledLeaf[]): RowFileName {
  const kind = leaves.findLast(({ plan }) => plan.produces !== null)?.plan.produces ?? null;
  return (kind === null ? undefined : FILES[kind]) ?? 'rows';
}

export function kindOf(value: unknown): string | null {
  return typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string'
    ? value.kind
    : null;
}
