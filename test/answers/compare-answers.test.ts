import { describe, expect, it } from 'vitest';
import { type CompareAnswersOptions, compareAnswers } from '../../src/answers/index.ts';
import { ConfigurationError } from '../../src/errors/index.ts';

type Case = readonly [reference: string, response: string, verdict: string, options?: CompareAnswersOptions];

function holds(cases: readonly Case[]): void {
  const failed = cases.filter(
    ([reference, response, verdict, options]) =>
      compareAnswers(reference, response, options).verdict !== verdict,
  );
  expect(failed).toEqual([]);
}

describe('compareAnswers', () => {
  it('says how it came to its verdict and what it compared', () => {
    expect(compareAnswers('\\frac{1}{2}', 'So the probability is $0.5$.')).toEqual({
      verdict: 'equal',
      method: 'exact',
      reason: 'the numbers are the same fraction',
      reference: '\\frac{1}{2}',
      response: '0.5',
    });
  });

  it('is unknown where a side states no answer', () => {
    expect(compareAnswers('5', '')).toMatchObject({ verdict: 'unknown', response: null });
    expect(compareAnswers('...', '5')).toMatchObject({ verdict: 'unknown', reference: null });
  });

  it('never takes the value of a part for the whole', () => {
    holds([
      ['5', '5 times as many', 'unknown'],
      ['0', '3*x-1*y+13=0', 'unknown'],
      ['3*x-1*y+13=0', '3x+4y+14=0', 'different'],
      ['2', 'x = 2 unless y', 'unknown'],
      ['7', 'The answer is not 7.', 'unknown'],
    ]);
  });

  it('keeps numbers apart that doubles cannot', () => {
    holds([
      ['\\frac{1}{2004!}', '\\frac{1}{2006!}', 'different'],
      ['2^{-99}', '2^{-98}', 'different'],
      ['10^{100}', '10^{100}+1', 'different'],
      ['2^{1/2^{1000}}', '2^{1/3^{1000}}', 'different'],
      ['123456789123456789', '123456789123456788', 'different'],
      ['1-\\frac{1}{\\mathrm{e}}', '1+\\frac{1}{\\mathrm{e}}', 'different'],
    ]);
  });

  it('reports equality found at points as sampled', () => {
    expect(compareAnswers('\\sin^2 x + \\cos^2 x', '1').method).toBe('sampled');
    expect(compareAnswers('(x+1)^2', 'x^2+2x+1').method).toBe('sampled');
  });

  it('rounds only what states at least six digits, unless told otherwise', () => {
    holds([
      ['\\pi', '3.14159', 'equal'],
      ['\\pi', '3.1415', 'different'],
      ['1.234567', '1.234568', 'different'],
      ['1000000.5', '1000001', 'different'],
      ['9.8', '9.81', 'equal', { tolerance: { relative: 0.01 } }],
      ['100', '100.6', 'different', { tolerance: { absolute: 0.5 } }],
      ['0.82123', '0.8212', 'equal', { tolerance: { significantDigits: 4 } }],
      ['3.14', '\\pi', 'equal', { tolerance: { significantDigits: 'stated' } }],
      ['3.14', '\\pi/1.01', 'different', { tolerance: { significantDigits: 'stated' } }],
      ['\\pi', '3.14159', 'different', { tolerance: { absolute: 0 } }],
    ]);
    expect(compareAnswers('\\pi', '3.14').method).toBe('rounded');
  });

  it('takes a percent sign for a hundredth, or for what the question asks', () => {
    holds([
      ['50%', '0.5', 'equal'],
      ['50%', '50', 'unknown'],
      ['50%', '0.05', 'different'],
      ['50%', '50', 'equal', { percent: 'number' }],
      ['25%', '0.25%', 'different', { percent: 'number' }],
    ]);
  });

  it('converts units and drops none', () => {
    holds([
      ['25 °C', '298.15 K', 'equal'],
      ['25 °C', '25 K', 'different'],
      ['5 cm^2', '5 cm^5', 'different'],
      ['5 cm', '5', 'unknown'],
      ['5 cm', '6', 'different'],
      ['5', '5 cm', 'equal'],
      ['5 cm', '5', 'equal', { units: 'optional' }],
      ['5', '5 cm', 'unknown', { units: 'both' }],
      ['9.81 m/s^2', '981 cm/s²', 'equal'],
      ['2 h 30 min', '150 min', 'equal'],
    ]);
  });

  it('minds order where it carries meaning', () => {
    holds([
      ['1, 2', '2, 1', 'equal'],
      ['1, 2', '2, 1', 'different', { ordered: true }],
      ['(1, 2)', '(2, 1)', 'different'],
      ['\\{1, 2\\}', '\\{2, 1\\}', 'equal', { ordered: true }],
    ]);
  });

  it('lets intervals and inequalities answer for each other as the policy says', () => {
    const strict: CompareAnswersOptions = { intervals: 'reference-inequality' };
    holds([
      ['x \\ge 2', '[2, \\infty)', 'equal'],
      ['[2, \\infty)', 'x \\ge 2', 'equal'],
      ['[2, \\infty)', 'x \\ge 2', 'different', strict],
      ['x \\ge 2', '[2, \\infty)', 'equal', strict],
      ['x \\ge 2', '[2, \\infty)', 'different', { intervals: 'never' }],
    ]);
  });

  it('reads chains of equations to their last value, unless they contradict it', () => {
    holds([
      ['x = 2 + 3 = 5', '5', 'equal'],
      ['x = 11', 'x = 5+5+1 = 7 = 11', 'unknown'],
      ['x = 11', 'x = 5+5+1 = 7 = 11', 'equal', { chains: 'last' }],
    ]);
  });

  it('asks an antiderivative for its constant, whatever its name', () => {
    holds([
      ['\\frac{x^3}{3} + C', '\\frac{x^3}{3} + K', 'equal'],
      ['\\frac{x^3}{3} + C', '\\frac{x^3}{3}', 'different'],
      ['\\frac{x^3}{3} + C', '\\frac{x^3}{3}', 'equal', { integrationConstant: 'optional' }],
      ['\\ln|x| + C', '\\ln|2x| + C', 'equal'],
    ]);
  });

  it('takes names of variables as they are, unless told otherwise', () => {
    holds([
      ['a^2 + b', 'x^2 + y', 'different'],
      ['a^2 + b', 'x^2 + y', 'equal', { variables: 'renamed' }],
      ['a^2 + b', 'x^2 + x', 'different', { variables: 'renamed' }],
    ]);
  });

  it('never calls a value different from the letter of an option', () => {
    holds([
      ['B', 'The ratio is 10.', 'unknown'],
      ['B', 'The final result is 10, so we choose option B.', 'equal'],
      ['B', 'The final result is 10.\nWe take the second one. #### B', 'equal'],
      ['B', 'The final result is 10, so we choose option C.', 'different'],
    ]);
  });

  it('takes no number out of a formula or a condition', () => {
    holds([
      ['2', 'The curve has the axis $x=\\frac{\\pi}{2}$', 'different'],
      ['2', '$2 \\in M$', 'unknown'],
      ['0', '$f(x) = ax + b$, where $b$ is an integer with $g(b)=0$', 'unknown'],
      ['9', 'The period is $\\pi$, and the maximum is 9', 'unknown'],
      ['The period is $\\pi$, and the maximum is 9', '9', 'unknown'],
    ]);
  });

  it('reads what a JSON reader left of a command, or nothing', () => {
    holds([
      ['10/3', '$3\frac{1}{3}$', 'equal'],
      ['9', '$3\frac{1}{3}$', 'different'],
      ['9', '3 rac{1}{3}', 'unknown'],
    ]);
  });

  it('takes two digits of a reference with a comma for one value or two', () => {
    holds([
      ['1,2', '1.2', 'unknown'],
      ['1,2', '6/5', 'unknown'],
      ['1,2', '2 and 1', 'equal'],
      ['1.2', '1,2', 'equal'],
      ['0,5', '1/2', 'equal'],
    ]);
  });

  it('takes no part of an answer for a choice, and no list for a set that is shorter', () => {
    holds([
      ['A', 'a. 3, b. 4', 'unknown'],
      ['-2, -2', '\\{-2\\}', 'unknown'],
      ['\\{1, 2\\}', '\\{1, 2, 2\\}', 'equal'],
    ]);
  });

  it('reads indices, powers and primes in any order', () => {
    holds([
      ['\\frac{v_0^2}{2g}', '\\frac{v^2_0}{2g}', 'equal'],
      ["\\omega_{L}' v", 'v \\omega_{L}^{\\prime}', 'equal'],
      ['v_0^2', 'v^0_2', 'different'],
    ]);
  });

  it('returns the same verdict for every seed where the answers are equal', () => {
    for (const seed of [1, 2, 3]) holds([['\\cos 2x', '1-2\\sin^2 x', 'equal', { seed }]]);
  });

  it.each([
    ['compareAnswers.tolerance.absolute', { tolerance: { absolute: -1 } }],
    ['compareAnswers.tolerance.absolute', { tolerance: { absolute: Number.NaN } }],
    ['compareAnswers.tolerance.relative', { tolerance: { relative: Number.POSITIVE_INFINITY } }],
    ['compareAnswers.tolerance.significantDigits', { tolerance: { significantDigits: 0 } }],
    ['compareAnswers.seed', { seed: 1.5 }],
  ])('refuses a bad %s and names it', (option, options) => {
    const error = errorOf(() => compareAnswers('1', '1', options));

    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error instanceof ConfigurationError && error.issues[0]?.option).toBe(option);
  });

  it('collects the faults of options that only plain JavaScript can pass', () => {
    const options: object = { percent: 'hundred', tolerance: { absolut: 1 }, units: 'none' };
    const error = errorOf(() => compareAnswers('1', '1', options));

    expect(error instanceof ConfigurationError && error.issues.map((issue) => issue.option)).toEqual([
      'compareAnswers.percent',
      'compareAnswers.units',
      'compareAnswers.tolerance.absolut',
    ]);
  });
});

function errorOf(action: () => unknown): unknown {
  try {
    return action();
  } catch (error) {
    return error;
  }
}
