import { compareTexts } from '../core/texts/compare-texts.ts';
import type { CallsRow } from '../files/run-directory/calls-row.ts';
import { isReply, readAsked, readReply } from '../models/call/stored-reply.ts';
import type { EntryReader } from '../store/journal-reader.ts';
import type { FailedTask } from './failed-task.ts';
import type { StoredCall } from './stored-call.ts';

/** Reads the calls of a task: by slot, each first question before its re-ask. */
export async function callsOfTask(
  { stage, itemId, draw, keys }: CallsRow,
  entries: EntryReader,
  failed: FailedTask | null,
): Promise<readonly StoredCall[]> {
  const calls = keys.map(async (key): Promise<readonly StoredCall[]> => {
    const entry = await entries.get(key);
    // Vectors of a rule that compares meanings are no replies to read.
    if (!isReply(entry)) return [];
    const { model, text, reasoning, finishReason, usage } = readReply(key, entry);
    const asked = readAsked(entry);
    const {
      slot = null,
      draw: sample = null,
      reAsk = null,
      epoch = null,
      messages: prompt = null,
    } = asked ?? {};
    const refusal = failed?.keys.includes(key) === true ? failed.message : null;
    const place = { stage, itemId, draw, slot, sample, reAsk, epoch };
    return [{ ...place, model, prompt, text, reasoning, finishReason, usage, refusal, key }];
  });
  return (await Promise.all(calls)).flat().sort(inOrder);
}

function inOrder(left: StoredCall, right: StoredCall): number {
  return (
    compareTexts(left.slot ?? '', right.slot ?? '') ||
    (left.sample ?? 0) - (right.sample ?? 0) ||
    (left.epoch ?? 0) - (right.epoch ?? 0) ||
    (left.reAsk ?? 0) - (right.reAsk ?? 0)
  );
}
