import type { JsonValue } from '../core/json.ts';
import type { Pass, Rejection } from '../core/outcome.ts';
import type { Trajectory } from '../core/records/records.ts';
import type { Rule } from '../core/records/rule.ts';
import { createModelGateway } from '../models/call/model-gateway.ts';
import { checkArguments } from '../options/check-arguments.ts';
import { objectWith } from '../options/object-with.ts';
import {
  abortSignal,
  anything,
  callback,
  listOf,
  nonEmptyString,
  type OptionSchema,
  optionsSchema,
} from '../options/option-schemas.ts';
import { runRules } from '../rules/run-rules.ts';
import { memoryStore } from '../store/memory-store.ts';
import { instantClock } from './instant-clock.ts';

/** Where a rule finds itself in `runRule`. */
export interface RunRuleOptions<Candidate> {
  /** Candidates of the same parent with a lower draw, in draw order; a rule for trajectories has none. @default none */
  readonly siblings?: readonly ([Candidate] extends [Trajectory] ? never : Candidate)[];
  /** Aborts the calls of the rule. @default never */
  readonly abortSignal?: AbortSignal;
}

const askedRule: OptionSchema = objectWith(
  { name: nonEmptyString, check: callback },
  'a rule',
  'make it with defineRule',
);

const runRuleSchema: OptionSchema = optionsSchema<RunRuleOptions<unknown>>({
  siblings: listOf(anything, 'a list of candidates').optional(),
  abortSignal: abortSignal.optional(),
});

/**
 * Asks one rule about one candidate, as a run would: the calls of a rule go through the library, with its re-ask and its
 * retries, but without waiting. The scripted models of the rule record them.
 *
 * @returns `pass()`, or the rejection with the rule's name as `by`.
 * @throws {Error} What would make the item fail in a run: the rule threw, returned neither, or got no usable reply.
 *
 * @example
 * ```ts
 * const noGreek = defineRule({
 *   name: 'no-greek',
 *   version: '1',
 *   check: ({ problem }) => (/[α-ω]/u.test(problem) ? reject('greek', 'uses Greek letters') : pass()),
 * });
 *
 * const verdict = await runRule(noGreek, aProblem({ problem: 'Find α.' }));
 * // { kind: 'rejected', code: 'greek', reason: 'uses Greek letters', by: 'no-greek' }
 * ```
 */
export async function runRule<Candidate>(
  rule: Rule<Candidate>,
  candidate: Candidate,
  options: RunRuleOptions<Candidate> = {},
): Promise<Pass | Rejection> {
  checkArguments([askedRule, rule, 'runRule.rule'], [runRuleSchema, options, 'runRule']);
  const { siblings = [], abortSignal: signal = new AbortController().signal } = options;
  const gateway = createModelGateway({
    store: memoryStore({ keep: 'all' }),
    settings: { clock: instantClock(), maxConcurrency: 1, seed: 0 },
    listeners: { announce: () => undefined },
  });
  const scope = { stage: 'rules', itemId: 'candidate', draw: siblings.length, depth: 0, signal };
  return runRules([rule], candidate, {
    signal,
    call: (request) => gateway.call(request, scope),
    embed: (request) => gateway.embed(request, scope),
    decide: async <Value extends JsonValue>(_: string, value: Value): Promise<Value> => value,
    shared: (_, create) => create(),
    siblings: async () => siblings.map((item, draw) => ({ draw, item })),
  });
}
