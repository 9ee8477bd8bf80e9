/** Answer equivalence alone: no model, no pipeline. */
import { compareAnswers, extractFinalAnswer } from 'chimera-sdk/answers';

const pairs: readonly (readonly [reference: string, response: string])[] = [
  ['\\frac{1}{2}', 'So the probability is 0.5.'],
  ['25 °C', '298.15 K'],
  ['10 cm^2', '10 cm^5'],
  ['-37.78 Hz', 'U(a) = 78,984.7 Hz'],
  ['(x+1)^2', 'x^2 + 2x + 1'],
  ['{1, 2, 3}', '3, 1 and 2'],
  ['Fe^{3+}', 'Fe3+'],
  ['14 July 1789', '1789-07-14'],
  ['Émile Zola', 'the author of Germinal'],
];
console.table(
  pairs.map(([reference, response]) => {
    const { verdict, method } = compareAnswers(reference, response);
    return { reference, response, verdict, method };
  }),
);

const solution = 'At first 5 seems right, but both roots count.\n\n**Final answer:** $x \\in \\{-2, 5\\}$';
console.log('Final answer:', extractFinalAnswer(solution));
