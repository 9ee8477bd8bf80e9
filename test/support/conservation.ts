import { expect } from 'vitest';
import type { RunSummary } from '../../src/core/summary.ts';

/** Promise 1 of the design: tasks are conserved, and none is pending exactly when the run completed. */
export function expectConservation(summary: RunSummary): void {
  for (const stage of summary.stages) {
    expect(stage.kept + stage.rejected + stage.failed + stage.pending, stage.stage).toBe(stage.in);
    expect(stage.pending, stage.stage).toBeGreaterThanOrEqual(0);
  }
  const pending = summary.stages.reduce((total, stage) => total + stage.pending, 0);
  expect(pending === 0, `pending ${pending} at end ${summary.end}`).toBe(summary.end === 'completed');
}
