import type { Model } from '../../src/core/model.ts';
import type { Stage } from '../../src/core/stage.ts';
import type { StageDefinition } from '../../src/stages/definition/stage-definition.ts';
import { grown, step, type Token } from './number-stages.ts';

/** A stage that asks its model about each item, once per draw. */
export function askingStage(
  name: string,
  model: Model,
  more: Partial<StageDefinition<Token, Token>> = { models: [model] },
): Stage<Token, Token> {
  return step(
    name,
    async (item, { call, draw }) => {
      await call({ model, prompt: `${name} ${item.id}`, slot: name, parse: ({ text }) => text });
      return grown(item, name, draw);
    },
    more,
  );
}
