import { openRun } from '../reading/open-run.ts';
import { type ReconsiderOptions, reconsider } from '../verification/reconsider.ts';
import { CommandError, type CommandOutput, type CommandRequest } from './command.ts';
import { tableOf } from './table-of.ts';

/** Shows what each agreement would make of the votes that a run stored. */
export async function calibrateCommand({ directory }: CommandRequest, { out }: CommandOutput): Promise<void> {
  const run = await openRun(directory);
  let verifiers = 0;
  for await (const { votes } of run.problems()) verifiers = Math.max(verifiers, votes.length);
  if (verifiers === 0)
    throw new CommandError(`${directory} holds no problem with votes; name a run that validated`);
  const agreements: readonly NonNullable<ReconsiderOptions['agreement']>[] = [
    'unanimous',
    'majority',
    ...Array.from({ length: verifiers }, (_, index) => ({ atLeast: index + 1 })),
  ];
  const rows: (readonly string[])[] = [];
  for (const agreement of agreements) {
    const { stillKept, nowKept, nowRefused, undecided } = await reconsider(directory, { agreement });
    const name = typeof agreement === 'string' ? agreement : `at least ${agreement.atLeast}`;
    rows.push([
      name,
      ...[stillKept + nowKept.length, nowKept.length, nowRefused.length, undecided].map(String),
    ]);
  }
  out(tableOf(['agreement', 'kept', 'more', 'fewer', 'undecided'], rows));
  out('Run again with validate: { agreement } to apply one: no stored vote is asked for again.');
}
