import { describe, expect, it } from 'vitest';
import { finalAnswerOf, isSameAnswer, nearMisses } from '../../src/offline/offline-answer.ts';

describe('isSameAnswer', () => {
  it.each([
    ['7/4', '1.75'],
    ['7/4', String.raw`\frac{7}{4}`],
    ['12', '$12$.'],
    ['12345', '12,345'],
    ['river', String.raw`\text{River}`],
    ['x = 5', '5'],
    ['-7/4', String.raw`-\frac{7}{4}`],
    ['{2, 3, 5}', String.raw`$\{5, 2, 3\}$`],
    ['{1/2, 3/2}', String.raw`\boxed{\{1/2, 3/2\}}`],
    ['[[1, -2], [3, 4]]', String.raw`\boxed{\begin{pmatrix}1 & -2 \\ 3 & 4\end{pmatrix}}`],
    ['12.5 kJ', String.raw`12.50\ \text{kJ}`],
    ['12.5 kJ', '12.5'],
    ['C12H18Cl2O', String.raw`\boxed{\mathrm{C_{12}H_{18}Cl_{2}O}}`],
    ['-3x + 7', '-3x+7'],
    ['5', String.raw`So \boxed{4}, no, \boxed{5}`],
  ])('takes %s and %s for the same', (left, right) => {
    expect(isSameAnswer(left, right)).toBe(true);
  });

  it.each([
    ['7/4', '7/5'],
    ['12', '13'],
    ['river', 'stone'],
    ['', ''],
    ['1/0', '1/0 or 2'],
    ['{2, 3, 5}', '{2, 3}'],
    ['{100, 200}', '{100200}'],
    ['[[1, 2], [3, 4]]', '[[1, 3], [2, 4]]'],
    ['12.5 kJ', '12.5 J'],
    ['-3x + 7', '3x + 7'],
    ['C12H18', 'C12H20'],
    ['100000000000000000001', '100000000000000000000'],
  ])('tells %s from %s', (left, right) => {
    expect(isSameAnswer(left, right)).toBe(false);
  });
});

describe('finalAnswerOf', () => {
  it('takes the last box, else the last stated answer, else everything', () => {
    expect(finalAnswerOf(String.raw`\boxed{1} then \boxed{\frac{1}{2}}`)).toBe(String.raw`\frac{1}{2}`);
    expect(finalAnswerOf('Final answer: 3\nmore\nFinal answer: 4')).toBe('4');
    expect(finalAnswerOf(' 5 ')).toBe('5');
    expect(finalAnswerOf(String.raw`\boxed{\{\frac{1}{2^{10}}\}} holds`)).toBe(
      String.raw`\{\frac{1}{2^{10}}\}`,
    );
    expect(finalAnswerOf(String.raw`\boxed{7`)).toBe('7');
  });
});

describe('nearMisses', () => {
  it.each(['0', '7', '-3', '7/4', '12.5', '0.064', '83.712', 'river'])('misses %s', (answer) => {
    for (const miss of nearMisses(answer)) expect(isSameAnswer(miss, answer)).toBe(false);
  });
});
