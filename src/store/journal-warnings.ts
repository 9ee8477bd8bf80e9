import type { RecoveredJournal } from './journal-recovery.ts';

/** Says what the opening of a journal found that is no damage, and still not as it was left. */
export function journalWarnings(
  directory: string,
  { torn, emptied }: Pick<RecoveredJournal, 'torn' | 'emptied'>,
): readonly string[] {
  return [
    ...(torn === null
      ? []
      : [
          `the last write into the journal ${directory} was interrupted: ${torn.bytes} bytes that were not whole were moved to ${torn.path}, and their calls are made again`,
        ]),
    ...emptied.map(
      (name) =>
        `segment ${name} of the journal ${directory} is empty, although it held records: its calls are made again; restore the file from a copy to keep its replies`,
    ),
  ];
}
