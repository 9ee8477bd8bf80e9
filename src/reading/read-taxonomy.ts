import type { TaxonomyRow, TaxonomySubject, TaxonomyTree } from '../stages/expand/index.ts';

/**
 * Reads a taxonomy of one's own, to be run over instead of subjects whose topics a model finds. No model is asked.
 *
 * A taxonomy is an object `{ subject: { area: [topic, ...] } }`, with as many levels of areas as you like, or rows
 * `{ subject, topic }`, `{ subject, area, topic }` or `{ subject, path: [...] }`. A file that ends in `.json` holds either; any
 * other holds one row per line. Within a subject each topic stands once, also among several areas: equal names would give
 * equal problems.
 *
 * @param source - path of a file, or the taxonomy itself
 * @throws {ConfigurationError} With all faults together (duplicates, cycles, blank names, a wrong shape), each with its
 * file and line, or its place in the object.
 *
 * @example
 * ```ts
 * const subjects = await readTaxonomy({ Mathematics: { Algebra: ['Galois theory'] }, Biology: ['Ecology'] });
 * const samples = await buildChimera({ models: offlineModels() }).run(subjects).toArray();
 * ```
 */
export async function readTaxonomy(
  source: string | TaxonomyTree | readonly TaxonomyRow[],
): Promise<readonly TaxonomySubject[]> {
  const { taxonomyOf } = await import('./taxonomy-of.ts');
  return taxonomyOf(source);
}
