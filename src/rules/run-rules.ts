import { isRejection, type Pass, pass, type Rejection } from '../core/outcome.ts';
import type { Rule, RuleContext, RuleTools, SiblingTools } from '../core/records/rule.ts';
import type { TaskContext } from '../core/stage.ts';
import { isChimeraError } from '../errors/index.ts';
import { shownValue } from '../errors/shown-value.ts';

/** The part of a task's context that its rules share. */
export interface RuleHost<Candidate> extends RuleTools {
  /** Left out where candidates are judged each by itself. */
  readonly siblings?: TaskContext<Candidate, unknown>['siblings'];
}

/**
 * Asks rules about a candidate, in order; the first refusal wins and carries the rule's name as `by`.
 *
 * @throws {Error} When a rule throws, or returns neither `pass()` nor `reject()`; the error names the rule. Errors of the
 * library, such as a call that did not get through, pass unchanged.
 */
export async function runRules<Candidate>(
  rules: readonly Rule<Candidate>[],
  candidate: Candidate,
  context: RuleHost<Candidate>,
): Promise<Pass | Rejection> {
  for (const rule of rules) {
    const verdict = await askRule(rule, candidate, context);
    if (verdict !== null) return { ...verdict, by: rule.name };
  }
  return pass();
}

/** Returns the rule's rejection, or null when it has none. */
async function askRule<Candidate>(
  rule: Rule<Candidate>,
  candidate: Candidate,
  context: RuleHost<Candidate>,
): Promise<Rejection | null> {
  let verdict: unknown;
  try {
    verdict = await rule.check(candidate, ruleContext(rule.name, context));
  } catch (error) {
    // A call that failed, or an abort, is no fault of the rule: its class decides what happens to the item.
    if (isChimeraError(error) || context.signal.aborted) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(`rule "${rule.name}" threw: ${message}`, { cause: error });
  }
  if (isRejection(verdict)) return verdict;
  if (typeof verdict === 'object' && verdict !== null && 'kind' in verdict && verdict.kind === 'pass')
    return null;
  throw new Error(
    `rule "${rule.name}" must return pass() or reject(code, reason), got ${shownValue(verdict)}`,
  );
}

/** Keeps what a rule asks, decides and waits for apart from the stage and from other rules. */
function ruleContext<Candidate>(name: string, context: RuleHost<Candidate>): RuleContext<Candidate> {
  const own = `rule-${name}`;
  const { siblings } = context;
  const tools: SiblingTools<Candidate> = {
    signal: context.signal,
    call: (request) => context.call({ ...request, slot: `${own}/${request.slot}` }),
    embed: (request) => context.embed(request),
    decide: (decision, value) => context.decide(`${own}/${decision}`, value),
    shared: (state, create) => context.shared(`${own}/${state}`, create),
    // For callers without types: a rule for trajectories has no `siblings` to call.
    siblings: () => (siblings === undefined ? Promise.reject(noSiblings()) : siblings(own)),
  };
  return tools;
}

function noSiblings(): TypeError {
  return new TypeError('siblings() is not available to rules for trajectories');
}
