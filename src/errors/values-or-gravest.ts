import { isChimeraError } from './is-chimera-error.ts';

/**
 * Returns what calls made side by side resolved with, or throws the gravest of their errors: a reply that cannot be used
 * is final, and must not hide one that may pass or that ends the run.
 */
export function valuesOrGravest<Value>(settled: readonly PromiseSettledResult<Value>[]): readonly Value[] {
  const errors: readonly unknown[] = settled.flatMap((call) =>
    call.status === 'rejected' ? [call.reason] : [],
  );
  if (errors.length > 0) throw errors.toSorted((left, right) => gravity(right) - gravity(left))[0];
  return settled.flatMap((call) => (call.status === 'fulfilled' ? [call.value] : []));
}

function gravity(error: unknown): number {
  if (!isChimeraError(error)) return 1;
  if (error.name === 'UnusableReplyError') return 0;
  return error.name === 'TransportError' ? 2 : 3;
}
