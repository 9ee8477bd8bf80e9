import type { CollectedState } from '../../../core/call.ts';
import type { CollectingRun, OrderCollector } from '../../../core/call-carrier.ts';
import type { RunEnd, WaitingBatch } from '../../../core/summary.ts';
import type { ResolvedModel } from '../../provider/resolve-model.ts';

/** Milliseconds after which a run that left is looked at again, unless its batches end before. */
const comeBackAfterMs = 3_600_000;

/** Finds what collects the calls of each model of a run for batches, and opens and closes it with the run. */
export class Collectors {
  readonly #run: CollectingRun;
  readonly #opened = new Map<ResolvedModel, OrderCollector>();

  constructor(run: CollectingRun) {
    this.#run = run;
  }

  of(model: ResolvedModel): OrderCollector | null {
    if (model.collecting === null) return null;
    const known = this.#opened.get(model);
    if (known !== undefined) return known;
    const opened = model.collecting.collect(this.#run, model.name);
    this.#opened.set(model, opened);
    return opened;
  }

  /** Told that nothing else of the run goes on. */
  send(): void {
    const all = [...this.#opened.values()];
    for (const collector of all) collector.send();
    if (all.every(({ resting }) => resting)) for (const collector of all) collector.moneyCame();
  }

  state(): CollectedState {
    const states = [...this.#opened.values()].map((collector) => collector.waiting());
    const all = states.flatMap((state) => state.batches);
    // Two models of one name both take over the batches of an earlier run.
    const batches = all.filter((batch, index) => all.findIndex((other) => isSame(batch, other)) === index);
    const repeated = all
      .filter((batch) => !batches.includes(batch))
      .reduce((sum, batch) => sum + batch.requests, 0);
    const calls = states.reduce((sum, state) => sum + state.calls, 0) - repeated;
    if (calls === 0) return { calls, mayLeave: false, waits: null };
    const soonest = Math.min(...batches.map(({ endsBefore }) => endsBefore ?? Number.POSITIVE_INFINITY));
    const comeBackAt = Math.min(soonest, this.#run.now() + comeBackAfterMs);
    const mayLeave = states.every((state) => state.calls === 0 || state.mayLeave);
    return { calls, mayLeave, waits: { calls, batches, comeBackAt } };
  }

  /** Never rejects. */
  async close(end: RunEnd | null): Promise<void> {
    await Promise.allSettled([...this.#opened.values()].map((collector) => collector.close(end)));
  }
}

function isSame(one: WaitingBatch, other: WaitingBatch): boolean {
  return (
    one === other || (one.batchId !== null && one.batchId === other.batchId && one.service === other.service)
  );
}
