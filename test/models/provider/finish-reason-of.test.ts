import { describe, expect, it } from 'vitest';
import { finishReasonOf } from '../../../src/models/provider/finish-reason-of.ts';

describe('finishReasonOf', () => {
  it.each([
    ['abort', 'error'],
    ['cancelled', 'error'],
    ['insufficient_system_resource', 'error'],
    ['model_context_window_exceeded', 'length'],
    ['MAX_OUTPUT_TOKENS', 'length'],
    ['sensitive', 'content-filter'],
    ['RECITATION', 'content-filter'],
    ['eos_token', 'stop'],
    ['END_TURN', 'stop'],
    ['a reason never heard of', 'other'],
    [undefined, 'other'],
  ])('sorts the word %s of a server as %s', (raw, expected) => {
    expect(finishReasonOf('other', raw)).toBe(expected);
  });

  it.each(['stop', 'length', 'content-filter', 'tool-calls', 'error'])(
    'believes the package where it says %s',
    (reason) => {
      expect(finishReasonOf(reason, 'abort')).toBe(reason);
    },
  );
});
