import { ChimeraError } from './chimera-error.ts';

/**
 * A model answered, and its answer cannot be used. Stored: the same call is not made again.
 *
 * @example
 * ```ts
 * const keepRefused = defineStage<Problem, Problem>({
 *   name: 'hinted',
 *   version: '1',
 *   async process(problem, { call }) {
 *     try {
 *       await call({ model, prompt: problem.problem, slot: 'hint', parse: ({ text }) => text.trim() });
 *     } catch (error) {
 *       if (!UnusableReplyError.isInstance(error)) throw error;
 *       return reject('no-hint', error.message);
 *     }
 *     return problem;
 *   },
 * });
 * ```
 */
export class UnusableReplyError extends ChimeraError {
  override readonly name = 'UnusableReplyError';
  override readonly code: 'unusable-reply' | 'truncated-reply' | 'refused-reply' | 'unfinished-reply';
  override readonly retryable = false;
  /** Keys of the stored replies: the first, and the one after the re-ask if it was made. */
  readonly keys: readonly string[];
  readonly model: string;

  constructor(
    message: string,
    details: {
      readonly code: UnusableReplyError['code'];
      readonly keys: readonly string[];
      readonly model: string;
      readonly cause?: unknown;
    },
  ) {
    super(message, { cause: details.cause });
    this.code = details.code;
    this.keys = details.keys;
    this.model = details.model;
  }
}
