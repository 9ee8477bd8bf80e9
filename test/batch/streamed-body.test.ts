import { describe, expect, it } from 'vitest';
import { requestBytes } from '../../src/batch/request-bytes.ts';
import { formWithFile, repeatable, streamedBody } from '../../src/batch/streamed-body.ts';
import { ConfigurationError } from '../../src/errors/index.ts';

const lines = repeatable(async function* () {
  yield '{"custom_id":"é"}\n';
});

describe('a body that is written while it is sent', () => {
  it('knows its bytes before, and can be read again', async () => {
    const body = await streamedBody('application/jsonl', lines);
    const form = await formWithFile({ purpose: 'batch' }, lines);
    const whole = async (): Promise<string> => {
      let text = '';
      for await (const piece of form.pieces) text += piece;
      return text;
    };

    expect(body.bytes).toBe(19);
    expect(form.bytes).toBe(Buffer.byteLength(await whole()));
    expect(await whole()).toContain('name="purpose"\r\n\r\nbatch\r\n');
  });

  const cases: readonly (readonly [unknown, readonly unknown[], string])[] = [
    [
      streamedBody,
      ['text/plain', ['x']],
      'streamedBody.pieces: must be an async iterable of texts, got a list of 1',
    ],
    [streamedBody, [null, lines], 'streamedBody.type: must be a non-empty string, got null'],
    [formWithFile, [null, lines], 'formWithFile.fields: must be an object of fields, got null'],
    [formWithFile, [{}, 'x'], 'formWithFile.lines: must be'],
    [repeatable, [lines], 'repeatable.make: must be a function, got an object'],
    [
      requestBytes,
      [undefined],
      'requestBytes.request: must be a request with its body as a text, got undefined',
    ],
    [requestBytes, [{ body: {} }], 'requestBytes.request: must be a request with its body as a text'],
  ];
  it.each(cases)('refuses other parts', async (make, given, message) => {
    const call = async (): Promise<unknown> => (make as (...parts: readonly unknown[]) => unknown)(...given);

    await expect(call()).rejects.toBeInstanceOf(ConfigurationError);
    await expect(call()).rejects.toThrow(message);
  });
});
