import type { JsonValue } from '../../src/core/json.ts';
import { VERSION } from '../../src/core/version.ts';
import { LedgerLog } from '../../src/engine/ledger/ledger-log.ts';
import { type Manifest, openRunDirectory } from '../../src/files/run-directory/run-directory.ts';
import { openJournal } from '../../src/store/journal-store.ts';

/** What a run directory is to hold. */
export interface ShardContent {
  readonly entries: Readonly<Record<string, JsonValue>>;
  /** Calls that its ledger counts, run by run. @default none */
  readonly calls?: readonly number[];
  /** Members that differ from the manifest of other shards. */
  readonly manifest?: Manifest;
}

const stages = [
  {
    name: 'ask',
    version: '1',
    options: { model: 'test:m', level: 'doctoral' },
    sizes: { kept: 2 },
    refill: null,
  },
];

/** Makes a run directory as a run that ended leaves it, without a run. */
export async function makeShard(
  path: string,
  { entries, calls = [], manifest = {} }: ShardContent,
): Promise<string> {
  const noted = { library: VERSION, stages, seed: 0, target: null, fingerprint: 'f', ...manifest };
  const directory = await openRunDirectory(path, { manifest: noted });
  const journal = await openJournal(directory.journal);
  await Promise.all(Object.entries(entries).map(([key, value]) => journal.putIfAbsent(key, value)));
  for (const [chain, count] of calls.entries()) {
    const log = new LedgerLog({ store: journal, chain, mostUnderWay: 8, onFailure: () => undefined });
    for (let call = 0; call < count; call += 1) log.charge(charge, null);
    await log.close();
  }
  await journal.close();
  await directory.writeSummary({ end: 'completed' });
  await directory.close();
  return path;
}

const charge = {
  model: 'test:m',
  provider: 'test',
  modelId: 'm',
  calls: 1,
  inputTokens: 10,
  outputTokens: 5,
  cachedInputTokens: 0,
  reasoningTokens: 0,
  uncapped: 0,
  nanodollars: 7,
};

/** A stored reply, as far as merging looks at it. */
export function aReply(text: string): JsonValue {
  return { kind: 'reply', text };
}

/** What a journal holds, its ledger apart. */
export async function entriesOf(directory: string): Promise<ReadonlyMap<string, JsonValue>> {
  const journal = await openJournal(`${directory}/journal`);
  const entries = new Map<string, JsonValue>();
  for await (const [key, value] of journal.entries())
    if (!JSON.stringify(value).includes('"spend"')) entries.set(key, value);
  await journal.close();
  return entries;
}
