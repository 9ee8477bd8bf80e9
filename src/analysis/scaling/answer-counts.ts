import type { ReadAnswer } from '../../answers/compare-read.ts';
import type { ProblemAttempts } from './attempt-book.ts';

/** Attempts at a problem, by what they answered. */
export interface AnswerCounts {
  readonly attempts: number;
  readonly correct: number;
  /** Attempts for each wrong answer, the most frequent first. */
  readonly others: readonly number[];
  /** Attempts without a final answer. */
  readonly silent: number;
  /** The most frequent wrong answer; null when there is none. */
  readonly rival: string | null;
}

/** Most different wrong answers that are compared by what they mean; further ones count each by itself. */
const MOST_COMPARED = 64;

/** Counts the answers of attempts: wrong ones that mean the same are one answer. */
export async function answerCounts({ attempts }: ProblemAttempts): Promise<AnswerCounts> {
  const { extractFinalAnswer } = await import('../../answers/index.ts');
  const { compareRead, readAnswer } = await import('../../answers/compare-read.ts');
  const groups: { readonly answer: string; readonly read: ReadAnswer; count: number }[] = [];
  let silent = 0;
  let correct = 0;
  for (const { isCorrect, answer: text } of attempts) {
    if (isCorrect) {
      correct += 1;
      continue;
    }
    const answer = text === null ? null : (extractFinalAnswer(text) ?? shortText(text));
    if (answer === null) {
      silent += 1;
      continue;
    }
    const same = groups.find((group) => group.answer === answer);
    const read = same?.read ?? readAnswer(answer);
    const known =
      same ??
      groups.slice(0, MOST_COMPARED).find((group) => compareRead(group.read, read).verdict === 'equal');
    if (known === undefined) groups.push({ answer, read, count: 1 });
    else known.count += 1;
  }
  const sorted = groups.sort((left, right) => right.count - left.count);
  return {
    attempts: attempts.length,
    correct,
    others: sorted.map(({ count }) => count),
    silent,
    rival: sorted[0]?.answer ?? null,
  };
}

/** A final answer that was taken out before is used unchanged. */
function shortText(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === '' || trimmed.length > 400 ? null : trimmed;
}
