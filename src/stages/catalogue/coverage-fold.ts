import { kindOf } from '../../core/items/kind-of.ts';
import type { CoverageRow } from '../../core/summary.ts';
import { compareTexts } from '../../core/texts/compare-texts.ts';
import type { CompiledLeaf } from '../../engine/flow/compiled-plan.ts';

type Tally = { -readonly [Key in keyof CoverageRow]: CoverageRow[Key] };
type Counted = 'topics' | 'kept' | 'samples';

/** What each kind of record counts as; kinds that are not named here only show that their place exists. */
const COLUMNS: Readonly<Record<string, Counted>> = {
  topic: 'topics',
  'validated-problem': 'kept',
  sample: 'samples',
};

/** Folds what a run makes into one row for each subject and area: never one for each topic. */
export class CoverageFold {
  readonly #leaves: readonly CompiledLeaf[];
  readonly #rows = new Map<string, Map<string | null, Tally>>();

  constructor(leaves: readonly CompiledLeaf[]) {
    this.#leaves = leaves;
  }

  /** Takes an item of the run's input, which counts like one that a stage made. */
  input(item: unknown): void {
    this.#record(item, 0);
  }

  /** Takes an output of a leaf. */
  output(value: unknown, leaf: CompiledLeaf): void {
    this.#record(value, leaf.depth + 1);
  }

  /** Takes a task that starts: one that turns a topic into problems is a draft. */
  started(item: unknown, leaf: CompiledLeaf): void {
    if (leaf.plan.produces !== 'problem' || kindOf(item) !== 'topic') return;
    const row = this.#rowOf(item);
    if (row !== null) row.drafts += 1;
  }

  /** Takes an item whose refill ended short. */
  short(item: unknown): void {
    const row = kindOf(item) === 'topic' ? this.#rowOf(item) : null;
    if (row !== null) row.short += 1;
  }

  /** The rows, sorted; null when nothing that was seen names a subject. */
  rows(): readonly CoverageRow[] | null {
    if (this.#rows.size === 0) return null;
    return [...this.#rows.values()].flatMap((areas) => [...areas.values()].filter(isShown)).sort(byPlace);

    /** Of a subject whose topics all lie in areas, the row without an area says nothing. */
    function isShown(row: Tally, _: number, rows: readonly Tally[]): boolean {
      return row.area !== null || rows.length === 1 || row.topics + row.drafts + row.kept + row.samples > 0;
    }
  }

  /** A record that a later leaf hands on in the same kind is counted there. */
  #record(value: unknown, nextDepth: number): void {
    const row = this.#rowOf(value);
    const kind = kindOf(value);
    if (row === null || kind === null) return;
    const column = COLUMNS[kind];
    if (column === undefined || this.#comesAgain(kind, nextDepth)) return;
    row[column] += 1;
  }

  #comesAgain(kind: string, nextDepth: number): boolean {
    const leaf = this.#leaves[nextDepth];
    if (leaf === undefined) return false;
    const { produces } = leaf.plan;
    return produces === null || produces === kind || leaf.laterKinds.has(kind);
  }

  #rowOf(value: unknown): Tally | null {
    if (typeof value !== 'object' || value === null) return null;
    if (!('subject' in value) || typeof value.subject !== 'string') return null;
    const areas = this.#rows.get(value.subject) ?? new Map<string | null, Tally>();
    this.#rows.set(value.subject, areas);
    const area = areaOf(value);
    const row = areas.get(area) ?? emptyRow(value.subject, area);
    areas.set(area, row);
    return row;
  }
}

/** The first level below the subject, when there is a further one below it. */
function areaOf(value: object): string | null {
  if ('area' in value && typeof value.area === 'string') return value.area;
  if (!('topicPath' in value) || !Array.isArray(value.topicPath) || value.topicPath.length < 3) return null;
  const area: unknown = value.topicPath[1];
  return typeof area === 'string' ? area : null;
}

function emptyRow(subject: string, area: string | null): Tally {
  return { subject, area, topics: 0, drafts: 0, kept: 0, short: 0, samples: 0 };
}

function byPlace(left: CoverageRow, right: CoverageRow): number {
  return compareTexts(left.subject, right.subject) || compareTexts(left.area ?? '', right.area ?? '');
}
