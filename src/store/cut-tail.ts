import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Disk, DiskFile } from '../files/disk.ts';

/** What was cut off the end of a segment. */
export interface KeptAside {
  readonly bytes: number;
  /** File that holds it now. */
  readonly path: string;
}

/**
 * Cuts off what follows the whole lines of a segment, once it is kept in its own file: what was torn may hold replies
 * that were paid for.
 */
export async function cutTail(
  disk: Disk,
  directory: string,
  { file, name, length }: { readonly file: DiskFile; readonly name: string; readonly length: number },
): Promise<KeptAside | null> {
  const { size } = await file.stat();
  if (size <= length) {
    // An earlier opening may have ended between its cut and the sync: what came back would follow the next line.
    await file.sync();
    return null;
  }
  const tail = await readTail(file, length, size - length);
  const digest = createHash('sha256').update(tail).digest('hex').slice(0, 8);
  const path = join(directory, name.replace(/\.jsonl$/, `.torn-${length}-${digest}`));
  await keep(disk, path, tail);
  await file.truncate(length);
  await file.sync();
  return { bytes: size - length, path };
}

/** Not at the price of several syncs: nothing in it was acknowledged. */
async function keep(disk: Disk, path: string, bytes: Buffer): Promise<void> {
  await disk.remove(path);
  const file = await disk.open(path, 'create');
  try {
    for (let done = 0; done < bytes.length; ) {
      const { bytesWritten } = await file.write(bytes, done, bytes.length - done, done);
      if (bytesWritten === 0) throw new Error('the disk takes no more bytes');
      done += bytesWritten;
    }
    if (!disk.isWriteDurable) await file.datasync();
  } finally {
    await file.close();
  }
}

async function readTail(file: DiskFile, from: number, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafeSlow(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await file.read(bytes, done, length - done, from + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes.subarray(0, done);
}
