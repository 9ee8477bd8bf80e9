import { decodeJournalLine, type JournalLine } from './journal-line.ts';
import { isHexKey } from './key-index.ts';

const [TAB, NEWLINE, RETURN] = [0x09, 0x0a, 0x0d];

/** Shortest line that is taken for a record that was whole once: a key, a checksum, a value. */
const SHORTEST_RECORD = 44;
/** Zeros in a row where bytes never reached the disk, which keeps them by the sector. */
const HOLE = 16;
/** Most bytes of lines that are neither text nor holes: what a file system may leave where a write was cut off. */
const MOST_FOREIGN = 1 << 16;

const RESTORE = 'restore the file from a copy';

/** Why what follows the whole lines of a segment is no torn tail. */
export type TailDamage = 'later' | 'line-ends' | 'too-much';

const findings: Readonly<Record<TailDamage, string>> = {
  later: `${RESTORE}, or delete that line to ask its reply again`,
  'line-ends': `its line ends were converted (CR or CRLF instead of LF), as a version control system, an editor or a transfer in text mode does; convert them back to LF with dos2unix, or ${RESTORE}`,
  'too-much': `more is broken than one interrupted write leaves; ${RESTORE}, or cut the segment at that byte to ask what follows again`,
};

/** Says what was found and what to do about it. */
export function findingOf(damage: TailDamage): string {
  return findings[damage];
}

/**
 * Looks at what follows the first broken line of a segment. One write can tear no more than the lines that it wrote
 * together: some of their bytes did not arrive, and what did not arrive is missing at the end or is zeros. Whatever else is
 * found was done to the file later, and lines that had been acknowledged may be among it.
 */
export class TornTail {
  readonly #mostBytes: number;
  readonly #start: number;
  #textLines = 0;
  #foreignBytes = 0;

  /** @param start - byte at which the first broken line begins */
  constructor(start: number, mostBytes: number) {
    this.#start = start;
    this.#mostBytes = mostBytes;
  }

  /** Takes a whole line behind the broken one; returns what speaks against a torn tail. */
  whole({ isContinued }: JournalLine): TailDamage | null {
    return isContinued ? null : 'later';
  }

  /**
   * Takes a broken line.
   *
   * @param offset - byte of the segment at which it begins
   * @param isEnded - whether a newline follows it
   */
  broken(bytes: Buffer, { start, end, offset, isEnded }: BrokenLine): TailDamage | null {
    // All but the last line were written before the batch was full.
    if (offset - this.#start > this.#mostBytes) return 'too-much';
    if (hasConvertedEnds(bytes, start, end)) return 'line-ends';
    if (holdsLaterRecord(bytes, start, end)) return 'later';
    if (!isEnded || end - start < SHORTEST_RECORD) return null;
    const content = bytes.subarray(start, end);
    if (hasHole(content)) return null;
    if (isText(content)) this.#textLines += 1;
    else this.#foreignBytes += content.length;
    return this.#textLines > 1 || this.#foreignBytes > MOST_FOREIGN ? 'too-much' : null;
  }
}

interface BrokenLine {
  readonly start: number;
  readonly end: number;
  readonly offset: number;
  readonly isEnded: boolean;
}

/** JSON writes no return as it is, so that a record that ends with one was whole before. */
function hasConvertedEnds(bytes: Buffer, start: number, end: number): boolean {
  const at = bytes.subarray(start, end).indexOf(RETURN);
  return at >= 0 && decodeJournalLine(bytes, start, start + at) !== undefined;
}

/** Whether a broken line ends with a whole record of a later write, the newline before it being lost. */
function holdsLaterRecord(bytes: Buffer, start: number, end: number): boolean {
  for (let tab = bytes.indexOf(TAB, start + 33); tab >= 0 && tab < end; tab = bytes.indexOf(TAB, tab + 1)) {
    if (!isHexKey(bytes.toString('latin1', tab - 32, tab))) continue;
    const line = decodeJournalLine(bytes, tab - 32, end);
    if (line !== undefined) return !line.isContinued;
  }
  return false;
}

function hasHole(content: Buffer): boolean {
  return content.indexOf(Buffer.alloc(HOLE)) >= 0;
}

/** Zeros between letters are those of UTF-16. */
function isText(content: Buffer): boolean {
  return content.every(
    (byte) => byte >= 0x20 || byte === 0 || byte === TAB || byte === NEWLINE || byte === RETURN,
  );
}
