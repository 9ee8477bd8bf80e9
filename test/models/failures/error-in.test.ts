import { describe, expect, it } from 'vitest';
import { errorIn } from '../../../src/models/failures/error-in.ts';

const choices = [
  { index: 0, message: { role: 'assistant', content: 'The quota is 429.' }, finish_reason: 'stop' },
];

describe('errorIn', () => {
  it.each<[string, object, unknown]>([
    ['an error alone', { error: { message: 'no' } }, { message: 'no' }],
    ['an error beside choices', { choices, error: { code: 429 } }, { code: 429 }],
    ['words', { choices, error: 'no' }, { error: 'no' }],
    ['a status beside words', { choices, code: 503, error: 'no' }, { code: 503, error: 'no' }],
    ['a status beside nothing', { choices, status_code: '429' }, { status_code: '429' }],
    ['the error of a choice', { choices: [{ ...choices[0], error: { code: 502 } }] }, { code: 502 }],
    [
      'the error of the response of an event',
      { type: 'response.failed', response: { output: [], error: { code: 'upstream_error' } } },
      { code: 'upstream_error' },
    ],
    ['a list', { choices, errors: [{ message: 'no' }] }, { errors: [{ message: 'no' }] }],
    ['an event', { type: 'error', message: 'no' }, { type: 'error', message: 'no' }],
    ['a code and a message without a reply', { code: 77, message: 'no' }, { code: 77, message: 'no' }],
    [
      'a code of its own with a complaint',
      { choices, base_resp: { status_code: 1002, status_msg: 'rate limit exceeded' } },
      { status_code: 1002, status_msg: 'rate limit exceeded' },
    ],
  ])('finds %s, without the reply', (_, body, error) => {
    expect(errorIn(body)).toEqual(error);
  });

  it.each<[string, unknown]>([
    ['a reply', { id: 'a', choices, usage: { total_tokens: 429 } }],
    ['null', { choices, error: null, errors: null }],
    ['nothing', { choices, error: '', errors: [] }],
    ['an empty error', { choices, error: { code: null, message: '' } }],
    ['a success', { choices, error: { code: 0, message: 'success' } }],
    ['a code of success', { choices, code: 200, message: 'OK' }],
    ['a success in a member', { choices, base_resp: { status_code: 0, status_msg: 'success' } }],
    ['a code that complains of nothing', { choices, code: 10_000, msg: 'one call charged' }],
    ['a state', { status: 'completed', output: [], error: null }],
    [
      'a filter that did not run',
      { choices: [{ ...choices[0], content_filter_results: { error: { code: 'x' } } }] },
    ],
    ['a piece of Ollama', { message: { role: 'assistant', content: 'x' }, done: false }],
    ['a text', 'error'],
    ['no value', undefined],
  ])('finds none in %s', (_, body) => {
    expect(errorIn(body)).toBeUndefined();
  });
});
