import { type Rejection, reject } from '../../core/outcome.ts';
import { comparableName, longestName } from './name-fault.ts';
import { pageSize } from './pages-wanted.ts';

/** What it takes to sort the names of one page. */
export interface NamesOfPage<Item> {
  readonly names: readonly string[];
  /** Names that must not come again. */
  readonly taken: readonly string[];
  /** How many more items are wanted; infinite when all are. */
  readonly missing: number;
  readonly make: (name: string, position: number) => Item;
  /** Asks what only an item that would be kept has to pass. */
  readonly examine: (item: Item, form: string) => Promise<Rejection | null>;
}

/** Makes an item of each name and says which are kept, in order; those that are not become rejections. */
export async function sortNames<Item>(page: NamesOfPage<Item>): Promise<readonly (Item | Rejection)[]> {
  const seen = new Set(page.taken.map(comparableName));
  const wanted = Number.isFinite(page.missing) ? Math.min(pageSize, page.missing) : page.missing;
  const sorted: (Item | Rejection)[] = [];
  let kept = 0;
  for (const [position, name] of page.names.entries()) {
    const item = page.make(name, position);
    const form = comparableName(name);
    const rejection = nameRejection(name, seen.has(form), kept >= wanted) ?? (await page.examine(item, form));
    seen.add(form);
    if (rejection === null) kept += 1;
    sorted.push(rejection === null ? item : { ...rejection, item });
  }
  if (sorted.length > 0) return sorted;
  return [reject('exhausted', 'the model had nothing more to add')];
}

function nameRejection(name: string, isTaken: boolean, isFull: boolean): Rejection | null {
  if (isTaken) return reject('duplicate', 'the name is already listed for this subject');
  if (name.length > longestName)
    return reject('overlong-name', `the name has more than ${longestName} characters`);
  return isFull ? reject('surplus', 'more names came than were wanted') : null;
}
