import { isRefusal, refusedIn } from '../core/figures/refusals.ts';
import type { Spend } from '../core/money/budget.ts';
import { shownDollars } from '../core/money/shown-dollars.ts';
import type { BatchedSpend, RunWaits, StageSummary } from '../core/summary.ts';
import { counted } from '../core/texts/counted.ts';
import { openRun } from '../reading/open-run.ts';
import { type CommandOutput, type CommandRequest, textOption } from './command.ts';
import { shownCall } from './shown-call.ts';
import { tableOf } from './table-of.ts';

/** Most failed items that are shown. */
const MOST_FAILED = 5;

/** Says how a run ended, what each stage did, and what went wrong; with `--item`, what was asked and answered for one item. */
export async function inspectCommand(request: CommandRequest, { out }: CommandOutput): Promise<void> {
  const run = await openRun(request.directory);
  const item = textOption(request, 'item');
  if (item !== undefined) {
    out((await run.replies(item)).map(shownCall).join('\n\n'));
    return;
  }
  const { summary } = run;
  if (summary === null) {
    out('The run has not come to an orderly end; run it again to go on.');
  } else {
    const { end, error, rows, calls, reused, seconds, spentInAll, labels, stages, warnings } = summary;
    const { spent, batched, waits } = summary;
    const usd = spentInAll.usd === null ? 'cost unknown' : `${shownDollars(spentInAll.usd)} in all`;
    out(
      `${end}: ${counted(rows, 'row')}, ${counted(calls, 'call')} and ${reused} from the store, ${Math.round(seconds)} s, ${usd}`,
    );
    if (batched !== undefined) out(waysOf(spent, batched));
    if (waits !== undefined) out(shownWaits(waits));
    if (error !== null) out(`error: ${error.message}`);
    if (labels !== null)
      out(
        `labels: ${labels.correct} correct, ${labels.incorrect} incorrect, ${labels.unverified} unverified, ${labels.disagreements} disagreements`,
      );
    out(tableOf(['stage', 'tasks', 'kept', 'refused', 'failed', 'pending', 'calls'], stages.map(cellsOf)));
    out(`refused: ${refusedIn(...stages)} in all${reasonsOf(stages)}`);
    for (const warning of warnings) out(`warning: ${warning}`);
  }
  let failed = 0;
  for await (const { stage, itemId, failure } of run.failed()) {
    failed += 1;
    if (failed <= MOST_FAILED) out(`failed: ${stage} ${itemId}: ${failure.message}`);
  }
  if (failed > MOST_FAILED) out(`and ${failed - MOST_FAILED} more in failed.jsonl`);
  if (failed > 0)
    out(`what the models said: chimera-sdk inspect ${request.directory} --item <id of an item>`);
}

/** What the run spent live and on batches. */
function waysOf(spent: Spend, batched: BatchedSpend): string {
  const usd = spent.usd === null || batched.usd === null ? null : Math.max(0, spent.usd - batched.usd);
  const live = {
    calls: spent.calls - batched.calls,
    inputTokens: spent.inputTokens - batched.inputTokens,
    outputTokens: spent.outputTokens - batched.outputTokens,
    usd,
  };
  const { savedUsd } = batched;
  return `live: ${spendOf(live)}; batched: ${spendOf(batched)}, saved: ${savedUsd === null ? 'not known' : shownDollars(savedUsd)}`;
}

function spendOf({ calls, inputTokens, outputTokens, usd }: Spend): string {
  return `${counted(calls, 'call')}, ${inputTokens + outputTokens} tokens, ${usd === null ? 'cost unknown' : shownDollars(usd)}`;
}

function shownWaits({ calls, batches, comeBackAt }: RunWaits): string {
  const at = batches.map(({ service, batchId }) => `${service} ${batchId ?? 'of unknown id'}`);
  return `waits for ${counted(calls, 'call')} with ${at.join(', ')}; run it again after ${new Date(comeBackAt).toISOString()}`;
}

/** Tasks of a stage, and the records that it refused: a task may refuse some and keep others. */
function cellsOf(summary: StageSummary): readonly string[] {
  const { stage, in: all, kept, failed, pending, calls } = summary;
  return [stage, ...[all, kept, refusedIn(summary), failed, pending, calls].map(String)];
}

/** The most frequent first. */
function reasonsOf(stages: readonly StageSummary[]): string {
  const reasons = stages.flatMap(({ stage, rejections }) =>
    Object.entries(rejections)
      .filter(([code]) => isRefusal(code))
      .map(([code, count]) => ({ text: `${stage} ${code} ${count}`, count })),
  );
  if (reasons.length === 0) return '';
  return `: ${reasons
    .toSorted((left, right) => right.count - left.count)
    .map(({ text }) => text)
    .join(', ')}`;
}
