import { describe, expect, it } from 'vitest';
import { type Complaint, complaintOf } from '../../../src/models/failures/complaint.ts';
import { readFailureBody } from '../../../src/models/failures/failure-body.ts';

function complaint(status: number, body: unknown, headerWaitMs: number | null = null): Complaint {
  const read = readFailureBody(typeof body === 'string' ? body : JSON.stringify(body));
  return complaintOf(read, read.status ?? status, headerWaitMs ?? read.waitMs);
}

const error = (message: string, more: object = {}): object => ({ error: { message, ...more } });
const wrapped = (body: object): object =>
  error('Provider returned error', {
    code: 400,
    metadata: { raw: JSON.stringify(body), provider_name: 'P' },
  });

describe('complaintOf', () => {
  it.each<[string, number, unknown]>([
    [
      'vLLM',
      400,
      error("This model's maximum context length is 8192 tokens. However, you requested 9001 tokens."),
    ],
    [
      'llama.cpp',
      400,
      error('request (9001 tokens) exceeds the available context size (8192 tokens)', {
        type: 'exceed_context_size_error',
      }),
    ],
    ['a code alone', 400, error('no', { code: 'context_length_exceeded' })],
    ['a gateway that names the error in words', 400, error('litellm.ContextWindowExceededError: P - bad')],
    [
      'a gateway without figures',
      400,
      error('BadRequestError: the request exceeds the available context size'),
    ],
    ['a gateway over Ollama', 500, error('the input length exceeds the context length')],
    ['a gateway over Groq', 400, error('Please reduce the length of the messages or completion.')],
    ['a gateway over LM Studio', 400, error('the model is loaded with a context length that is not enough')],
    ['a gateway over Bedrock', 400, error('ValidationException: prompt_too_long')],
    [
      'LiteLLM',
      400,
      error('litellm.ContextWindowExceededError: the prompt is longer than the window of 8192 tokens'),
    ],
    [
      'input and cap together',
      422,
      {
        error: 'inputs tokens + max_new_tokens must be <= 4096. Given: 3000 and 2000',
        error_type: 'validation',
      },
    ],
    ['Bedrock', 400, { message: 'Input is too long for requested model.' }],
    [
      'a wrapped body',
      400,
      wrapped(error('Input length 131393 exceeds the maximum allowed input length of 131040 tokens.')),
    ],
    ['Chinese', 400, error('输入长度 40000 超过模型上下文上限 32768')],
    ['a body that is too large', 413, '<html>413 Request Entity Too Large</html>'],
    [
      'one request above a limit of tokens',
      429,
      error('Request too large for m on tokens per min (TPM): Limit 30000, Requested 40000.', {
        code: 'rate_limit_exceeded',
      }),
    ],
  ])('hears of length from %s', (_, status, body) => {
    expect(complaint(status, body)).toBe('overlong');
  });

  it.each<[string, number, unknown]>([
    [
      'a filter by its code',
      400,
      error('no', { code: 'content_filter', innererror: { code: 'ResponsibleAIPolicyViolation' } }),
    ],
    [
      'a member that only filters have',
      400,
      { contentFilter: [{ level: 1 }], error: { code: '1301', message: '...' } },
    ],
    ['a policy under 403', 403, { code: 'permission-denied', error: 'Content violates usage guidelines. ' }],
    [
      'a safety check under 403',
      403,
      {
        code: 'The caller does not have permission',
        error: 'Content violates usage guidelines. API key ID: k, Failed check: SAFETY_CHECK_TYPE_BIO',
      },
    ],
    ['moderation', 400, error('Your request was flagged by our moderation system')],
    ['Chinese', 400, error('系统检测到输入可能包含敏感内容')],
  ])('hears of content from %s', (_, status, body) => {
    expect(complaint(status, body)).toBe('refused');
  });

  it.each<[string, number, unknown, Complaint]>([
    [
      'a wait of hours in the body',
      429,
      error('You exceeded your current quota.', { details: [{ retryDelay: '36000s' }] }),
      'exhausted',
    ],
    [
      'a limit by the day',
      429,
      error('m: free tier', { details: [{ quotaId: 'RequestsPerDayPerProject' }] }),
      'exhausted',
    ],
    ['a limit by the day in words', 429, error('Daily request limit reached'), 'exhausted'],
    ['no money in Chinese', 429, error('余额不足或无可用资源包,请充值。', { code: '1113' }), 'exhausted'],
    [
      'a quota by its code',
      429,
      error('You exceeded your current quota', { code: 'insufficient_quota' }),
      'exhausted',
    ],
    ['a limit by the minute', 429, error('Too many requests'), 'limit'],
    [
      'a limit by the day that a moment brings back',
      429,
      error('Limit on requests per day. Please try again in 8.64s.'),
      'limit',
    ],
    ['a status in the body of a 200', 200, error('Provider returned error', { code: 429 }), 'limit'],
    [
      'a generation that failed',
      400,
      error('Tool choice is none, but model called a tool', {
        code: 'tool_use_failed',
        failed_generation: '{}',
      }),
      'unlucky',
    ],
    ['a key', 403, error('Your API key does not have access to this model.'), 'key'],
    ['a key under 401', 401, error('no'), 'key'],
    ['a stream', 400, error('organization must be verified', { param: 'stream' }), 'stream'],
    ['an unknown argument', 400, error('Unrecognized request argument supplied: top_q'), null],
    [
      'a value that is not supported',
      400,
      error("Unsupported value: 'temperature' does not support 0.2"),
      null,
    ],
    ['nothing', 400, '', null],
  ])('tells %s', (_, status, body, expected) => {
    expect(complaint(status, body)).toBe(expected);
  });

  it.each<[string, number]>([
    ['try again in 7m12s', 432_000],
    ['Please retry in 20 seconds.', 20_000],
    ['retry after 250ms', 250],
    ['resets in 1h2m', 3_720_000],
  ])('reads the wait from "%s"', (words, waitMs) => {
    expect(readFailureBody(JSON.stringify(error(words))).waitMs).toBe(waitMs);
  });

  it('takes time in proportion to the body', () => {
    const long = JSON.stringify(error(`${'tokens prompt '.repeat(50_000)}${'{'.repeat(50_000)}`));

    expect(complaint(400, long)).not.toBe('key');
  }, 5_000);
});
