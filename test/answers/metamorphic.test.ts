import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareAnswers } from '../../src/answers/index.ts';

const settings = { seed: 20_261_129, numRuns: 60 };

interface Form {
  readonly plain: string;
  readonly forms: readonly string[];
}

/** LaTeX forms that mean the same, each list looked at by hand. */
const equivalent: readonly Form[] = JSON.parse(
  readFileSync(new URL('metamorphic/equivalent-forms.json', import.meta.url), 'utf8'),
);

const wrappings: Readonly<Record<string, (answer: string) => string>> = {
  English: (x) => `Adding up, we see that the answer is ${x}.`,
  German: (x) => `Damit folgt: Die Antwort lautet ${x}.`,
  French: (x) => `Donc, la réponse est ${x}.`,
  Spanish: (x) => `Por lo tanto, la respuesta es ${x}.`,
  Russian: (x) => `Итак, ответ: ${x}`,
  Chinese: (x) => `所以，答案是${x}`,
  boxed: (x) => `Hence \\boxed{${x}}.`,
};

const answers = [
  '17',
  '\\frac{3}{8}',
  '$2\\sqrt{5}$',
  '(1, 4)',
  'x^2+3x',
  '12 km',
  '\\{2, 3, 5\\}',
  '2.75',
] as const;

const whole = fc.integer({ min: 2, max: 9_999 });
const verdict = (reference: string, response: string): string => compareAnswers(reference, response).verdict;

describe('changes that keep the meaning', () => {
  it.each(equivalent)('read $plain alike in every form', ({ plain, forms }) => {
    expect(
      forms.filter((form) => verdict(plain, form) !== 'equal' || verdict(form, plain) !== 'equal'),
    ).toEqual([]);
  });

  it.each(Object.entries(wrappings))('keep the verdict in prose: %s', (_language, wrap) => {
    expect(answers.filter((answer) => verdict(answer, wrap(answer)) !== 'equal')).toEqual([]);
    expect(answers.filter((answer) => verdict('1234567', wrap(answer)) === 'equal')).toEqual([]);
  });

  it('keep the verdict when a variable is renamed on both sides', () => {
    fc.assert(
      fc.property(whole, whole, fc.constantFrom('x', 'y', 'u', 'v', 'z', 'p', 'q'), (a, b, name) => {
        const left = `${a}${name}^2+${b}`;
        return (
          verdict(left, `${b}+${a}${name}^{2}`) === 'equal' && verdict(left, `${b}+${a}${name}^3`) !== 'equal'
        );
      }),
      settings,
    );
  });

  it('keep the verdict when a set is put in another order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(whole, { minLength: 2, maxLength: 6 }), (members) => {
        const shown = (items: readonly number[]): string => `\\{${items.join(', ')}\\}`;
        return (
          verdict(shown(members), shown([...members].reverse())) === 'equal' &&
          verdict(shown(members), shown(members.slice(1))) !== 'equal'
        );
      }),
      settings,
    );
  });

  it('keep the verdict when units are scaled', () => {
    fc.assert(
      fc.property(
        whole,
        fc.constantFrom(['km', 'm'], ['kg', 'g'], ['kJ', 'J'], ['s', 'ms']),
        (size, [large, small]) => {
          return (
            verdict(`${size} ${large}`, `${size * 1_000} ${small}`) === 'equal' &&
            verdict(`${size} ${large}`, `${size * 100} ${small}`) !== 'equal' &&
            verdict(`${size} ${large}`, `${size} ${small}`) !== 'equal'
          );
        },
      ),
      settings,
    );
  });
});

describe('changes of one sign', () => {
  it('never give an equal number', () => {
    fc.assert(
      fc.property(whole, fc.nat(), fc.integer({ min: 1, max: 9 }), (size, place, by) => {
        const digits = String(size);
        const at = place % digits.length;
        const changed = `${digits.slice(0, at)}${(Number(digits[at]) + by) % 10}${digits.slice(at + 1)}`;
        return (
          verdict(digits, changed) !== 'equal' &&
          verdict(`\\sqrt{${digits}}+x`, `\\sqrt{${changed}}+x`) !== 'equal'
        );
      }),
      settings,
    );
  });

  it('never give an equal expression', () => {
    fc.assert(
      fc.property(
        whole,
        whole,
        (a, b) => verdict(`${a}x+${b}`, `${a}x-${b}`) !== 'equal' && verdict(`${a}`, `-${a}`) !== 'equal',
      ),
      settings,
    );
  });
});
