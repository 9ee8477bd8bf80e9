import { fraction } from '../exact.ts';
import { integer } from '../field.ts';
import { defineFamily, type ProblemFamily } from '../problem-family.ts';

export const randomMating: ProblemFamily = defineFamily({
  name: 'random-mating',
  subject: 'Biology',
  answerType: 'expression',
  fields: { dominant: integer(5, 240), mixed: integer(5, 240), recessive: integer(5, 240) },
  wordings: [
    'At an autosomal locus with the alleles A and a, a founder population consists of {dominant} individuals AA, {mixed} individuals Aa and[[ {recessive}]] individuals aa. They mate at random, without selection, mutation or drift. Which fraction, in lowest terms, of the next generation is heterozygous?',
    'A herd with genotype counts AA: {dominant}, Aa: {mixed}[[, aa: {recessive}]], and no other genotypes, contributes gametes to one common pool from which its offspring are drawn in pairs. Determine the expected share of Aa among the offspring as a reduced fraction.',
  ],
  solve: ({ dominant, mixed, recessive }) => {
    const [big, small] = [2 * dominant + mixed, 2 * recessive + mixed];
    const total = BigInt(big + small);
    const share = (top: bigint): string => fraction(top, total * total);
    return {
      answer: share(BigInt(2 * big * small)),
      steps: [
        `The pool holds ${big} copies of A and ${small} copies of a, ${total} in all.`,
        `A child is heterozygous when it draws one of each, in either order: 2 times ${big} times ${small} over ${total} squared.`,
        `In lowest terms this is ${share(BigInt(2 * big * small))}.`,
      ],
      mistakes: [
        share(BigInt(big * small)),
        fraction(BigInt(mixed), BigInt(dominant + mixed + recessive)),
        share(BigInt(big * big)),
        share(BigInt(2 * big * small + 1)),
      ],
    };
  },
});
