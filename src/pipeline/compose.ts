import type { Stage } from '../core/stage.ts';
import type { AnyStage } from '../stages/definition/is-stage.ts';
import { sequenceStage } from '../stages/definition/sequence-stage.ts';

/**
 * Puts stages one behind the other; the result is a stage again. Items flow through without waiting for each other.
 *
 * Overloads, so that each stage must fit the one before it: a pipeline that leaves out `validate`, or labels before
 * it synthesizes, does not compile.
 *
 * @throws {ConfigurationError} When two stages have the same name, or an argument is not a stage.
 *
 * @example
 * ```ts
 * const pipeline = compose(expand({ model }), generate({ model }), validate({ models: [model] }));
 * const problems = await pipeline.run(['Biology']).toArray();
 * ```
 */
export function compose<A, B>(first: Stage<A, B>): Stage<A, B>;
export function compose<A, B, C>(first: Stage<A, B>, second: Stage<B, C>): Stage<A, C>;
export function compose<A, B, C, D>(a: Stage<A, B>, b: Stage<B, C>, c: Stage<C, D>): Stage<A, D>;
export function compose<A, B, C, D, E>(
  a: Stage<A, B>,
  b: Stage<B, C>,
  c: Stage<C, D>,
  d: Stage<D, E>,
): Stage<A, E>;
export function compose<A, B, C, D, E, F>(
  a: Stage<A, B>,
  b: Stage<B, C>,
  c: Stage<C, D>,
  d: Stage<D, E>,
  e: Stage<E, F>,
): Stage<A, F>;
export function compose<A, B, C, D, E, F, G>(
  a: Stage<A, B>,
  b: Stage<B, C>,
  c: Stage<C, D>,
  d: Stage<D, E>,
  e: Stage<E, F>,
  f: Stage<F, G>,
): Stage<A, G>;
export function compose<A, B, C, D, E, F, G, H>(
  a: Stage<A, B>,
  b: Stage<B, C>,
  c: Stage<C, D>,
  d: Stage<D, E>,
  e: Stage<E, F>,
  f: Stage<F, G>,
  g: Stage<G, H>,
): Stage<A, H>;
export function compose<A, B, C, D, E, F, G, H, I>(
  a: Stage<A, B>,
  b: Stage<B, C>,
  c: Stage<C, D>,
  d: Stage<D, E>,
  e: Stage<E, F>,
  f: Stage<F, G>,
  g: Stage<G, H>,
  h: Stage<H, I>,
): Stage<A, I>;
export function compose(...stages: readonly AnyStage[]): Stage<never, unknown> {
  return sequenceStage(stages);
}
