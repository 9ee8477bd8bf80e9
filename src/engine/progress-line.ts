import type { StageSummary } from '../core/summary.ts';

/** One line for people: `expand 8/8 | generate 120/160 (3 rejected) | ... | 14 rows, 310 calls, 12 s, about 40 s left`. */
export function progressLine(
  stages: readonly Pick<StageSummary, 'stage' | 'in' | 'kept' | 'rejected' | 'failed' | 'pending'>[],
  totals: {
    readonly rows: number;
    readonly calls: number;
    readonly elapsedMs: number;
    readonly secondsLeft: number | null;
  },
): string {
  const parts = stages
    .filter((stage) => stage.in > 0)
    .map((stage) => {
      const lost = [
        stage.rejected > 0 ? `${stage.rejected} rejected` : '',
        stage.failed > 0 ? `${stage.failed} failed` : '',
      ].filter((text) => text !== '');
      const settled = stage.in - stage.pending;
      return `${stage.stage} ${settled}/${stage.in}${lost.length > 0 ? ` (${lost.join(', ')})` : ''}`;
    });
  const left =
    totals.secondsLeft === null || totals.secondsLeft < 1
      ? ''
      : `, about ${duration(totals.secondsLeft)} left`;
  return [
    ...parts,
    `${totals.rows} rows, ${totals.calls} calls, ${duration(totals.elapsedMs / 1000)}${left}`,
  ].join(' | ');
}

/** `12 s`, `4 min 10 s`, `3 h 20 min`: two units at most. */
function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.round((whole % 3600) / 60)} min`;
}
