import type { Journal, JournalOptions } from './journal-store.ts';

/**
 * Opens the journal in a folder, making it when absent. One writer at a time: the lock of the run directory sees to it.
 * What it is made of is loaded when it is first opened.
 *
 * @throws {JournalDamagedError} When a record in the middle is broken.
 * @throws {StoreError} When the folder cannot be read or written.
 */
export async function openJournal(directory: string, options: JournalOptions = {}): Promise<Journal> {
  const store = await import('./journal-store.ts');
  return store.openJournal(directory, options);
}
