import { isRejection } from '../../core/outcome.ts';
import type { Trajectory, ValidatedProblem } from '../../core/records/records.ts';
import type { Stage, TaskContext } from '../../core/stage.ts';
import { modelName } from '../../models/provider/resolve-model.ts';
import { type RuleHost, runRules } from '../../rules/run-rules.ts';
import { admitRecord } from '../admission/admit-record.ts';
import { readAttempt } from '../attempt/read-attempt.ts';
import { defineRecordStage } from '../definition/define-record-stage.ts';
import { resolveSynthesizeOptions, type SynthesizeOptions } from './synthesize-options.ts';
import { trajectoryOf } from './synthesize-output.ts';

/**
 * Has one or several reasoning models solve each problem, and keeps reasoning and final text apart.
 *
 * Drops nothing but what your rules refuse: a truncated or answerless attempt is kept, marked as such, and never gets
 * a label of correct. An entirely empty reply is asked for once more and makes its task failed then.
 *
 * - **Consumes** `ValidatedProblem`
 * - **Produces** `Trajectory`
 * - **Model calls** `trajectoriesPerProblem` per model and problem
 *
 * @throws {ConfigurationError} When an option is invalid, with all faults together.
 *
 * @example
 * ```ts
 * const solve = synthesize({ models: [reasoner, other], trajectoriesPerProblem: 2 });
 * ```
 */
export function synthesize(options: SynthesizeOptions): Stage<ValidatedProblem, Trajectory> {
  const { name, models, trajectoriesPerProblem, rules, prompt, manifest } = resolveSynthesizeOptions(options);
  const teachers = models.map((model) => ({ model, name: modelName(model) }));
  return defineRecordStage<ValidatedProblem, Trajectory>({
    name,
    version: '1',
    draws: trajectoriesPerProblem * teachers.length,
    drawsOption: options.trajectoriesPerProblem === undefined ? null : 'trajectoriesPerProblem',
    produces: 'trajectory',
    admit: admitRecord(name, 'validated-problem'),
    options: manifest,
    sizes: { trajectoriesPerProblem },
    models,
    process: async (problem, context) => {
      const teacher = teachers[context.draw % teachers.length];
      if (teacher === undefined) throw new TypeError('synthesize has no model');
      // The engine of answers is large, and needed by the first attempt only.
      const { extractFinalAnswer } = await import('../../answers/index.ts');
      const { value } = await context.call({
        model: teacher.model,
        prompt: prompt.render({ problem }),
        slot: 'solve',
        draw: drawOfTeacher(
          context.draw,
          teachers.map((other) => other.name),
        ),
        parse: (reply) => readAttempt(reply, extractFinalAnswer),
        long: true,
      });
      const trajectory = trajectoryOf(problem, context.draw, value, teacher.name);
      const verdict = await runRules(rules, trajectory, ruleHost(context));
      return isRejection(verdict) ? { ...verdict, item: trajectory } : trajectory;
    },
  });
}

/**
 * Which attempt of its own model a draw is. Counted by name, so that one more model in the list asks nothing again of
 * the others, and a model listed twice gives two different attempts.
 */
function drawOfTeacher(draw: number, names: readonly string[]): number {
  const nameAt = (position: number): string | undefined => names[position % names.length];
  return Array.from({ length: draw }, (_, before) => nameAt(before)).filter((name) => name === nameAt(draw))
    .length;
}

/** Attempts at one problem run side by side and know nothing of each other. */
function ruleHost(context: TaskContext<ValidatedProblem, Trajectory>): RuleHost<Trajectory> {
  const { call, embed, decide, shared, signal } = context;
  return { call, embed, decide, shared, signal };
}
