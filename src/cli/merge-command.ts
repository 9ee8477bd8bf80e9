import type { Spend } from '../core/money/budget.ts';
import { shownDollars } from '../core/money/shown-dollars.ts';
import { counted } from '../core/texts/counted.ts';
import { mergeRuns } from '../shards/index.ts';
import { CommandError, type CommandOutput, type CommandRequest, textOption } from './command.ts';
import { tableOf } from './table-of.ts';

/** Puts run directories together into a new one. */
export async function mergeCommand(request: CommandRequest, { out, error }: CommandOutput): Promise<void> {
  const to = textOption(request, 'to');
  if (to === undefined) throw new CommandError('merge needs --to, as in: merge runs/shard-* --to runs/all');
  const merged = await mergeRuns([request.directory, ...(request.further ?? [])], { to });
  const rows = merged.shards.map(({ directory, replies, decisions, repeated, spent }) => [
    directory,
    ...[replies, decisions, repeated, spent.calls].map(String),
    costOf(spent),
  ]);
  out(tableOf(['directory', 'replies', 'decisions', 'repeated', 'calls', 'cost'], rows));
  out(
    `${merged.directory}: ${counted(merged.replies, 'reply', 'replies')}, ${counted(merged.spent.calls, 'call')} paid, ${costOf(merged.spent)}`,
  );
  out(
    'Run the pipeline over all items in that directory to write its rows: no stored reply is asked for again.',
  );
  for (const warning of merged.warnings) error(`warning: ${warning}`);
}

function costOf({ usd }: Spend): string {
  return usd === null ? 'cost unknown' : shownDollars(usd);
}
