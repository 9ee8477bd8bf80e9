import { compareTexts } from '../core/texts/compare-texts.ts';
import type { CallsRow } from '../files/run-directory/calls-row.ts';
import type { CallsIndex } from './calls-index.ts';

/** The tasks that an id names, and those that made what they worked on, from the first stage on. */
export async function tasksBehind(calls: CallsIndex, id: string): Promise<readonly CallsRow[]> {
  const found = new Map<string, CallsRow>();
  let wanted = await tasksNamed(calls, id);
  while (wanted.length > 0) {
    const fresh = wanted.filter((task) => !found.has(task.id));
    for (const task of fresh) found.set(task.id, task);
    const makers = fresh.map(async ({ itemId, depth }) =>
      (await calls.find('made', itemId)).filter((maker) => maker.depth < depth),
    );
    wanted = (await Promise.all(makers)).flat();
  }
  return [...found.values()].sort(
    (left, right) =>
      left.depth - right.depth || compareTexts(left.itemId, right.itemId) || left.draw - right.draw,
  );
}

/** A row of `failed.jsonl` bears the name of its task, one of `rejected.jsonl` that and a number; else the id is an item's. */
async function tasksNamed(calls: CallsIndex, id: string): Promise<readonly CallsRow[]> {
  const named = await calls.find('task', id);
  if (named.length > 0) return named.slice(-1);
  const refusing = await calls.find('task', id.replace(/\/\d+$/u, ''));
  if (refusing.length > 0) return refusing.slice(-1);
  const item = /\/repeated\/(?<item>.+)$/u.exec(id)?.groups?.['item'] ?? id;
  const [makers, ended] = await Promise.all([calls.find('made', item), calls.find('ended', item)]);
  return [...makers, ...ended];
}
