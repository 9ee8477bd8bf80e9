import { expect, it } from 'vitest';
import { answerText, readAnswer } from '../../../src/batch/run/answer-text.ts';

it('reads an answer back as it was, whatever its body holds', () => {
  const answer = { status: 200, headers: { 'x-request-id': 'a\n"b"' }, body: '{\n  "text": "c"\r\n}\n\n' };

  expect(readAnswer(answerText(answer))).toEqual(answer);
  expect(readAnswer(answerText({ ...answer, body: '' })).body).toBe('');
});
