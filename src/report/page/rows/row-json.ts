import type { ClippedText, ReportEntry } from '../../report-entry.ts';

/** Returns a row as JSON to be pasted elsewhere: what this file holds of it, with a mark where a text was cut. */
export function rowJson(entry: ReportEntry): string {
  const { problem, reasoning, solution, replies, models, blind, ...rest } = entry;
  const row = {
    ...rest,
    ...(problem === undefined ? {} : { problem: wholeText(problem) }),
    ...(blind === undefined ? {} : { blindCorrect: blind[0], blindAttempts: blind[1] }),
    ...(reasoning === undefined ? {} : { reasoning: wholeText(reasoning) }),
    ...(solution === undefined ? {} : { solution: wholeText(solution) }),
    ...(models.length === 0 ? {} : { models: Object.fromEntries(models) }),
    ...(replies === undefined
      ? {}
      : {
          replies: replies.map(({ slot, model, finishReason, text, reasoning, prompt }) => ({
            slot,
            model,
            finishReason,
            text: wholeText(text),
            ...(reasoning === undefined ? {} : { reasoning: wholeText(reasoning) }),
            ...(prompt === undefined ? {} : { prompt: wholeText(prompt) }),
          })),
        }),
  };
  return JSON.stringify(row, null, 2);
}

function wholeText({ head, tail, left }: ClippedText): string {
  return left === 0 ? head : `${head}\n[… ${left} characters left out by the report …]\n${tail}`;
}
