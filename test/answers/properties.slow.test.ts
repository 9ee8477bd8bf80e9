import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareAnswers, extractFinalAnswer } from '../../src/answers/index.ts';

const settings = { seed: 20_261_122, numRuns: 300 };

const { expression } = fc.letrec<{ expression: string; leaf: string }>((tie) => ({
  leaf: fc.oneof(
    fc.integer({ min: 0, max: 9_999 }).map(String),
    fc.integer({ min: 1, max: 999 }).map((value) => (value / 8).toString()),
    fc.constantFrom('x', 'y', 'a', '\\pi', '\\alpha'),
  ),
  expression: fc.oneof(
    { maxDepth: 3 },
    tie('leaf'),
    fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `${a} + ${b}`),
    fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `(${a}) - (${b})`),
    fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `(${a})(${b})`),
    fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `\\frac{${a}}{${b} + 1}`),
    fc.tuple(tie('expression'), fc.integer({ min: 2, max: 3 })).map(([a, power]) => `(${a})^{${power}}`),
    tie('expression').map((inner) => `\\sin(${inner})`),
    tie('expression').map((inner) => `\\sqrt{${inner}}`),
  ),
}));

const fragment = fc.oneof(
  fc.constantFrom(
    '\\frac',
    '{',
    '}',
    '\\boxed{',
    '$',
    '^',
    '_',
    '(',
    ')',
    '[',
    ']',
    '\\{',
    '\\}',
    ',',
    ';',
    '=',
    '<',
  ),
  fc.constantFrom(
    '-',
    '+',
    '%',
    ' ',
    '\n',
    'm/s',
    'km',
    'and',
    'answer is',
    'BC',
    'H2O',
    '->',
    '|',
    '...',
    '°C',
    '²',
  ),
  fc.integer().map(String),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
);
const noise = fc.array(fragment, { maxLength: 12 }).map((parts) => parts.join(''));

describe('compareAnswers on anything', () => {
  it('never throws, and never calls a text different from itself', () => {
    fc.assert(
      fc.property(noise, (text) => compareAnswers(text, text).verdict !== 'different'),
      settings,
    );
  });

  it('never throws on two texts', () => {
    fc.assert(
      fc.property(noise, noise, (reference, response) => {
        extractFinalAnswer(response);
        return ['equal', 'different', 'unknown'].includes(compareAnswers(reference, response).verdict);
      }),
      settings,
    );
  });

  it('calls an expression equal to itself, also when it is boxed', () => {
    fc.assert(
      fc.property(expression, (text) => {
        expect(compareAnswers(text, text).verdict).toBe('equal');
        expect(compareAnswers(text, `So it is \\boxed{${text}}.`).verdict).toBe('equal');
      }),
      settings,
    );
  });

  it('returns one verdict for two expressions in either order', () => {
    fc.assert(
      fc.property(
        expression,
        expression,
        (left, right) => compareAnswers(left, right).verdict === compareAnswers(right, left).verdict,
      ),
      settings,
    );
  });

  it('never calls an expression equal to itself plus something', () => {
    fc.assert(
      fc.property(
        expression,
        fc.integer({ min: 1, max: 9 }),
        (text, more) => compareAnswers(text, `${text} + ${more}`).verdict !== 'equal',
      ),
      settings,
    );
  });
});
