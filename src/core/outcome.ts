/** A refusal with its reason: data, not an error. */
export interface Rejection {
  readonly kind: 'rejected';
  /** Machine code in kebab case. */
  readonly code: string;
  /** One sentence for people. */
  readonly reason: string;
  /** What was refused, when it is not the item of the task itself. */
  readonly item?: unknown;
  /** The rule that refused it. */
  readonly by?: string;
}

/** The consent of a rule. */
export interface Pass {
  readonly kind: 'pass';
}

const passed: Pass = Object.freeze({ kind: 'pass' });

/**
 * Says that a rule has nothing against its candidate.
 *
 * @example
 * ```ts
 * const noGreek = defineRule({
 *   name: 'no-greek',
 *   version: '1',
 *   check: ({ problem }: Problem) => (/[α-ω]/u.test(problem) ? reject('greek', 'uses Greek letters') : pass()),
 * });
 * ```
 */
export function pass(): Pass {
  return passed;
}

/**
 * Says that a candidate or an item is refused, and why.
 *
 * @param code - machine code in kebab case, counted in the summary
 * @param reason - one sentence for people, recorded in `rejected.jsonl`
 *
 * @example
 * ```ts
 * const shortOnly = defineRule({
 *   name: 'short-only',
 *   version: '1',
 *   check: ({ problem }: Problem) =>
 *     problem.length > 2000 ? reject('long', `has ${problem.length} characters`) : pass(),
 * });
 * ```
 */
export function reject(code: string, reason: string, details: { readonly item?: unknown } = {}): Rejection {
  return { kind: 'rejected', code, reason, ...details };
}

export function isRejection(value: unknown): value is Rejection {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    value.kind === 'rejected' &&
    'code' in value &&
    typeof value.code === 'string' &&
    'reason' in value &&
    typeof value.reason === 'string'
  );
}

/** Why an item could not be settled: a call that never got through, a reply that cannot be used, or code that threw. */
export interface Failure {
  readonly kind: 'transport' | 'reply' | 'code';
  readonly code: string;
  readonly message: string;
  /** Keys of the stored replies that could not be used. */
  readonly keys?: readonly string[];
}

/** How one task ended. */
export type Outcome<Value> =
  | { readonly kind: 'kept'; readonly values: readonly Value[]; readonly dropped: readonly Rejection[] }
  | { readonly kind: 'rejected'; readonly rejections: readonly Rejection[] }
  | { readonly kind: 'failed'; readonly failure: Failure };
