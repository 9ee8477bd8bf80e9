import { contentHash } from '../../core/content-hash.ts';
import type { JsonValue } from '../../core/json.ts';
import { VERSION } from '../../core/version.ts';
import type { CompiledLeaf } from '../flow/compiled-plan.ts';
import type { RunSettings } from '../settings/run-settings.ts';

/** What made a dataset: versions and effective options of each stage. No secrets, no prompts. */
export type RunManifest = {
  readonly library: string;
  readonly stages: readonly {
    readonly name: string;
    readonly version: string;
    readonly options: JsonValue;
    readonly sizes: JsonValue;
    readonly refill: { readonly kept: number; readonly maxAttempts: number } | null;
  }[];
  readonly seed: number;
  /** Rows at which the run was to end; null when it was to take its whole input. */
  readonly target: number | null;
  /** Hash of the stages less their sizes: rows of an earlier run under the same fingerprint are rows of this dataset. */
  readonly fingerprint: string;
};

export function manifestOf(leaves: readonly CompiledLeaf[], settings: RunSettings): RunManifest {
  const stages = leaves.map(({ plan, refill }) => ({
    name: plan.name,
    version: plan.version,
    options: plan.options,
    sizes: plan.sizes,
    refill,
  }));
  const meaning = stages.map(({ name, version, options }) => ({ name, version, options }));
  const { seed, target } = settings;
  return { library: VERSION, stages, seed, target, fingerprint: contentHash('stages', meaning) };
}
