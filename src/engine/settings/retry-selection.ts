import type { RunOptions } from '../../core/run.ts';
import type { RetrySelection } from '../../models/call/epochs.ts';

/** Returns what the option `retry` selects; null when nothing is to be asked again. */
export function retrySelection(retry: RunOptions['retry']): RetrySelection | null {
  if (retry === undefined) return null;
  if (retry === 'failed') return () => true;
  const { stage, code } = retry;
  return (failedStage, failedCode) =>
    (stage === undefined || stage === failedStage) && (code === undefined || code === failedCode);
}
