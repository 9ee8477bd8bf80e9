import type { RunOptions } from '../../core/run.ts';
import type { ConfigurationIssue } from '../../errors/index.ts';
import { isOptions } from '../../errors/options-issues.ts';
import { shownValue } from '../../errors/shown-value.ts';
import { unknownNameIssues } from '../../errors/unknown-option-issues.ts';
import type { RetrySelection } from '../../models/call/epochs.ts';

/** Codes of replies that are stored and cannot be used: all other failures are asked again on any next run. */
const CODES: readonly unknown[] = ['unusable-reply', 'truncated-reply', 'refused-reply'];

/** Gives what the option `retry` selects; null when nothing is to be asked anew. */
export function retrySelection(retry: RunOptions['retry']): RetrySelection | null {
  if (retry === undefined) return null;
  if (retry === 'failed') return () => true;
  const { stage, code } = retry;
  return (failedStage, failedCode) =>
    (stage === undefined || stage === failedStage) && (code === undefined || code === failedCode);
}

/** Says what is wrong with the option `retry`. */
export function retryIssues(
  { retry, directory, store }: RunOptions,
  stages: readonly string[],
): readonly ConfigurationIssue[] {
  if (retry === undefined) return [];
  const missing =
    directory === undefined && store === undefined
      ? [
          {
            option: 'retry',
            message:
              "finds nothing without a directory or a store; name the one whose failures are to be asked again, such as the memoryStore({ keep: 'all' }) of that run",
          },
        ]
      : [];
  return [...missing, ...selectionIssues(retry, stages)];
}

function selectionIssues(retry: unknown, stages: readonly string[]): readonly ConfigurationIssue[] {
  if (retry === 'failed') return [];
  if (!isOptions(retry)) {
    const message = `must be 'failed' or { stage?, code? }, got ${shownValue(retry)}`;
    return [{ option: 'retry', message }];
  }
  const { stage, code }: { readonly stage?: unknown; readonly code?: unknown } = retry;
  return [
    ...unknownNameIssues('retry.', retry, ['stage', 'code']),
    ...choiceIssues('retry.stage', stage, stages, 'is no stage of this pipeline; its stages are'),
    ...choiceIssues(
      'retry.code',
      code,
      CODES,
      'is no code of a stored reply that failed (other failures are asked again on any next run); the codes are',
    ),
  ];
}

function choiceIssues(
  option: string,
  value: unknown,
  choices: readonly unknown[],
  fault: string,
): readonly ConfigurationIssue[] {
  if (value === undefined || choices.includes(value)) return [];
  return [{ option, message: `${shownValue(value)} ${fault} ${choices.join(', ')}` }];
}
