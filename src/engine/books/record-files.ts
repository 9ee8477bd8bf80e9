import { kindOf } from '../../core/items/kind-of.ts';
import type { RowFileName } from '../../files/run-directory/row-files.ts';
import type { CompiledLeaf } from '../flow/compiled-plan.ts';
import type { RecordCatalogue } from './record-catalogue.ts';

/** Returns the file that an output belongs to: null for a step on the way to a record that a later stage completes. */
export function fileOf(
  value: unknown,
  leaf: CompiledLeaf,
  isLast: boolean,
  { files, steps }: RecordCatalogue,
): RowFileName | null {
  const kind = kindOf(value);
  const file = kind === null ? undefined : files.get(kind);
  if (kind === null || file === undefined) return isLast ? 'rows' : null;
  const { laterKinds } = leaf;
  const isCompletedLater =
    laterKinds.has(kind) || (steps.get(kind) ?? []).some((completed) => laterKinds.has(completed));
  return isCompletedLater ? null : file;
}

/** Returns the file that holds the rows of the last stage. */
export function rowsFileOf(leaves: readonly CompiledLeaf[], { files }: RecordCatalogue): RowFileName {
  const kind = leaves.findLast(({ plan }) => plan.produces !== null)?.plan.produces ?? null;
  return (kind === null ? undefined : files.get(kind)) ?? 'rows';
}
