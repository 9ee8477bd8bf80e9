import type { Usage } from '../../core/money/usage.ts';
import type { RateCost } from '../../core/rate-limiter.ts';

/** A try that waits for its turn. */
export interface WaitingTry {
  readonly cost: RateCost;
  /** Starts if the budget has room: `later` if it may have room later, `gone` if it never will. */
  readonly start: () => 'started' | 'later' | 'gone';
  readonly refuse: (error: Error) => void;
}

/** A try as its call asks for it. */
export interface AskedTry {
  readonly call: string;
  /** What is asked, so that calls which ask the same are known. */
  readonly prompt: () => string;
  /** Whether a refusal says nothing about the model, which has answered the same call before. */
  readonly isReAsk: boolean;
  /** Tries of one kind take about as long and use about as much as one another. */
  readonly kind: number;
  readonly cost: RateCost;
}

/** A try in flight, as its lane sees it. */
export interface LaneTry extends AskedTry {
  readonly startedAt: number;
  readonly number: number;
  readonly isProbe: boolean;
}

/** What a failed try means: the error to throw, and whether it counts as one of the tries of its call. */
export interface TryVerdict {
  readonly error: unknown;
  readonly counts: boolean;
}

/** What the provider reported with an answer. */
export interface AnswerReport {
  readonly usage: Usage;
  readonly headers?: Readonly<Record<string, string>> | null;
}
