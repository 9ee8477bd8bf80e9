import type { PipelineEvent, ProgressEvent } from '../core/event-map.ts';
import { isRefusal } from '../core/figures/refusals.ts';
import { shownDollars } from '../core/money/shown-dollars.ts';
import { counted } from '../core/texts/counted.ts';
import { shownDuration } from '../time/shown-duration.ts';
import { BatchesShown } from './batches-shown.ts';

/** What the board shows of one stage. */
type StageCounts = ProgressEvent['stages'][number];

/** Columns of the longest bar; a narrow terminal gets shorter ones, a very narrow one none. */
const longestBar = 24;
const shortestBar = 4;

/** Keeps what the events of a run say and draws it: one line per stage with a bar, and a line of totals. */
export class ProgressBoard {
  readonly #costs = new Map<string, number | null>();
  /** Records that each stage refused. */
  readonly #refused = new Map<string, number>();
  readonly #batches = new BatchesShown();
  #latest: ProgressEvent | null = null;
  #notice: string | null = null;

  /** The progress that was last announced; null before the first. */
  get latest(): ProgressEvent | null {
    return this.#latest;
  }

  add(event: PipelineEvent): void {
    switch (event.kind) {
      case 'progress':
        this.#latest = event;
        break;
      case 'call-end': {
        const before = this.#costs.get(event.stage) ?? (this.#costs.has(event.stage) ? null : 0);
        this.#costs.set(event.stage, before === null || event.usd === null ? null : before + event.usd);
        this.#batches.count(event);
        break;
      }
      case 'item-rejected':
        // Also one that refuses nothing makes the count known.
        this.#refused.set(
          event.stage,
          (this.#refused.get(event.stage) ?? 0) + (isRefusal(event.code) ? 1 : 0),
        );
        break;
      case 'batch':
        this.#batches.add(event);
        break;
      case 'limit-change':
        this.#notice = limitNotice(event);
        break;
      default:
        break;
    }
  }

  /** Draws the board in so many columns. */
  lines(columns: number): readonly string[] {
    const progress = this.#latest;
    if (progress === null) return ['starting ...'];
    const known = progress.stages.filter((stage) => stage.in > 0);
    const rows = withRoom(
      known.map((stage) => [
        stage.stage,
        countsOf(stage, this.#refused.get(stage.stage) ?? stage.rejected),
        rateOf(stage, progress.elapsedMs),
        this.#costOf(stage.stage),
      ]),
      columns,
    );
    const widths = widthsOf(rows);
    const bar = Math.min(longestBar, columns - takenBy(widths) - 1);
    // What is cut off where there is no room for a bar should be blanks, not counts.
    const isNarrow = bar < shortestBar;
    const stageLines = known.map((stage, index) => {
      const cells = (rows[index] ?? []).map((cell, column) =>
        column === 0 || isNarrow ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      );
      const [name = '', ...figures] = cells;
      const drawn = isNarrow ? [] : [barOf(stage, bar)];
      return [name, ...drawn, ...figures.filter((cell) => cell !== '')].join('  ').trimEnd();
    });
    const notices = [...this.#batches.lines(), ...(this.#notice === null ? [] : [this.#notice])];
    return [...stageLines, totalsOf(progress), ...notices].map((line) => clipped(line, columns));
  }

  #costOf(stage: string): string {
    const usd = this.#costs.get(stage);
    return usd === undefined || usd === null || usd === 0 ? '' : shownDollars(usd);
  }
}

/** Leaves out cost, then rate, where a line has no room for them: how far a stage is counts for more. */
function withRoom(rows: readonly (readonly string[])[], columns: number): readonly (readonly string[])[] {
  const widths = widthsOf(rows);
  if (widths.length <= 2 || takenBy(widths) - 2 <= columns) return rows;
  return withRoom(
    rows.map((row) => row.slice(0, -1)),
    columns,
  );
}

function widthsOf(rows: readonly (readonly string[])[]): readonly number[] {
  return (rows[0] ?? []).map((_, column) => Math.max(0, ...rows.map((row) => (row[column] ?? '').length)));
}

/** Columns that cells take, with two blanks after each. */
function takenBy(widths: readonly number[]): number {
  return widths.reduce((total, width) => total + (width === 0 ? 0 : width + 2), 0);
}

function countsOf({ in: all, pending, failed }: StageCounts, refused: number): string {
  const lost = [refused > 0 ? `${refused} rejected` : '', failed > 0 ? `${failed} failed` : ''].filter(
    (text) => text !== '',
  );
  return `${all - pending}/${all}${lost.length > 0 ? ` (${lost.join(', ')})` : ''}`;
}

function rateOf({ in: all, pending }: StageCounts, elapsedMs: number): string {
  const settled = all - pending;
  if (settled === 0 || elapsedMs < 1000) return '';
  const perSecond = settled / (elapsedMs / 1000);
  return perSecond >= 1
    ? `${perSecond.toFixed(perSecond < 10 ? 1 : 0)}/s`
    : `${(perSecond * 60).toFixed(1)}/min`;
}

function barOf({ in: all, pending }: StageCounts, width: number): string {
  const filled = Math.floor(((all - pending) / all) * width);
  return '█'.repeat(filled) + '░'.repeat(width - filled);
}

/** Rows, calls, streamed tokens, money and time in one line. */
export function totalsOf({
  rows,
  calls,
  streamedTokens,
  spent,
  elapsedMs,
  secondsLeft,
}: ProgressEvent): string {
  return [
    counted(rows, 'row'),
    counted(calls, 'call'),
    ...(streamedTokens > 0 ? [`${counted(streamedTokens, 'token')} on their way`] : []),
    ...(spent.usd === null || spent.usd === 0 ? [] : [shownDollars(spent.usd)]),
    shownDuration(elapsedMs / 1000),
    ...(secondsLeft === null || secondsLeft < 1 ? [] : [`about ${shownDuration(secondsLeft)} left`]),
  ].join(', ');
}

function limitNotice({
  model,
  reason,
  maxConcurrency,
  pausedMs,
}: Extract<PipelineEvent, { kind: 'limit-change' }>): string | null {
  if (reason === 'rate-limited')
    return `${model} is rate limited: ${pausedMs > 0 ? `waiting ${shownDuration(pausedMs / 1000)}, ` : ''}then ${maxConcurrency} at once`;
  if (reason === 'unreachable') return `${model} does not answer: trying again now and then`;
  return null;
}

/** A line that is too long would wrap and be counted wrongly when it is drawn over. */
function clipped(line: string, columns: number): string {
  return line.length <= columns ? line : `${line.slice(0, Math.max(0, columns - 1))}…`;
}
