import { isJsonObject } from '../../core/json.ts';
import type { ProcessResult, TaskContext } from '../../core/stage.ts';
import { modelName } from '../../models/provider/resolve-model.ts';

type Process = (
  item: unknown,
  context: TaskContext<unknown, unknown>,
) => ProcessResult<unknown> | Promise<ProcessResult<unknown>>;

/**
 * Returns the same `process`, whose outputs name who rewrote a problem: where statement or answer are not those that came in, the
 * models that it asked are in `models.generate` behind the one that wrote it. A stage that says so itself has its way.
 */
export function creditRewriters(process: Process): Process {
  return async (item, context) => {
    if (!hasProblem(item)) return await process(item, context);
    const asked = new Set<string>();
    const result = await process(item, {
      ...context,
      call: (request) => {
        asked.add(modelName(request.model));
        return context.call(request);
      },
    });
    if (asked.size === 0) return result;
    const credited = (output: unknown): unknown => withRewriters(item, output, asked);
    const outputs: readonly unknown[] | null = Array.isArray(result) ? result : null;
    return outputs === null ? credited(result) : outputs.map(credited);
  };
}

interface WithProblem {
  readonly problem: string;
  readonly answer?: unknown;
  readonly models: { readonly [part: string]: unknown };
}

function hasProblem(item: unknown): item is WithProblem {
  return isJsonObject(item) && typeof item['problem'] === 'string' && isJsonObject(item['models']);
}

function withRewriters(before: WithProblem, output: unknown, asked: ReadonlySet<string>): unknown {
  if (!hasProblem(output)) return output;
  const isSame = output.problem === before.problem && output.answer === before.answer;
  const { generate } = output.models;
  if (isSame || generate !== before.models['generate']) return output;
  const names = new Set([...(typeof generate === 'string' ? generate.split(', ') : []), ...asked]);
  return { ...output, models: { ...output.models, generate: [...names].join(', ') } };
}
