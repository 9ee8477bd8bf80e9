import type { AbortedError } from './aborted-error.ts';
import type { BudgetError } from './budget-error.ts';
import type { CarrierError } from './carrier-error.ts';
import type { ConfigurationError } from './configuration-error.ts';
import type { DirectoryError } from './directory-error.ts';
import type { FailureLimitError } from './failure-limit-error.ts';
import type { HubError } from './hub-error.ts';
import type { JournalDamagedError } from './journal-damaged-error.ts';
import type { ProviderError } from './provider-error.ts';
import type { StoreError } from './store-error.ts';
import type { TransportError } from './transport-error.ts';
import type { UnusableReplyError } from './unusable-reply-error.ts';
import type { UsageError } from './usage-error.ts';

/** All errors of the library: `switch (error.code)` narrows to the class. */
export type AnyChimeraError =
  | AbortedError
  | BudgetError
  | CarrierError
  | ConfigurationError
  | DirectoryError
  | FailureLimitError
  | HubError
  | JournalDamagedError
  | ProviderError
  | StoreError
  | TransportError
  | UnusableReplyError
  | UsageError;
