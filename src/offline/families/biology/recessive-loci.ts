import { binomial, fraction } from '../exact.ts';
import { integer } from '../field.ts';
import { defineFamily, type ProblemFamily } from '../problem-family.ts';

/** Ways, in units of 4^-crossed 2^-tested, to be homozygous recessive at exactly `count` loci. */
function recessiveWays(crossed: number, tested: number, count: number): bigint {
  let ways = 0n;
  for (let inCrossed = 0; inCrossed <= count; inCrossed += 1) {
    if (inCrossed > crossed) break;
    ways +=
      binomial(crossed, inCrossed) * 3n ** BigInt(crossed - inCrossed) * binomial(tested, count - inCrossed);
  }
  return ways;
}

export const recessiveLoci: ProblemFamily = defineFamily({
  name: 'recessive-loci',
  subject: 'Biology',
  answerType: 'expression',
  fields: { crossed: integer(2, 14), tested: integer(2, 14), count: integer(1, 20) },
  wordings: [
    'Two parents differ at unlinked loci only. At {crossed} of these loci both are heterozygous; at[[ {tested}]] further loci one parent is heterozygous and the other homozygous recessive. What is the probability, as a fraction in lowest terms, that a child is homozygous recessive at exactly {count} of all these loci?',
    'In a cross of diploid plants, {crossed} independently assorting genes segregate as Aa x Aa and all others[[, {tested} in number,]] as Bb x bb. Find the probability that a seedling shows the recessive phenotype for exactly {count} genes, all dominance being complete; write it as a reduced fraction.',
  ],
  accepts: ({ crossed, tested, count }) => count <= crossed + tested,
  solve: ({ crossed, tested, count }) => {
    const total = 4n ** BigInt(crossed) * 2n ** BigInt(tested);
    const probability = (wanted: number): string => fraction(recessiveWays(crossed, tested, wanted), total);
    return {
      answer: probability(count),
      steps: [
        `A locus of the first kind is homozygous recessive with probability 1/4, one of the second kind with probability 1/2.`,
        `Summing over i recessive loci among the ${crossed} and ${count} - i among the ${tested} gives ${recessiveWays(crossed, tested, count)} favorable units out of ${total}.`,
        `In lowest terms the probability is ${probability(count)}.`,
      ],
      mistakes: [
        probability(count - 1),
        fraction(
          binomial(crossed + tested, count) * 3n ** BigInt(crossed + tested - count),
          4n ** BigInt(crossed + tested),
        ),
        probability(count + 1),
      ],
    };
  },
});
