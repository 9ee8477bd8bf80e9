import type { Problem, Trajectory } from '../../src/core/records/records.ts';
import type { Rule } from '../../src/core/records/rule.ts';
import { runRules } from '../../src/rules/run-rules.ts';
import { aProblem, aTrajectory } from '../support/sample-records.ts';
import { scriptedContext } from '../support/scripted-context.ts';

/** The code by which a rule refuses a problem, or `kept`. */
export async function problemCode(rule: Rule, fields: Partial<Problem>): Promise<string> {
  return codeOf(rule, aProblem(fields));
}

/** The code by which a rule refuses a trajectory, or `kept`. */
export async function trajectoryCode(rule: Rule<Trajectory>, fields: Partial<Trajectory>): Promise<string> {
  return codeOf(rule, aTrajectory(fields));
}

async function codeOf<Candidate>(rule: Rule<Candidate>, candidate: Candidate): Promise<string> {
  const { context } = scriptedContext<Candidate, unknown>(() => new Error('no call is expected'));
  const verdict = await runRules([rule], candidate, context);
  return verdict.kind === 'pass' ? 'kept' : verdict.code;
}
