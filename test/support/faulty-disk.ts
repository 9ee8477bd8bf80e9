import type { Disk, DiskFile } from '../../src/files/disk.ts';
import type { SeededRandom } from './seeded-random.ts';

const SECTOR = 512;

/** What a faulty disk may do, as chances of each operation. */
export interface DiskFaults {
  readonly random: SeededRandom;
  /** Whether a write that returned is durable; else only a sync makes it so. */
  readonly isWriteDurable: boolean;
  /** Chance that an operation fails with EIO. */
  readonly error: number;
  /** Chance that a write takes only a part of what it is given. */
  readonly short: number;
}

/** A write that is not durable yet. */
interface Unsynced {
  readonly position: number;
  readonly bytes: Buffer;
}

class Inode {
  /** What programs see. */
  live: Buffer = Buffer.alloc(0);
  /** What a loss of power leaves for certain. */
  durable: Buffer = Buffer.alloc(0);
  unsynced: Unsynced[] = [];
  isTruncated = false;
}

/**
 * A disk in memory that can be cut off at any moment. What was written and not synced then arrives in part: sector by sector,
 * in any order, with zeros where nothing arrived; what was created and not synced may be gone; a truncation may not have
 * happened. Between cuts operations may fail, and writes may take less than they were given.
 */
export class FaultyDisk implements Disk {
  readonly isWriteDurable: boolean;
  readonly #faults: DiskFaults;
  readonly #names: Map<string, Inode>;
  readonly #durableNames: Map<string, Inode>;
  #isOff = false;

  constructor(faults: DiskFaults, names: ReadonlyMap<string, Inode> = new Map()) {
    this.#faults = faults;
    this.isWriteDurable = faults.isWriteDurable;
    this.#names = new Map(names);
    this.#durableNames = new Map(names);
  }

  /** The disk as the next process finds it. Nothing that was under way here ever returns. */
  cutOff(faults: DiskFaults = this.#faults): FaultyDisk {
    this.#isOff = true;
    const { random } = this.#faults;
    const names = new Map(this.#durableNames);
    for (const [name, inode] of this.#names) if (random() < 0.5) names.set(name, inode);
    for (const name of this.#durableNames.keys())
      if (!this.#names.has(name) && random() < 0.5) names.delete(name);
    const left = [...names].map(([name, inode]): [string, Inode] => {
      const found = new Inode();
      found.durable = remains(inode, random);
      found.live = Buffer.from(found.durable);
      return [name, found];
    });
    return new FaultyDisk(faults, new Map(left));
  }

  async names(directory: string): Promise<readonly string[]> {
    await this.#operation();
    return [...this.#names.keys()].map((path) => path.slice(directory.length + 1));
  }

  async open(path: string, access: 'read' | 'write' | 'create'): Promise<DiskFile> {
    await this.#operation();
    const there = this.#names.get(path);
    if (access === 'create') {
      if (there !== undefined) throw systemError('EEXIST');
      const inode = new Inode();
      this.#names.set(path, inode);
      return this.#file(inode);
    }
    if (there === undefined) throw systemError('ENOENT');
    return this.#file(there);
  }

  async syncDirectory(): Promise<void> {
    await this.#operation();
    this.#durableNames.clear();
    for (const [name, inode] of this.#names) this.#durableNames.set(name, inode);
  }

  async readFile(path: string): Promise<Buffer | undefined> {
    await this.#operation(0);
    const inode = this.#names.get(path);
    return inode === undefined ? undefined : Buffer.from(inode.live);
  }

  async replaceFile(path: string, bytes: Uint8Array): Promise<void> {
    await this.#operation();
    const inode = new Inode();
    inode.live = Buffer.from(bytes);
    inode.durable = Buffer.from(bytes);
    this.#names.set(path, inode);
    await this.#operation(0);
    this.#durableNames.set(path, inode);
  }

  async remove(path: string): Promise<void> {
    await this.#operation();
    this.#names.delete(path);
  }

  #file(inode: Inode): DiskFile {
    const { random, short, isWriteDurable } = this.#faults;
    const sync = async (): Promise<void> => {
      const [unsynced, live] = [inode.unsynced.length, Buffer.from(inode.live)];
      await this.#operation();
      inode.durable = live;
      inode.unsynced = inode.unsynced.slice(unsynced);
      inode.isTruncated = false;
    };
    return {
      read: async (target, offset, length, position) => {
        await this.#operation(0);
        return { bytesRead: inode.live.copy(target, offset, position, position + length) };
      },
      write: async (bytes, offset, length, position) => {
        const taken = random() < short ? Math.floor(random() * length) + 1 : length;
        const written = { position, bytes: Buffer.from(bytes.subarray(offset, offset + taken)) };
        inode.unsynced.push(written);
        await this.#operation();
        inode.live = withBytes(inode.live, written.position, written.bytes);
        if (isWriteDurable) {
          inode.durable = withBytes(inode.durable, written.position, written.bytes);
          inode.unsynced = inode.unsynced.filter((one) => one !== written);
        }
        return { bytesWritten: taken };
      },
      truncate: async (length) => {
        await this.#operation();
        inode.live = Buffer.from(inode.live.subarray(0, length));
        inode.unsynced = inode.unsynced.filter(({ position }) => position < length);
        inode.isTruncated = true;
      },
      sync,
      datasync: sync,
      stat: async () => ({ size: inode.live.length }),
      close: async () => {
        await this.#operation();
      },
    };
  }

  /** Takes a few turns, in which other things happen; never ends once the power is off. */
  async #operation(error = this.#faults.error): Promise<void> {
    const { random } = this.#faults;
    for (let turns = Math.floor(random() * 3); turns > 0 && !this.#isOff; turns -= 1)
      await new Promise((resolve) => setImmediate(resolve));
    if (this.#isOff) await new Promise(() => undefined);
    if (random() < error) throw systemError('EIO');
  }
}

/** What is left of a file when the power goes. */
function remains({ live, durable, unsynced, isTruncated }: Inode, random: SeededRandom): Buffer {
  let bytes: Buffer =
    isTruncated && random() < 0.5 ? Buffer.from(durable.subarray(0, live.length)) : Buffer.from(durable);
  for (const write of unsynced) {
    // One write in two is cut short, the others lose any of their sectors.
    const isPrefix = random() < 0.5;
    const length = isPrefix ? Math.floor(random() * (write.bytes.length + 1)) : write.bytes.length;
    for (let start = 0; start < length; ) {
      const end = Math.min(length, start + SECTOR - ((write.position + start) % SECTOR));
      if (isPrefix || random() < 0.6)
        bytes = withBytes(bytes, write.position + start, write.bytes.subarray(start, end));
      start = end;
    }
  }
  return bytes;
}

function withBytes(file: Buffer, position: number, bytes: Uint8Array): Buffer {
  const result = Buffer.alloc(Math.max(file.length, position + bytes.length));
  file.copy(result);
  result.set(bytes, position);
  return result;
}

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: injected`), { code });
}
