import { expect, it } from 'vitest';
import { definePrompt } from '../../src/core/prompt.ts';

it('takes a prompt of a class, whose render is inherited', () => {
  class Brief {
    readonly name = 'brief';
    readonly version = '1';
    readonly #most = 3;
    render({ problem }: { readonly problem: string }): string {
      return problem.slice(0, this.#most);
    }
  }
  const { name, version, render } = definePrompt(new Brief());

  expect([name, version, render({ problem: 'much' })]).toEqual(['brief', '1', 'muc']);
});
