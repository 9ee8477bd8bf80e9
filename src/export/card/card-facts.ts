import type { JsonValue } from '../../core/json.ts';
import { isJsonObject } from '../../core/json.ts';
import type { CoverageRow, RunSummary, StageSummary } from '../../core/summary.ts';
import type { FoundRun } from '../../files/run-directory/find-run.ts';

/** One stage, as the manifest notes it. */
export interface StageNote {
  readonly name: string;
  readonly version: string;
  /** Options and sizes together. */
  readonly options: { readonly [option: string]: JsonValue | undefined };
}

/** What manifest and summary say of a run. */
export interface CardFacts {
  readonly library: string;
  readonly stages: readonly StageNote[];
  /** Null when the run came to no orderly end. */
  readonly end: RunSummary['end'] | null;
  readonly funnel: readonly StageSummary[];
  readonly labels: RunSummary['labels'];
  readonly coverage: readonly CoverageRow[];
  readonly warnings: readonly string[];
}

/** Reads the facts; what an older version did not note is empty. */
export function factsOf({ manifest, summary }: FoundRun): CardFacts {
  const { library, stages }: Partial<Record<string, JsonValue>> = manifest;
  // Written by this library under the format version that was checked; older summaries lack some fields.
  const noted = (summary ?? {}) as Partial<RunSummary>;
  return {
    library: typeof library === 'string' ? library : 'unknown',
    stages: (Array.isArray(stages) ? stages : []).map(stageOf),
    end: noted.end ?? null,
    funnel: noted.stages ?? [],
    labels: noted.labels ?? null,
    coverage: noted.coverage ?? [],
    warnings: noted.warnings ?? [],
  };
}

/** The rules that a stage asked, as `name@version` with their options. */
export function rulesOf(
  stage: StageNote,
): readonly { readonly title: string; readonly options: JsonValue | null }[] {
  const notes: JsonValue | undefined = stage.options['rules'];
  if (!Array.isArray(notes)) return [];
  return notes.flatMap((note: JsonValue) => {
    if (typeof note === 'string') return [{ title: note, options: null }];
    if (!isJsonObject(note) || typeof note['rule'] !== 'string') return [];
    return [{ title: note['rule'], options: note['options'] ?? null }];
  });
}

function stageOf(note: JsonValue): StageNote {
  const { name, version, options, sizes, refill } = isJsonObject(note) ? note : {};
  return {
    name: String(name),
    version: String(version),
    options: {
      ...(isJsonObject(options) ? options : {}),
      ...(isJsonObject(sizes) ? sizes : {}),
      ...(isJsonObject(refill) ? { refill } : {}),
    },
  };
}
