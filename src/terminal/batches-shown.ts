import type { BatchEvent, CallEndEvent } from '../core/event-map.ts';
import { addDollars } from '../core/money/dollars.ts';
import { shownDollars } from '../core/money/shown-dollars.ts';
import { counted } from '../core/texts/counted.ts';
import { shownDuration } from '../time/shown-duration.ts';

/** Keeps which batches a run waits for, and what batches have saved. */
export class BatchesShown {
  readonly #working = new Map<string, BatchEvent>();
  #calls = 0;
  #savedUsd: number | null = 0;

  /** Takes the end of a call: one that a batch answered says what was saved. */
  count({ savedUsd, reused }: CallEndEvent): void {
    if (savedUsd === undefined || reused) return;
    this.#calls += 1;
    this.#savedUsd = addDollars(this.#savedUsd, savedUsd);
  }

  add(event: BatchEvent): void {
    const { batchId, service, status } = event;
    if (batchId === null) return;
    if (status === 'sent' || status === 'working') this.#working.set(`${service} ${batchId}`, event);
    else this.#working.delete(`${service} ${batchId}`);
  }

  /** A line for each model that waits, and one for what came of batches. */
  lines(): readonly string[] {
    const byModel = new Map<string, BatchEvent[]>();
    for (const event of this.#working.values())
      byModel.set(event.model, [...(byModel.get(event.model) ?? []), event]);
    return [...[...byModel].map(([model, events]) => waitingLine(model, events)), ...this.#answered()];
  }

  #answered(): readonly string[] {
    if (this.#calls === 0) return [];
    const saved =
      this.#savedUsd === null || this.#savedUsd === 0 ? '' : `, ${shownDollars(this.#savedUsd)} saved`;
    return [`${counted(this.#calls, 'call')} answered by batches${saved}`];
  }
}

/** What became of a batch, in one line; null when nothing did. */
export function batchLine({ service, batchId, status, requests }: BatchEvent): string | null {
  if (status === 'sending' || status === 'working') return null;
  return `${service}: batch ${batchId ?? 'of unknown id'} of ${counted(requests, 'call')} ${words[status]}`;
}

const words = {
  sent: 'was sent',
  ended: 'has ended',
  expired: 'has expired',
  cancelled: 'was cancelled',
  refused: 'was refused',
  missing: 'is not known any more',
} as const;

function waitingLine(model: string, events: readonly BatchEvent[]): string {
  const sum = (figure: (event: BatchEvent) => number): number =>
    events.reduce((total, event) => total + figure(event), 0);
  const answered = sum((event) => event.answered ?? 0);
  const most = Math.max(...events.map(({ endsBefore, at }) => (endsBefore === null ? 0 : endsBefore - at)));
  return [
    `${model} waits for ${counted(
      sum(({ requests }) => requests),
      'call',
    )} in ${counted(events.length, 'batch', 'batches')}`,
    ...(answered > 0 ? [`${answered} answered`] : []),
    ...(most > 0 ? [`at most ${shownDuration(most / 1000)} more`] : []),
  ].join(', ');
}
