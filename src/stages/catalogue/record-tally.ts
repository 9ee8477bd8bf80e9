import { kindOf } from '../../core/items/kind-of.ts';
import { isDisagreement } from '../../core/records/is-disagreement.ts';
import type { ChimeraRecord, Trajectory } from '../../core/records/records.ts';
import type { RunSummary } from '../../core/summary.ts';

/** Most samples that a summary lists by id. */
const MOST_LISTED = 100;

/** Counts what records say: labels, disagreements, and whether trajectories carry reasoning. */
export class RecordTally {
  readonly #labels = { correct: 0, incorrect: 0, unverified: 0, disagreements: 0 };
  readonly #teachers = new Map<string, { all: number; withReasoning: number }>();
  readonly #disagreements: string[] = [];
  #samples = 0;
  /** The stage that makes trajectories: a later one that hands them on makes none. */
  #makerDepth: number | null = null;

  /**
   * Takes an output of any stage, kept or refused; anything that is not a record is not counted.
   *
   * @param depth which stage it is
   * @param isFinal whether no later stage hands the record on
   */
  note(value: unknown, depth: number, isFinal: boolean): void {
    if (!isAttempt(value)) return;
    if (value.kind === 'trajectory') {
      this.#makerDepth ??= depth;
      if (depth === this.#makerDepth) this.#noteReasoning(value);
    }
    if (value.kind === 'sample' && isFinal) {
      this.#samples += 1;
      this.#labels[value.label.kind] += 1;
      if (!isDisagreement(value.label.opinions)) return;
      this.#labels.disagreements += 1;
      if (this.#disagreements.length < MOST_LISTED) this.#disagreements.push(value.id);
    }
  }

  /** The labels so far; null when there is none. */
  labels(): RunSummary['labels'] {
    return this.#samples === 0 ? null : { ...this.#labels };
  }

  /** The samples on which opinions differ, as far as they are listed. */
  disagreements(): readonly string[] {
    return [...this.#disagreements];
  }

  /** One for each model of which trajectories lack reasoning, with their share. */
  warnings(): readonly string[] {
    const teachers = [...this.#teachers].toSorted(([one], [other]) => (one < other ? -1 : 1));
    return teachers.flatMap(([model, { all, withReasoning }]) => {
      if (withReasoning === all) return [];
      const by = model === '' ? '' : ` of ${model}`;
      if (withReasoning === 0)
        return `none of ${all} trajectories${by} carries reasoning apart from its text; for a server that sends reasoning_content use @ai-sdk/openai-compatible, or choose a model that shows its reasoning`;
      return `${all - withReasoning} of ${all} trajectories${by} carry no reasoning apart from their text; if the model writes other marks around its thinking, name them with withSettings in thinkingMarks`;
    });
  }

  /** A reply that was withheld or cut may lack what its model gives otherwise, and does not count. */
  #noteReasoning({ reasoning = null, models, finishReason = 'stop' }: Partial<Trajectory>): void {
    if (finishReason !== 'stop') return;
    const model = models?.synthesize ?? '';
    const counted = this.#teachers.get(model) ?? { all: 0, withReasoning: 0 };
    counted.all += 1;
    if (reasoning !== null) counted.withReasoning += 1;
    this.#teachers.set(model, counted);
  }
}

/** Records of a custom stage may lack what ours have, so the parts that are read are looked for. */
function isAttempt(value: unknown): value is Extract<ChimeraRecord, { kind: 'trajectory' | 'sample' }> {
  const kind = kindOf(value);
  if (typeof value !== 'object' || value === null) return false;
  if (kind === 'trajectory') return 'reasoning' in value;
  if (kind !== 'sample' || !('label' in value)) return false;
  const { label } = value;
  const labelKind = kindOf(label);
  const hasOpinions = typeof label === 'object' && label !== null && 'opinions' in label;
  return hasOpinions && (labelKind === 'correct' || labelKind === 'incorrect' || labelKind === 'unverified');
}
