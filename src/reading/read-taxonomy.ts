import { isJsonObject } from '../core/json.ts';
import { ConfigurationError } from '../errors/index.ts';
import { shownValue } from '../errors/shown-value.ts';
import {
  Taxonomy,
  type TaxonomyRow,
  type TaxonomySubject,
  type TaxonomyTree,
} from '../stages/expand/index.ts';
import { IssueList } from './issue-list.ts';

/**
 * Reads a custom taxonomy, to run over instead of subjects whose topics a model finds. Makes no model call.
 *
 * A taxonomy is an object `{ subject: { area: [topic, ...] } }`, with as many levels of areas as you like, or rows
 * `{ subject, topic }`, `{ subject, area, topic }` or `{ subject, path: [...] }`. A file that ends in `.json` holds either; any
 * other holds rows: CSV and TSV with the columns `subject`, `topic` and perhaps `area`, Parquet, or JSON lines. Within a subject each topic occurs once, also among several areas: equal names would give
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
  const name = typeof source === 'string' ? source : 'readTaxonomy.source';
  const taxonomy = new Taxonomy();
  const issues = new IssueList();
  if (typeof source !== 'string') addValue(taxonomy, source, name, `${name}.`);
  else if (/\.json$/iu.test(source)) await addFile(taxonomy, source, issues);
  else await addLines(taxonomy, source, issues);
  for (const { at, message } of taxonomy.faults) issues.add(at, message);
  if (taxonomy.subjects.length === 0 && taxonomy.faults.length === 0)
    issues.add(name, 'holds no topic; name at least one');
  issues.throwIfAny(name);
  return taxonomy.subjects;
}

function addValue(taxonomy: Taxonomy, value: unknown, at: string, prefix: string): void {
  if (typeof value !== 'object' || value === null) {
    const message = `must be an object of subjects, or a list of rows, got ${shownValue(value)}`;
    throw new ConfigurationError([{ option: at, message }]);
  }
  if (!Array.isArray(value)) {
    taxonomy.addTree(value, at, prefix);
    return;
  }
  const rows: readonly unknown[] = value;
  for (const [index, row] of rows.entries()) taxonomy.addRow(row, `${at}[${index}]`);
}

async function addFile(taxonomy: Taxonomy, path: string, issues: IssueList): Promise<void> {
  const { readJsonByHand } = await import('../files/rows/read-json-by-hand.ts');
  const { value, repeated } = await readJsonByHand(path);
  if (value === undefined) {
    const message =
      'is not JSON; repair it, or rename a file with one row per line so that it ends in .jsonl';
    throw new ConfigurationError([{ option: path, message }]);
  }
  for (const { key, line } of repeated)
    issues.add(`${path}:${line}`, `names ${shownValue(key)} a second time; put both together`);
  addValue(taxonomy, value, path, `${path}: `);
}

async function addLines(taxonomy: Taxonomy, path: string, issues: IssueList): Promise<void> {
  const { readInputTable } = await import('../files/rows/read-input-table.ts');
  for await (const row of readInputTable(path)) {
    if ('fault' in row) issues.add(row.at, row.fault);
    else taxonomy.addRow(withoutBlankArea(row.value), row.at);
  }
}

/** In a table without empty cells for it, an area that a topic does not have is a blank one. */
function withoutBlankArea(row: unknown): unknown {
  if (!isJsonObject(row) || typeof row['area'] !== 'string' || row['area'].trim() !== '') return row;
  const { area: _, ...others } = row;
  return others;
}
