import { refuseTaken } from '../../files/refuse-taken.ts';
import { stageFiles } from '../../files/staged-files.ts';
import { keptEntry } from '../entry-of.ts';
import { reviewParts } from '../page-html.ts';
import { fieldsOf } from '../row-fields.ts';
import type { ReviewFacts, ReviewItem } from './review-content.ts';

/** Most bytes of one reasoning, and of a problem or solution: a judge must see it whole, if it can be read at all. */
const REASONING_BYTES = 60_000;
const TEXT_BYTES = 40_000;

/** A row before it is laid out. */
export interface ReviewPageRow {
  readonly id: string;
  readonly problemId: string;
  readonly kind: 'sample' | 'problem';
  readonly fields: object;
}

/** Where the page goes. */
export interface ReviewPagePlace {
  readonly path: string;
  readonly overwrite: boolean;
  /** How errors call the path. */
  readonly option: string;
}

/**
 * Writes the page of a review, whole or not at all, and returns its size in bytes.
 *
 * @throws {ConfigurationError} When the path is taken.
 * @throws {StoreError} When the file cannot be written.
 */
export async function writeReviewPage(
  { path, overwrite, option }: ReviewPagePlace,
  facts: ReviewFacts,
  rows: readonly ReviewPageRow[],
): Promise<number> {
  await refuseTaken(option, [path], overwrite);
  const staged = stageFiles();
  try {
    const file = await staged.open(path);
    for (const part of reviewParts(facts, rows.map(itemOf))) await file.write(part);
    // Another program may have written there since.
    await refuseTaken(option, [path], overwrite);
    await staged.commit();
    return file.bytes;
  } catch (error) {
    await staged.discard();
    throw error;
  }
}

function itemOf({ id, problemId, kind, fields }: ReviewPageRow): ReviewItem {
  const entry = keptEntry(fieldsOf(fields), kind, REASONING_BYTES, TEXT_BYTES);
  return { row: id, problemId, hasAnswer: kind === 'sample', entry };
}
