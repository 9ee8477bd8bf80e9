import { type Failure, isRejection, type Outcome, type Rejection } from '../core/outcome.ts';
import { isChimeraError } from '../errors/index.ts';

/** Sorts what `process` returned into outputs and rejections. */
export function outcomeOf(result: unknown): Outcome<unknown> {
  const parts: readonly unknown[] = Array.isArray(result) ? result : [result];
  const rejections: Rejection[] = parts.filter(isRejection);
  const values = parts.filter((part) => !isRejection(part));
  const nonsense = values.find(
    (value) => value === undefined || value === null || typeof value === 'function',
  );
  if (nonsense !== undefined || values.includes(undefined)) {
    const message = `process returned ${String(nonsense)}; return an output, several, or reject(code, reason)`;
    return { kind: 'failed', failure: { kind: 'code', code: 'unusable-output', message } };
  }
  if (values.length > 0) return { kind: 'kept', values, dropped: rejections };
  if (rejections.length > 0) return { kind: 'rejected', rejections };
  return {
    kind: 'rejected',
    rejections: [{ kind: 'rejected', code: 'no-output', reason: 'the stage gave no output for this item' }],
  };
}

/** What a thrown value means for the task, or for the whole run. */
export type ThrownMeaning =
  | { readonly kind: 'failure'; readonly failure: Failure }
  | { readonly kind: 'unsettled' }
  | { readonly kind: 'fatal'; readonly error: Error };

export function meaningOf(thrown: unknown): ThrownMeaning {
  if (!isChimeraError(thrown)) {
    const message = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
    return { kind: 'failure', failure: { kind: 'code', code: 'threw', message } };
  }
  switch (thrown.name) {
    case 'UnusableReplyError':
      return {
        kind: 'failure',
        failure: { kind: 'reply', code: thrown.code, message: thrown.message, keys: thrown.keys },
      };
    case 'TransportError':
      return { kind: 'failure', failure: { kind: 'transport', code: thrown.code, message: thrown.message } };
    case 'AbortedError':
      return { kind: 'unsettled' };
    case 'ConfigurationError':
    case 'ProviderError':
    case 'StoreError':
    case 'DirectoryError':
    case 'JournalDamagedError':
    case 'FailureLimitError':
      return { kind: 'fatal', error: thrown };
    default:
      return { kind: 'failure', failure: { kind: 'code', code: thrown.code, message: thrown.message } };
  }
}
