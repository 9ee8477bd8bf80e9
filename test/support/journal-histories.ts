import { contentHash } from '../../src/core/content-hash.ts';
import { DirectoryError } from '../../src/errors/index.ts';
import { type Journal, openLockedJournal } from '../../src/store/journal-store.ts';
import { FaultyDisk } from './faulty-disk.ts';
import { type SeededRandom, seededRandom } from './seeded-random.ts';

const directory = '/journal';
const noFaults = { error: 0, short: 0 };

/** What a history of writers, cuts and failures may and must leave in a journal. */
class Model {
  readonly acknowledged = new Map<string, string>();
  readonly tried = new Map<string, Set<string>>();

  trying(key: string, value: string): void {
    this.tried.set(key, (this.tried.get(key) ?? new Set()).add(value));
  }

  /** A put that resolved: its value, or that of the first, is what the key holds from now on. */
  resolved(key: string, value: unknown): void {
    const before = this.acknowledged.get(key);
    if (before !== undefined && before !== value) throw new Error(`${key} changed from ${before}`);
    this.acknowledged.set(key, String(value));
  }

  /** Nothing acknowledged is lost or changed, and nothing is there that was never tried. */
  async expectIn(journal: Journal): Promise<void> {
    // Not with expect: there are hundreds of thousands.
    for (const [key, value] of this.acknowledged)
      if ((await journal.get(key)) !== value)
        throw new Error(`${key} was acknowledged and is lost or changed`);
    for await (const [key, value] of journal.entries())
      if (typeof value !== 'string' || this.tried.get(key)?.has(value) !== true)
        throw new Error(`${key} holds what was never tried`);
  }
}

class Owner {
  id = '';
}

interface History {
  readonly random: SeededRandom;
  readonly model: Model;
  readonly owner: Owner;
  turn: number;
}

async function open(
  history: History,
  disk: FaultyDisk,
  found: 'free' | 'gone' | 'silent',
): Promise<Journal | null> {
  const { random, owner } = history;
  history.turn += 1;
  const id = history.turn.toString(16).padStart(16, '0');
  owner.id = id;
  const lock = {
    id,
    found,
    release: async () => undefined,
    assertOwn: async () => {
      if (random() < 0.3) await new Promise((resolve) => setImmediate(resolve));
      if (owner.id !== id) throw new DirectoryError('taken over', { code: 'directory-locked', directory });
    },
  };
  const options = {
    segmentBytes: 300 + Math.floor(random() * 4_000),
    batchBytes: 100 + Math.floor(random() * 1_500),
  };
  try {
    return await openLockedJournal(directory, { disk, lock }, options);
  } catch (error) {
    // A disk that fails may refuse; damage it may not make.
    if (!(error instanceof Error && 'code' in error && error.code === 'EIO')) throw error;
    return null;
  }
}

/** Puts values until the turn is over, some at the same time; what was refused or never came back is no one's. */
function work({ random, model }: History, journal: Journal, name: string): Promise<void> {
  const writers = Array.from({ length: 1 + Math.floor(random() * 4) }, async (_, writer) => {
    for (let number = Math.floor(random() * 6); number > 0; number -= 1) {
      const key = contentHash('fault', Math.floor(random() * 40));
      const value = `${name}/${writer}/${number} ${'x'.repeat(Math.floor(random() ** 3 * 1_600))}`;
      model.trying(key, value);
      const put = await journal.putIfAbsent(key, value).catch(() => null);
      if (put !== null) model.resolved(key, put.value);
    }
  });
  return Promise.all(writers).then(() => undefined);
}

async function someTurns(random: SeededRandom): Promise<void> {
  for (let turns = Math.floor(random() * 12); turns > 0; turns -= 1)
    await new Promise((resolve) => setImmediate(resolve));
}

/** One history: writers that end, fail, are killed, or are stopped and go on while another has taken over. */
async function runSchedule(seed: number): Promise<void> {
  const random = seededRandom(seed);
  const history: History = { random, model: new Model(), owner: new Owner(), turn: 0 };
  const faults = {
    random,
    isWriteDurable: random() < 0.5,
    error: random() < 0.3 ? 0.03 : 0,
    short: random() < 0.3 ? 0.2 : 0,
  };
  let disk = new FaultyDisk(faults);
  let found: 'free' | 'gone' | 'silent' = 'free';
  const rounds = 2 + Math.floor(random() * 3);
  for (let round = 0; round < rounds; round += 1) {
    const journal = await open(history, disk, found);
    found = 'gone';
    if (journal === null) continue;
    const working = work(history, journal, `${round}`);
    const end = random();
    if (end < 0.25) {
      await working;
      await journal.close().catch(() => undefined);
      found = 'free';
    } else if (end < 0.5) {
      await someTurns(random);
      found = 'silent';
    } else {
      await someTurns(random);
      disk = disk.cutOff();
    }
  }
  // Those that are still stopped have gone on by now, or never will.
  await someTurns(random);
  const whole = disk.cutOff({ ...faults, ...noFaults });
  for (let look = 0; look < 2; look += 1) {
    const journal = await open(history, whole, 'gone');
    if (journal === null) throw new Error('the journal cannot be opened');
    await history.model.expectIn(journal);
    await journal.close();
  }
}

/** Runs histories from one seed up to another; throws with the seed of one that breaks a promise. */
export async function runHistories(from: number, to: number): Promise<number> {
  for (let seed = from; seed <= to; seed += 1) {
    await runSchedule(seed).catch((error: unknown) => {
      throw new Error(`history ${seed}: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
    });
  }
  return to - from + 1;
}
