import type { Spend } from '../../core/money/budget.ts';
import { shownDollars } from '../../core/money/shown-dollars.ts';
import type { StageSummary } from '../../core/summary.ts';
import { counted } from '../../core/texts/counted.ts';
import { shownDuration } from '../../time/shown-duration.ts';

/** One line for people: `expand 8/8 | generate 120/160 (3 rejected) | ... | 14 rows, 310 calls, $0.42, 12 s, about 40 s left`. */
export function progressLine(
  stages: readonly Pick<StageSummary, 'stage' | 'in' | 'kept' | 'rejected' | 'failed' | 'pending'>[],
  totals: {
    readonly rows: number;
    readonly calls: number;
    readonly streamedTokens: number;
    readonly spent: Spend;
    readonly elapsedMs: number;
    readonly secondsLeft: number | null;
  },
  /** Records that each stage refused; a stage that is not in it is told by its rejected tasks. */
  refused: ReadonlyMap<string, number> = new Map(),
): string {
  const parts = stages
    .filter((stage) => stage.in > 0)
    .map((stage) => {
      const rejected = refused.get(stage.stage) ?? stage.rejected;
      const lost = [
        rejected > 0 ? `${rejected} rejected` : '',
        stage.failed > 0 ? `${stage.failed} failed` : '',
      ].filter((text) => text !== '');
      const settled = stage.in - stage.pending;
      return `${stage.stage} ${settled}/${stage.in}${lost.length > 0 ? ` (${lost.join(', ')})` : ''}`;
    });
  const spent = (totals.spent.usd ?? 0) > 0 ? `, ${shownDollars(totals.spent.usd ?? 0)}` : '';
  const left =
    totals.secondsLeft === null || totals.secondsLeft < 1
      ? ''
      : `, about ${shownDuration(totals.secondsLeft)} left`;
  const streaming =
    totals.streamedTokens > 0 ? `, about ${counted(totals.streamedTokens, 'token')} on their way` : '';
  return [
    ...parts,
    `${counted(totals.rows, 'row')}, ${counted(totals.calls, 'call')}${spent}${streaming}, ${shownDuration(totals.elapsedMs / 1000)}${left}`,
  ].join(' | ');
}
