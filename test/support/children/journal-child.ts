import { openJournal } from '../../../src/store/journal-store.ts';
import { journalKey, journalValue } from '../journal-values.ts';

/**
 * Writes values from a number on, 16 at a time, and says which are stored, until it is killed or a write fails; then it
 * says which of the stored ones can still be read. As `liar` it says of every tenth that it is stored, and does not.
 */
const [directory = '', from = '0', manner = 'honest'] = process.argv.slice(2);
const journal = await openJournal(directory, { segmentBytes: 1 << 20 });
const stored: number[] = [];
let next = Number(from);
let failure: unknown;

async function writeOn(): Promise<void> {
  while (failure === undefined) {
    const number = next++;
    const isLie = manner === 'liar' && number % 10 === 0;
    try {
      if (!isLie) await journal.putIfAbsent(journalKey(number), journalValue(number));
    } catch (error) {
      failure = error;
      return;
    }
    stored.push(number);
    await new Promise((resolve) => process.send?.({ stored: number }, resolve));
  }
}

await Promise.all(Array.from({ length: 16 }, writeOn));
const readable: number[] = [];
for (const number of stored) {
  const value = await journal.get(journalKey(number));
  if (JSON.stringify(value) === JSON.stringify(journalValue(number))) readable.push(number);
}
const again = await journal.putIfAbsent(journalKey(next), 'small').catch((error: unknown) => error);
await journal.close();
const described = [failure, again].map((error) =>
  error instanceof Error && 'code' in error ? { code: error.code, message: error.message } : null,
);
process.send?.({ failure: described[0], again: described[1], readable });
process.disconnect();
