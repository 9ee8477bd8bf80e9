import { describe, expect, it } from 'vitest';
import { answerTypeAllowed } from '../../../src/rules/builtin/index.ts';
import { problemCode } from '../rule-code.ts';

describe('answerTypeAllowed', () => {
  it.each([
    [{ allow: ['integer', 'number'] }, 'text', 'answer-type'],
    [{ allow: ['integer', 'number'] }, 'integer', 'kept'],
    [{ refuse: ['text', 'name'] }, 'name', 'answer-type'],
    [{ refuse: ['text', 'name'] }, 'expression', 'kept'],
  ] as const)('with %j, of an answer of the type %s it says %s', async (options, answerType, code) => {
    expect(await problemCode(answerTypeAllowed(options), { answerType })).toBe(code);
  });

  it.each([
    [{}, /answerTypeAllowed: needs either allow or refuse/],
    [{ allow: ['integer'], refuse: ['text'] }, /answerTypeAllowed: pass either allow or refuse, not both/],
    [{ allow: [] }, /answerTypeAllowed\.allow: must be a list of at least one answer type, got a list of 0/],
    [{ allow: 'integer' }, /answerTypeAllowed\.allow: .*got "integer"/],
    [
      { refuse: ['text', 'proof'] },
      /answerTypeAllowed\.refuse\[1\]: is an unknown answer type, got "proof"; choose/,
    ],
    [
      { refuse: ['integer', 'number', 'expression', 'set', 'formula', 'year', 'name', 'text'] },
      /names every answer type/,
    ],
  ])('does not take %j', (options, message) => {
    // @ts-expect-error these are the options of a caller without types
    expect(() => answerTypeAllowed(options)).toThrow(message);
  });
});
