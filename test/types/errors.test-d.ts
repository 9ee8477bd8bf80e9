import { describe, expectTypeOf, it } from 'vitest';
import type { CarrierError } from '../../src/engine.ts';
import type { HubError } from '../../src/export/index.ts';
import {
  type AbortedError,
  type AnyChimeraError,
  type BudgetError,
  ChimeraError,
  type ConfigurationError,
  type ConfigurationIssue,
  DirectoryError,
  type FailureLimitError,
  isChimeraError,
  type JournalDamagedError,
  type ProviderError,
  type StoreError,
  type TransportError,
  type UnusableReplyError,
  type UsageError,
} from '../../src/index.ts';

/** Leaves no code out: with one more in the union, the last line does not compile. */
function meaningOf(error: AnyChimeraError): string {
  switch (error.code) {
    case 'aborted':
      expectTypeOf(error).toEqualTypeOf<AbortedError>();
      return 'aborted';
    case 'invalid-configuration':
      expectTypeOf(error).toEqualTypeOf<ConfigurationError>();
      expectTypeOf(error.issues).toEqualTypeOf<readonly ConfigurationIssue[]>();
      return 'configuration';
    case 'not-a-directory':
    case 'not-writable':
    case 'directory-locked':
    case 'format-version':
    case 'not-a-run':
      expectTypeOf(error).toEqualTypeOf<DirectoryError>();
      return error.directory;
    case 'failure-limit':
      expectTypeOf(error).toEqualTypeOf<FailureLimitError>();
      return String(error.failed);
    case 'hub-unauthorized':
    case 'hub-forbidden':
    case 'hub-conflict':
    case 'hub-refused':
    case 'hub-unreachable':
      expectTypeOf(error).toEqualTypeOf<HubError>();
      return error.repo;
    case 'journal-damaged':
      expectTypeOf(error).toEqualTypeOf<JournalDamagedError>();
      return `${error.segment} ${error.offset}`;
    case 'quota-exhausted':
    case 'invalid-key':
    case 'bad-request':
    case 'model-not-found':
    case 'unsupported-model':
    case 'unreachable':
      expectTypeOf(error).toEqualTypeOf<ProviderError>();
      return error.model;
    case 'store-failed':
    case 'store-closed':
      expectTypeOf(error).toEqualTypeOf<StoreError>();
      return 'store';
    case 'rate-limited':
    case 'server-error':
    case 'connection-failed':
    case 'timed-out':
    case 'malformed-response':
    case 'refused-prompt':
    case 'overlong-prompt':
    case 'refused-request':
      expectTypeOf(error).toEqualTypeOf<TransportError>();
      return error.model;
    case 'unusable-reply':
    case 'truncated-reply':
    case 'refused-reply':
    case 'unfinished-reply':
      expectTypeOf(error).toEqualTypeOf<UnusableReplyError>();
      expectTypeOf(error.keys).toEqualTypeOf<readonly string[]>();
      return error.model;
    case 'budget-reached':
      expectTypeOf(error).toEqualTypeOf<BudgetError>();
      return error.model;
    case 'carrier-out-of-reach':
    case 'no-worker':
    case 'worker-refused':
    case 'unusable-carrier':
      expectTypeOf(error).toEqualTypeOf<CarrierError>();
      return error.model ?? 'all models';
    case 'misused-run':
      expectTypeOf(error).toEqualTypeOf<UsageError>();
      return 'usage';
    default:
      return error satisfies never;
  }
}

describe('errors', () => {
  it('are told apart by code', () => {
    expectTypeOf(meaningOf).returns.toEqualTypeOf<string>();
  });

  it('are narrowed from anything that was caught', () => {
    const caught: unknown = new Error('x');
    if (isChimeraError(caught)) expectTypeOf(caught).toEqualTypeOf<AnyChimeraError>();
  });

  it('are narrowed by the class that is asked', () => {
    const caught: unknown = new Error('x');
    if (ChimeraError.isInstance(caught)) expectTypeOf(caught).toEqualTypeOf<ChimeraError>();
    if (DirectoryError.isInstance(caught)) expectTypeOf(caught).toEqualTypeOf<DirectoryError>();
  });

  it('do not compile with a code that does not exist', () => {
    const caught: unknown = new Error('x');
    // @ts-expect-error the code is called directory-locked
    if (isChimeraError(caught) && caught.code === 'locked') throw caught;
  });
});
