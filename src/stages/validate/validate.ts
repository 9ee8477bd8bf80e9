import { isRejection, type Rejection, reject } from '../../core/outcome.ts';
import type { Problem, ValidatedProblem, Vote } from '../../core/records/records.ts';
import type { Stage } from '../../core/stage.ts';
import { valuesOrGravest } from '../../errors/values-or-gravest.ts';
import { modelName } from '../../models/provider/resolve-model.ts';
import { runRules } from '../../rules/run-rules.ts';
import { admitRecord } from '../admission/admit-record.ts';
import { defineRecordStage } from '../definition/define-record-stage.ts';
import { decisionOf, votesNeeded } from './agreement.ts';
import type { ResolvedBlindSolve } from './blind-solve.ts';
import {
  type ResolvedValidateOptions,
  resolveValidateOptions,
  type ValidateOptions,
} from './validate-options.ts';
import { type VoteContext, voteOf } from './vote-of.ts';

/**
 * Validates problems: rules first, then all verifiers side by side, of which as many must accept as `agreement` says.
 *
 * Drops what a rule refuses (its code), what the verifiers do not accept (`verifier-rejected`, with all votes) and, with
 * `blindSolve`, what its solvers contradict (`suspect-reference`, `rarely-solved`, `always-solved`). A
 * verifier that gives no verdict makes the problem failed: never kept, never refused. Every vote is kept.
 *
 * - **Consumes** `Problem`
 * - **Produces** `ValidatedProblem`
 * - **Model calls** 1 per verifier and problem that passes the rules; fewer with `votes: 'until-decided'`;
 *   with `blindSolve`, `attempts` more per accepted problem
 *
 * @throws {ConfigurationError} When an option is invalid, with all faults together.
 *
 * @example
 * ```ts
 * const checked = validate({ models: [first, second, third], agreement: 'majority', rules: [noGreek] });
 * ```
 */
export function validate(options: ValidateOptions): Stage<Problem, ValidatedProblem> {
  const resolved = resolveValidateOptions(options);
  const needed = votesNeeded(resolved.agreement, resolved.verifiers.length);
  const names = resolved.verifiers.map(modelName);
  return defineRecordStage<Problem, ValidatedProblem>({
    name: resolved.name,
    version: '1',
    produces: 'validated-problem',
    admit: admitRecord(resolved.name, 'problem'),
    options: resolved.manifest,
    models: [...resolved.verifiers, ...(resolved.blindSolve === null ? [] : [resolved.blindSolve.model])],
    process: async (problem, context) => {
      const verdict = await runRules(resolved.rules, problem, context);
      if (isRejection(verdict)) return verdict;
      const votes = await (resolved.votes === 'all'
        ? allVotes(problem, resolved, context)
        : votesUntilDecided(problem, resolved, needed, context));
      const models = { ...problem.models, validate: names.slice(0, votes.length) };
      if (decisionOf(votes, names.length, needed) !== 'accepted')
        return refusal({ ...problem, models }, votes);
      const accepted = { ...problem, models, votes };
      return resolved.blindSolve === null
        ? {
            ...accepted,
            kind: 'validated-problem',
            difficulty: null,
            blindAttempts: null,
            blindCorrect: null,
          }
        : gauged(accepted, resolved.blindSolve, context);
    },
  });
}

/** What blind solving makes of a problem that the verifiers accepted. */
async function gauged(
  problem: Problem & { readonly votes: readonly Vote[] },
  blindSolve: ResolvedBlindSolve,
  context: VoteContext,
): Promise<ValidatedProblem | Rejection> {
  // The engine of answers is large, and needed by blind solving only.
  const { blindResultOf, blindVerdict, solveBlindly } = await import('./blind-solve.ts');
  const { answers, isCopied } = await solveBlindly(problem, blindSolve, context);
  const { attempts, correct } = blindResultOf(answers, problem.answer);
  const validated: ValidatedProblem = {
    ...problem,
    kind: 'validated-problem',
    // Copies of one reply say nothing of how often the model succeeds.
    difficulty: isCopied ? null : 1 - correct / attempts,
    blindAttempts: attempts,
    blindCorrect: correct,
    models: { ...problem.models, blindSolve: modelName(blindSolve.model) },
  };
  const verdict = blindVerdict(answers, problem.answer, blindSolve);
  return isRejection(verdict) ? { ...verdict, item: { ...validated, kind: 'problem' } } : validated;
}

async function votesUntilDecided(
  problem: Problem,
  { verifiers, ...asking }: ResolvedValidateOptions,
  needed: number,
  context: VoteContext,
): Promise<readonly Vote[]> {
  const votes: Vote[] = [];
  for (const [index, model] of verifiers.entries()) {
    votes.push(await voteOf(model, index, problem, asking, context));
    if (decisionOf(votes, verifiers.length, needed) !== 'open') break;
  }
  return votes;
}

async function allVotes(
  problem: Problem,
  { verifiers, ...asking }: ResolvedValidateOptions,
  context: VoteContext,
): Promise<readonly Vote[]> {
  const settled = await Promise.allSettled(
    verifiers.map((model, index) => voteOf(model, index, problem, asking, context)),
  );
  return valuesOrGravest(settled);
}

function isAcceptance({ verdict }: Vote): boolean {
  return verdict === 'valid';
}

/** The verifiers' reasons quote the problem: they are in the votes of the item, and not in the reason, which events hold. */
function refusal(problem: Problem, votes: readonly Vote[]): Rejection {
  const against = votes.filter((vote) => !isAcceptance(vote)).length;
  const said = `refused by ${against} of ${votes.length} ${votes.length === 1 ? 'verifier' : 'verifiers'}`;
  return reject('verifier-rejected', said, { item: { ...problem, votes } });
}
