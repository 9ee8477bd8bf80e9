import { describe, expect, it } from 'vitest';
import { belongsToProblem } from '../../../src/rules/builtin/index.ts';
import { trajectoryCode } from '../rule-code.ts';

const sieve =
  'Let A be the set of integers up to 10000 that survive the Selberg sieve with level 120 for the odd primes below 30, the weights being optimal. Using the quadratic form of the sieve, find the integer part of the upper bound for the number of survivors.';
const sieveThinking =
  'We need to find the upper bound of the Selberg sieve for integers up to 10000 with level 120. The optimal weights come from diagonalising the quadratic form, so I first list the odd primes below 30: 3, 5, 7, 11, 13, 17, 19, 23, 29. For each squarefree divisor up to the square root of the level I need the multiplicative function. The main term is X over G. Let me add the contributions one after another and keep track of the remainder, which I bound by the number of pairs of divisors. Then the survivors number at most the main term plus this remainder, and I round down in the end.';
// The opening of the thinking that the paper prints for a sieve problem.
const diffusionThinking =
  'We are given a McKean-Vlasov stochastic differential equation whose drift depends on the law of the solution. First I recall that well-posedness follows from Lipschitz continuity of the coefficients in the Wasserstein metric. Then propagation of chaos gives a rate for the empirical measure of the interacting particles. I would apply Ito formula to the squared distance between the particle system and its limit, use Gronwall, and take expectations. The martingale vanishes. What remains is the fluctuation of the empirical law around the true law, which a coupling argument controls. So the drift coefficient of the mean field equation matters only through its modulus of continuity, and the noise stays additive.';
const costume =
  'A hoard of the duchy holds 5548 coins of one issue. The ordinance of the mint prescribes a weight of 75 grains and a fineness of 703 parts of silver in 1000. How much silver does it contain?';

describe('belongsToProblem', () => {
  it.each([
    ['thinks of another problem', diffusionThinking, 'The answer is 47.'],
    [
      'starts to think of another problem before its own',
      `${diffusionThinking.repeat(5)} ${sieveThinking}`,
      'The answer is 47.',
    ],
    ['solves another problem', sieveThinking, `${diffusionThinking} ${diffusionThinking}`],
    ['solves another problem without separate thinking', null, `${diffusionThinking} ${diffusionThinking}`],
  ])('refuses a trajectory that %s', async (_, reasoning, solution) => {
    const code = await trajectoryCode(belongsToProblem(), { problem: sieve, reasoning, solution });

    expect(code).toBe('off-problem');
  });

  it.each([
    ['is about its problem', sieve, sieveThinking, 'The answer is 47.'],
    ['solves without separate thinking', sieve, null, sieveThinking],
    ['is short', sieve, 'Two and two.', 'The answer is 47.'],
    ['has no text at all', sieve, null, ''],
    ['answers a statement with little to recognise', 'Compute $2 + 2$.', diffusionThinking, '4'],
    [
      'thinks in another script',
      sieve,
      '我们需要求出筛法给出的上界。首先列出小于三十的奇素数，然后对每个无平方因子的除数计算乘性函数的值，再把各项的贡献加起来，最后估计余项并向下取整。'.repeat(
        3,
      ),
      'The answer is 47.',
    ],
    [
      'thinks in another language of the same script',
      sieve,
      'Wir suchen die obere Schranke, die das Sieb von Selberg für die Zahlen bis 10000 beim Level 120 liefert. Die optimalen Gewichte folgen aus der quadratischen Form. Zuerst schreibe ich die ungeraden Primzahlen unter 30 auf, dann die multiplikative Funktion für jeden quadratfreien Teiler. Der Hauptterm ist X durch G, und der Rest wird durch die Zahl der Paare von Teilern beschränkt. Am Ende runde ich ab. Das gibt eine ganze Zahl, die ich noch einmal prüfe, und zwar mit kleineren Zahlen, damit nichts übersehen wird. Alles stimmt, also bleibt es dabei und ich schreibe es hin.',
      'The answer is 47.',
    ],
    [
      'writes its numbers with separators',
      costume,
      `There are 5,548 coins in the hoard and each weighs 75 grains. ${'I multiply with care and carry every digit over. '.repeat(12)}`,
      'The answer is 18955 g.',
    ],
  ])('keeps a trajectory that %s', async (_, problem, reasoning, solution) => {
    expect(await trajectoryCode(belongsToProblem(), { problem, reasoning, solution })).toBe('kept');
  });
});
