import type { RehearsalEnd } from './paper-scale-run.ts';

/** What a rehearsal asked on one way, and what it cost. */
export interface WayFigures {
  readonly calls: number;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly usd: number | null;
}

/** The figures of a rehearsal by the way that its calls went. */
export interface RehearsalWays {
  readonly live: WayFigures;
  readonly batch: WayFigures;
}

/** Takes what batches answered off what was spent. */
export function waysOf({ summary }: RehearsalEnd): RehearsalWays {
  const { spent, batched } = summary;
  const batch: WayFigures = batched ?? { calls: 0, inputTokens: 0, outputTokens: 0, usd: 0 };
  const less = (all: number | null, part: number | null): number | null =>
    all === null || part === null ? null : all - part;
  return {
    live: {
      calls: spent.calls - batch.calls,
      inputTokens: less(spent.inputTokens, batch.inputTokens),
      outputTokens: less(spent.outputTokens, batch.outputTokens),
      usd: less(spent.usd, batch.usd),
    },
    batch,
  };
}

/** Rows for `console.table`: one for each rehearsal and way. */
export function wayRows(name: string, end: RehearsalEnd): Readonly<Record<string, object>> {
  const { live, batch } = waysOf(end);
  const row = ({ calls, inputTokens, outputTokens, usd }: WayFigures): object => ({
    calls,
    'input tokens': inputTokens,
    'output tokens': outputTokens,
    dollars: usd === null ? null : Number(usd.toFixed(2)),
  });
  return batch.calls === 0
    ? { [name]: row(live) }
    : { [`${name}, live calls`]: row(live), [`${name}, batched calls`]: row(batch) };
}
