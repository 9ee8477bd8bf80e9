import { ChimeraError } from './chimera-error.ts';

/**
 * The Hub did not take a dataset. Its repository is as it was; what was uploaded on the way is found again.
 *
 * @example
 * ```ts
 * import { HubError, pushToHub } from 'chimera-sdk/export';
 *
 * try {
 *   await pushToHub('datasets/first', { repo: 'owner/first', token: process.env['HF_TOKEN'] ?? '' });
 * } catch (error) {
 *   if (!HubError.isInstance(error)) throw error;
 *   console.error(error.repo, error.statusCode);
 * }
 * ```
 */
export class HubError extends ChimeraError {
  override readonly name = 'HubError';
  override readonly code:
    | 'hub-unauthorized'
    | 'hub-forbidden'
    | 'hub-conflict'
    | 'hub-refused'
    | 'hub-unreachable';
  override readonly retryable: boolean;
  /** The repository, as `owner/name`. */
  readonly repo: string;
  /** Null when no response came. */
  readonly statusCode: number | null;

  constructor(
    message: string,
    details: {
      readonly code: HubError['code'];
      readonly repo: string;
      readonly statusCode?: number | null;
    },
  ) {
    super(message);
    this.code = details.code;
    this.retryable = details.code === 'hub-conflict' || details.code === 'hub-unreachable';
    this.repo = details.repo;
    this.statusCode = details.statusCode ?? null;
  }
}
