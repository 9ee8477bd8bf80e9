import type { CallEndEvent } from '../core/event-map.ts';
import type { Run } from '../core/run.ts';
import type { RunSummary } from '../core/summary.ts';
import { type CallMeasure, MomentsFold, type StageMeasure } from './stage-measure.ts';

/** What is seen of the calls of one model in one stage, while it goes on. */
interface Seen {
  calls: number;
  readonly inputTokens: MomentsFold;
  readonly outputTokens: MomentsFold;
  readonly seconds: MomentsFold;
}

interface SeenStage {
  readonly models: Map<string, Seen>;
  readonly callsPerTask: MomentsFold;
  /** Calls of tasks that have not settled. */
  readonly open: Map<string, number>;
  paid: number;
  usd: number | null;
}

/** Listens to a run; the function that it returns turns the summary into what was measured of each stage. */
export function measureRun(run: Run<unknown>): (summary: RunSummary) => readonly StageMeasure[] {
  const stages = new Map<string, SeenStage>();
  const stageOf = (name: string): SeenStage => {
    const known = stages.get(name) ?? emptyStage();
    stages.set(name, known);
    return known;
  };
  const settle = ({ stage, itemId, draw }: Pick<CallEndEvent, 'stage' | 'itemId' | 'draw'>): void => {
    const { open, callsPerTask } = stageOf(stage);
    callsPerTask.add(open.get(`${itemId}/${draw}`) ?? 0);
    open.delete(`${itemId}/${draw}`);
  };
  run.on('call-end', (event) => {
    if (event.ok) noteCall(stageOf(event.stage), event);
  });
  run.on('item-kept', settle);
  run.on('item-failed', settle);
  run.on('item-rejected', (event) => {
    if (!event.partial) settle(event);
  });
  return (summary) =>
    summary.stages.map(({ stage, kept, rejected, failed, outputs }) => {
      const { models, callsPerTask, paid, usd } = stageOf(stage);
      return {
        stage,
        kept,
        lost: rejected + failed,
        outputs,
        callsPerTask: callsPerTask.moments(),
        // Sorted, since which model answered first is chance.
        calls: [...models.keys()].sort().flatMap((model) => measureOf(model, models.get(model))),
        usdPerCall: usd === null || paid === 0 ? null : usd / paid,
        secondsPerCall: null,
      };
    });
}

function noteCall(stage: SeenStage, event: CallEndEvent): void {
  const seen = stage.models.get(event.model) ?? emptySeen();
  stage.models.set(event.model, seen);
  const task = `${event.itemId}/${event.draw}`;
  stage.open.set(task, (stage.open.get(task) ?? 0) + 1);
  seen.calls += 1;
  // What is in the store tells its tokens, but not how long it took or what it cost.
  if (event.usage?.inputTokens != null) seen.inputTokens.add(event.usage.inputTokens);
  if (event.usage?.outputTokens != null) seen.outputTokens.add(event.usage.outputTokens);
  if (event.reused) return;
  // An answer of a batch is there at once when it is asked for.
  if (event.savedUsd === undefined) seen.seconds.add(event.ms / 1000);
  stage.paid += 1;
  stage.usd = stage.usd === null || event.usd === null ? null : stage.usd + event.usd;
}

function measureOf(model: string, seen: Seen | undefined): readonly CallMeasure[] {
  if (seen === undefined) return [];
  const { calls, inputTokens, outputTokens, seconds } = seen;
  const measure = {
    model,
    calls,
    inputTokens: inputTokens.moments(),
    outputTokens: outputTokens.moments(),
    seconds: seconds.moments(),
  };
  return [measure];
}

function emptyStage(): SeenStage {
  return { models: new Map(), callsPerTask: new MomentsFold(), open: new Map(), paid: 0, usd: 0 };
}

function emptySeen(): Seen {
  return {
    calls: 0,
    inputTokens: new MomentsFold(),
    outputTokens: new MomentsFold(),
    seconds: new MomentsFold(),
  };
}
