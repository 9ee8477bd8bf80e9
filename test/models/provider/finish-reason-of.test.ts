import { describe, expect, it } from 'vitest';
import { finishReasonOf } from '../../../src/models/provider/finish-reason-of.ts';

describe('finishReasonOf', () => {
  it.each([
    // A natural end, in the words of servers.
    ['eos_token', 'stop'],
    ['END_TURN', 'stop'],
    ['end_of_text', 'stop'],
    ['FINISH_REASON_STOP', 'stop'],
    ['stopSequence', 'stop'],
    ['COMPLETE', 'stop'],
    ['<|eot_id|>', 'stop'],
    ['normal', 'stop'],
    // Cut.
    ['model_context_window_exceeded', 'length'],
    ['MAX_OUTPUT_TOKENS', 'length'],
    ['ERROR_LIMIT', 'length'],
    ['token_limit', 'length'],
    ['repetition', 'length'],
    // Withheld.
    ['sensitive', 'content-filter'],
    ['RECITATION', 'content-filter'],
    ['IMAGE_SAFETY', 'content-filter'],
    ['ERROR_TOXIC', 'content-filter'],
    ['guardrail_intervened', 'content-filter'],
    // Broken off from outside.
    ['abort', 'error'],
    ['USER_CANCEL', 'error'],
    ['context canceled', 'error'],
    ['insufficient_system_resource', 'error'],
    ['engineOverloaded', 'error'],
    ['network_error', 'error'],
    ['time_limit', 'error'],
    ['pause_turn', 'error'],
    ['not_finished', 'error'],
    ['tool_use', 'tool-calls'],
    // Never heard of, or said without saying anything.
    ['FINISH_REASON_UNSPECIFIED', 'other'],
    ['premature_end', 'other'],
    ['a word never heard of', 'other'],
    ['', 'other'],
    [undefined, 'other'],
  ])('sorts the word %s of a server as %s', (raw, expected) => {
    expect(finishReasonOf('other', raw)).toBe(expected);
  });

  it.each(['length', 'content-filter', 'tool-calls', 'error'])(
    'believes a package that says %s',
    (reason) => {
      expect(finishReasonOf(reason, 'stop')).toBe(reason);
    },
  );

  it('takes no word of a package for an end when the server says otherwise', () => {
    expect(finishReasonOf('stop', 'pause_turn')).toBe('error');
    expect(finishReasonOf('stop', 'max_tokens')).toBe('length');
    expect(finishReasonOf('stop', undefined)).toBe('stop');
    expect(finishReasonOf('stop', 'a word of its own')).toBe('stop');
    expect(finishReasonOf('interrupted', undefined)).toBe('error');
  });
});
