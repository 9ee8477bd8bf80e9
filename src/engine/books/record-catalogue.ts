import type { RunSummary } from '../../core/summary.ts';
import type { RowFileName } from '../../files/run-directory/row-files.ts';
import type { CompiledLeaf } from '../flow/compiled-plan.ts';

/** What the books of a run need to know of records. The engine names no kind of record itself. */
export interface RecordCatalogue {
  /** The file of each kind of record. A value of any other kind is written when it leaves the last stage, to `rows`. */
  readonly files: ReadonlyMap<string, RowFileName>;
  /** Kinds that are steps on the way to others: their file is written only where no later stage makes one of those. */
  readonly steps: ReadonlyMap<string, readonly string[]>;
  /** Begins to count what the records of one run say. */
  readonly count: (leaves: readonly CompiledLeaf[]) => RecordCount;
}

/** Counts what the records of a run say, for its summary. */
export interface RecordCount {
  /** Takes an item of the run's input. */
  input(item: unknown): void;
  /** Takes the item of a task that starts. */
  started(item: unknown, leaf: CompiledLeaf): void;
  /** Takes an output of a leaf; `isFinal` when no later leaf hands the record on. */
  output(value: unknown, leaf: CompiledLeaf, isFinal: boolean): void;
  /** Takes a record that a task made and did not hand on, since it was refused. */
  refused(made: unknown, leaf: CompiledLeaf): void;
  /** Takes an item whose refill ended short. */
  short(item: unknown): void;
  /** Returns what was counted so far. */
  summary(): RecordSummary;
}

/** The part of a run's summary that speaks of records. */
export type RecordSummary = Pick<RunSummary, 'labels' | 'disagreements' | 'coverage' | 'warnings'>;
