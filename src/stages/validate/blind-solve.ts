import { compareRead, type ReadAnswer, readAnswer } from '../../answers/compare-read.ts';
import { extractFinalAnswer } from '../../answers/index.ts';
import type { Model } from '../../core/model.ts';
import { type Pass, pass, type Rejection, reject } from '../../core/outcome.ts';
import type { Prompt } from '../../core/prompt.ts';
import type { Problem } from '../../core/records/records.ts';
import { valuesOrGravest } from '../../errors/values-or-gravest.ts';
import { type Attempt, readAttempt } from '../attempt/read-attempt.ts';
import type { SynthesizePromptInput } from '../attempt/solve-prompt.ts';
import type { VoteContext } from './vote-of.ts';

/** Blind solving after defaults and checks. */
export interface ResolvedBlindSolve {
  readonly model: Model;
  readonly attempts: number;
  readonly keep: { readonly min: number; readonly max: number };
  readonly prompt: Prompt<SynthesizePromptInput>;
}

/** How many attempts were made at a problem without its answer, and how many reached the reference. */
export interface BlindResult {
  readonly attempts: number;
  readonly correct: number;
}

/**
 * Has a model solve the problem several times without seeing its answer. The attempts are in slot `solve`, as those
 * of `synthesize` do: what is paid for here serves as trajectories there.
 */
export async function solveBlindly(
  problem: Problem,
  { model, attempts, prompt }: ResolvedBlindSolve,
  { call }: VoteContext,
): Promise<BlindAnswers> {
  const settled = await Promise.allSettled(
    Array.from({ length: attempts }, async (_, draw) => {
      const { value } = await call({
        model,
        prompt: prompt.render({ problem }),
        slot: 'solve',
        draw,
        parse: (reply) => readAttempt(reply, extractFinalAnswer),
        long: true,
      });
      return value;
    }),
  );
  const made = valuesOrGravest(settled);
  const answers = made.map(({ finishReason, finalAnswer }) => (finishReason === 'stop' ? finalAnswer : null));
  return areCopies(made) ? { answers: answers.slice(0, 1), isCopied: true } : { answers, isCopied: false };
}

/** What blind attempts answered; one answer when all of them are copies of one reply. */
export interface BlindAnswers {
  readonly answers: readonly (string | null)[];
  /** Whether a cache, or a model without chance, gave the same reply to each attempt: together they are one. */
  readonly isCopied: boolean;
}

/** A shorter reply may well come several times by chance. */
const shortestCopy = 120;

function areCopies(made: readonly Attempt[]): boolean {
  const texts = new Set(made.map(({ reasoning, solution }) => `${reasoning ?? ''}\n${solution}`));
  return made.length > 1 && texts.size === 1 && [...texts].every((text) => text.length >= shortestCopy);
}

/** Counts the attempts that reached the reference; an attempt without a final answer, or one that may not be whole, did not. */
export function blindResultOf(answers: readonly (string | null)[], reference: string): BlindResult {
  const key = readAnswer(reference);
  const stated = answers.flatMap((answer) => (answer === null ? [] : [readAnswer(answer)]));
  return { attempts: answers.length, correct: stated.filter((answer) => isEqual(key, answer)).length };
}

/**
 * Decides by the pass rate. Solvers who agree with each other on another answer make the reference suspect, regardless of the
 * band: such a problem is refused and never given their answer instead.
 */
export function blindVerdict(
  answers: readonly (string | null)[],
  reference: string,
  { keep }: Pick<ResolvedBlindSolve, 'keep'>,
): Pass | Rejection {
  const { attempts, correct } = blindResultOf(answers, reference);
  const rival = largestRival(answers, reference);
  if (rival >= 2 && rival > correct) {
    return reject(
      'suspect-reference',
      `${rival} of ${attempts} blind attempts agree on one other answer, ${correct} on the reference`,
    );
  }
  const rate = correct / attempts;
  const said = `${correct} of ${attempts} blind attempts reached the reference`;
  if (rate < keep.min) return reject('rarely-solved', said);
  return rate > keep.max ? reject('always-solved', said) : pass();
}

/** How many attempts share the answer, other than the reference, that most of them give. */
function largestRival(answers: readonly (string | null)[], reference: string): number {
  const key = readAnswer(reference);
  const others = answers
    .flatMap((answer) => (answer === null ? [] : [readAnswer(answer)]))
    .filter((answer) => !isEqual(key, answer));
  return Math.max(0, ...others.map((answer) => others.filter((other) => isEqual(answer, other)).length));
}

function isEqual(reference: ReadAnswer, answer: ReadAnswer): boolean {
  return compareRead(reference, answer).verdict === 'equal';
}
