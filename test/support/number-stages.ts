import type { ProcessResult, Stage, TaskContext } from '../../src/core/stage.ts';
import { defineStage } from '../../src/stages/definition/define-stage.ts';
import type { StageDefinition } from '../../src/stages/definition/stage-definition.ts';

/** A small record for engine tests: what it is called tells the way it came. */
export interface Token {
  readonly id: string;
  readonly trail: readonly string[];
}

export function token(id: string): Token {
  return { id, trail: [] };
}

export function step(
  name: string,
  process: (
    item: Token,
    context: TaskContext<Token, Token>,
  ) => ProcessResult<Token> | Promise<ProcessResult<Token>> = (item, { draw }) => grown(item, name, draw),
  more: Partial<StageDefinition<Token, Token>> = {},
): Stage<Token, Token> {
  return defineStage<Token, Token>({ name, version: '1', process, ...more });
}

export function grown(item: Token, name: string, draw: number): Token {
  return { id: `${item.id}.${draw}`, trail: [...item.trail, `${name}:${draw}`] };
}

/** A promise with its ends in hand. */
export function latch(): { readonly open: () => void; readonly opened: Promise<void> } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}
