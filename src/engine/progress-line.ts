import type { StageSummary } from '../core/summary.ts';

/** One line for people: `expand 8/8 | generate 120/160 (3 rejected) | ... | 14 rows, 310 calls, 12 s`. */
export function progressLine(
  stages: readonly Pick<StageSummary, 'stage' | 'in' | 'kept' | 'rejected' | 'failed' | 'pending'>[],
  totals: { readonly rows: number; readonly calls: number; readonly elapsedMs: number },
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
  const seconds = Math.round(totals.elapsedMs / 1000);
  return [...parts, `${totals.rows} rows, ${totals.calls} calls, ${seconds} s`].join(' | ');
}
