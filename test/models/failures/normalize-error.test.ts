import { APICallError, TypeValidationError } from 'ai';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { normalizeError } from '../../../src/models/failures/normalize-error.ts';

const context = { model: 'p:m', provider: 'p', withheld: ['the prompt'], now: 0 };

function normalized(error: unknown): ReturnType<typeof normalizeError> {
  return normalizeError(error, context);
}

describe('an error of a client of another make', () => {
  class ResponseError extends Error {
    readonly status_code: number;
    constructor(message: string, status: number) {
      super(message);
      this.status_code = status;
    }
  }

  it.each([
    [401, 'unauthorized', { code: 'invalid-key' }],
    [404, 'model "x" not found, try pulling it first', { code: 'model-not-found' }],
    [429, 'slow down', { code: 'rate-limited', retryable: true }],
    [500, 'out of memory', { code: 'server-error', retryable: true }],
    [400, 'the input length exceeds the context length', { code: 'overlong-prompt', retryable: false }],
  ])('means what the status of its cause says: %i', (status, message, expected) => {
    const cause = new ResponseError(message, status);
    const wrapped = new Error(message, { cause });

    expect(normalized(wrapped)).toMatchObject({ ...expected, statusCode: status });
    expect(normalized(new Error('outer', { cause: wrapped }))).toMatchObject({ statusCode: status });
    expect(normalized(Object.assign(new Error(message), { status }))).toMatchObject(expected);
  });

  it('has no status when none is one', () => {
    const odd = new Error('odd', { cause: Object.assign(new Error('x'), { status: 7, status_code: 'no' }) });

    expect(normalized(odd)).toMatchObject({ code: 'server-error', statusCode: null });
  });
});

describe('a response that cannot be read', () => {
  const schema = z.object({
    usage: z.object({ input_tokens: z.number() }),
    content: z.array(
      z.union([z.object({ type: z.literal('text'), text: z.string() }), z.object({ id: z.number() })]),
    ),
  });
  const said = { usage: { input_tokens: 'twelve' }, content: [{ type: 'text', text: 7 }] };

  it('is told by where the trouble lies, and not by what was there', () => {
    const cause = TypeValidationError.wrap({ value: said, cause: schema.safeParse(said).error });
    const error = normalized(
      new APICallError({
        message: 'Invalid JSON response',
        url: 'http://x',
        requestBodyValues: {},
        statusCode: 200,
        responseBody: JSON.stringify({ ...said, choices: [] }),
        cause,
      }),
    );

    expect(error).toMatchObject({ code: 'malformed-response' });
    expect(error.message).toContain('cannot be read (at usage.input_tokens: expected number, content.0.');
    expect(error.message).not.toContain('twelve');
  });
});
