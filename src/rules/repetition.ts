import { type ScannedWords, scanWords } from './scan-words.ts';

/** What a text repeats. */
export interface Repetition {
  /** A passage that is repeated without a break; null when there is none. */
  readonly loop: { readonly words: number; readonly times: number } | null;
  /** Share of the stretches of 12 words that occurred before, 0 to 1. */
  readonly repeatedShare: number;
}

const gramLength = 12;
/** Below this a share says nothing. */
const fewestGrams = 400;

/** Finds loops and repeated stretches in one pass over a table of stretches. Linear in time and memory. */
export function findRepetition(text: string): Repetition {
  const words = scanWords(text);
  const lastSeen = gramTable(words.count);
  const wordyUpTo = countsUpTo(words);
  const run = { lag: 0, length: 0 };
  let hash = 0;
  let counted = 0;
  let repeated = 0;
  for (let end = 1; end <= words.count; end += 1) {
    hash = rolled(hash, words, end);
    if (end < gramLength) continue;
    const before = lastSeen.replace(hash, end, (other) => isSameGram(words, other, end));
    followRun(run, words, end, before);
    if (isLoop(run, wordyIn(wordyUpTo, end - run.lag, end)))
      return {
        loop: { words: run.lag, times: Math.floor(run.length / run.lag) + 1 },
        repeatedShare: 1,
      };
    if (wordyIn(wordyUpTo, end - gramLength, end) < 4) continue;
    counted += 1;
    if (before > 0) repeated += 1;
  }
  return { loop: null, repeatedShare: counted < fewestGrams ? 0 : repeated / counted };
}

interface RepeatedWords {
  /** Distance at which words are repeated now; 0 for none. */
  lag: number;
  /** How many words in a row equal the one at that distance. */
  length: number;
}

function followRun(run: RepeatedWords, { hashes }: ScannedWords, end: number, before: number): void {
  if (run.lag > 0 && hashes[end - 1] === hashes[end - 1 - run.lag]) {
    run.length += 1;
    return;
  }
  run.lag = before > 0 ? end - before : 0;
  run.length = before > 0 ? gramLength : 0;
}

/** Words that the copies of a passage must span together; passages without words, such as rows of zeros, more. */
const shortestLoop = 200;
const shortestBareLoop = 2000;
const longPassage = 40;

function isLoop({ lag, length }: RepeatedWords, wordy: number): boolean {
  if (lag === 0 || length < (wordy > 0 ? shortestLoop : shortestBareLoop)) return false;
  return length >= (lag >= longPassage ? 3 : 9) * lag;
}

function countsUpTo({ count, isWordy }: ScannedWords): Int32Array {
  const counts = new Int32Array(count + 1);
  for (let index = 0; index < count; index += 1)
    counts[index + 1] = (counts[index] ?? 0) + (isWordy[index] ?? 0);
  return counts;
}

function wordyIn(counts: Int32Array, from: number, to: number): number {
  return (counts[to] ?? 0) - (counts[Math.max(0, from)] ?? 0);
}

const base = 0x5bd1e995;
/** The base to the power of the length of a stretch, modulo 2^32. */
const power = Array.from({ length: gramLength }).reduce<number>((product) => Math.imul(product, base), 1);

/** The hash of the stretch that ends here, from that of the one before. */
function rolled(hash: number, { hashes }: ScannedWords, end: number): number {
  const left = end > gramLength ? (hashes[end - 1 - gramLength] ?? 0) : 0;
  return (Math.imul(hash, base) + (hashes[end - 1] ?? 0) - Math.imul(left, power)) | 0;
}

function isSameGram({ hashes }: ScannedWords, left: number, right: number): boolean {
  for (let back = 1; back <= gramLength; back += 1)
    if (hashes[left - back] !== hashes[right - back]) return false;
  return true;
}

interface GramTable {
  /** Puts the end of a stretch in its place, and returns the end of its last copy, or 0. */
  readonly replace: (hash: number, end: number, isSame: (other: number) => boolean) => number;
}

/** A table by open addressing; a stretch that finds no place near its own is forgotten, which bounds the work. */
function gramTable(count: number): GramTable {
  const size = 2 ** Math.ceil(Math.log2(Math.max(2, count * 2)));
  const ends = new Int32Array(size);
  const mask = size - 1;
  return {
    replace: (hash, end, isSame) => {
      const home = (hash ^ (hash >>> 16)) & mask;
      for (let step = 0; step < 16; step += 1) {
        const slot = (home + step) & mask;
        const other = ends[slot] ?? 0;
        if (other !== 0 && !isSame(other)) continue;
        ends[slot] = end;
        return other;
      }
      return 0;
    },
  };
}
