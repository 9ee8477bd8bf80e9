import type { Trajectory, UnverifiedReason } from '../../core/records/records.ts';
import { isAboutProblem } from '../../rules/is-about-problem.ts';

/** A final answer that is only the beginning of one; judges are known to wave such texts through. */
const opener =
  /^(?:(?:the )?(?:final )?answer|solution|thought(?: process)?|thinking|reasoning|explanation|proof|step(?: 1| one)?|here is (?:the|my) (?:solution|answer)|let(?:['’]?s| us| me) (?:solve|think|start|begin|work)[^.:]{0,60})[\s:.…-]*$/iu;

/** Why a trajectory cannot be labelled, whatever a judge would say; null when it can. */
export function unverifiedReason(trajectory: Trajectory): UnverifiedReason | null {
  const { finishReason, truncated, solution, finalAnswer } = trajectory;
  if (finishReason === 'content-filter') return 'refused';
  if (truncated || finishReason === 'length') return 'truncated';
  // An attempt that may not be whole has no final answer to compare, whatever its text holds.
  if (finishReason !== 'stop') return 'unfinished';
  if (solution.trim() === '') return 'empty';
  if (finalAnswer === null || isHollow(finalAnswer)) return 'no-final-answer';
  return isAboutProblem(trajectory) ? null : 'off-problem';
}

function isHollow(answer: string): boolean {
  const bare = answer.replace(/\\[()[\]]|[$*_`]/gu, '').trim();
  return !/[\p{L}\p{N}∅∞√]/u.test(bare) || opener.test(bare);
}
