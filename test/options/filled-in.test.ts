import { expect, it } from 'vitest';
import { filledIn } from '../../src/options/filled-in.ts';

it('fills in what is left out or undefined, and nothing else', () => {
  interface Options {
    readonly size?: number | undefined;
    readonly name?: string;
  }
  const defaults: Required<Options> = { size: 1, name: 'x' };

  expect(filledIn<Options>(defaults, undefined)).toEqual(defaults);
  expect(filledIn<Options>(defaults, { size: undefined, name: '' })).toEqual({ size: 1, name: '' });
});
