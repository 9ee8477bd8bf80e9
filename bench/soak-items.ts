import { type LongRun, type LongRunMark, longRun } from './long-run.ts';

/** What a long run came to, and what grew that should not have. */
export interface ItemsSoak {
  readonly run: LongRun;
  /** One sentence for each promise that was broken. */
  readonly troubles: readonly string[];
}

/** More than this is growth, not chance: what is held also depends on which calls are in flight at the moment. */
const MOST_GROWTH = 1.2;

/** Runs many items in memory, looks at the process ten times on the way, and compares each look with the first. */
export async function soakItems(items: number): Promise<ItemsSoak> {
  const marks = Array.from({ length: 10 }, (_, index) => Math.floor((items * (index + 0.5)) / 10));
  const run = await longRun({ items, marks, directory: null });
  const { end, rows } = run.summary;
  const troubles: string[] = [];
  if (end !== 'completed' || rows !== items) troubles.push(`ended as ${end} with ${rows} of ${items} rows`);
  if (run.left.timers > 0) troubles.push(`${run.left.timers} timers were left`);
  if (run.left.listeners > 0) troubles.push(`${run.left.listeners} listeners were left on the signal`);
  const [first, ...later] = run.marks;
  if (first !== undefined) troubles.push(...later.flatMap((mark) => growthSince(first, mark)));
  return { run, troubles };
}

/** Timers and listeners may not grow at all, the heap not by more than chance. */
function growthSince(first: LongRunMark, mark: LongRunMark): readonly string[] {
  const after = `after ${mark.items} items`;
  const troubles: string[] = [];
  if (mark.timers > first.timers) troubles.push(`${mark.timers} timers ${after}, ${first.timers} at first`);
  for (const [place, name] of (['the caller', 'stages'] as const).entries()) {
    const [now = 0, before = 0] = [mark.listeners[place], first.listeners[place]];
    if (now > before) troubles.push(`${now} listeners on the signal of ${name} ${after}, ${before} at first`);
  }
  // The first thousands of items warm the runtime up, which takes memory too.
  if (first.items >= 5_000 && mark.bytes > MOST_GROWTH * first.bytes)
    troubles.push(`${mark.bytes} bytes held ${after}, ${first.bytes} at first`);
  return troubles;
}
