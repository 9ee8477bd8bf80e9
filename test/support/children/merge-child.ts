import { mergeRuns } from '../../../src/shards/merge-runs.ts';
import { openJournal } from '../../../src/store/journal-store.ts';

/** What is to be merged, and how. */
export interface MergeTask {
  readonly directories: readonly string[];
  readonly to: string;
  /** Holds all that the directories hold, as a merge must not. */
  readonly holdsAll: boolean;
}

const { directories, to, holdsAll }: MergeTask = JSON.parse(process.argv[2] ?? '{}');
const held: unknown[] = [];
for (const directory of holdsAll ? directories : []) {
  const journal = await openJournal(`${directory}/journal`);
  for await (const entry of journal.entries()) held.push(entry);
  await journal.close();
}
const { replies } = await mergeRuns(directories, { to });
console.log(JSON.stringify({ replies, held: held.length }));
