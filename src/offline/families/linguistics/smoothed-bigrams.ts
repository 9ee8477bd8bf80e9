import { fraction } from '../exact.ts';
import { integer } from '../field.ts';
import { defineFamily, type ProblemFamily } from '../problem-family.ts';

export const smoothedBigrams: ProblemFamily = defineFamily({
  name: 'smoothed-bigrams',
  subject: 'Linguistics',
  answerType: 'expression',
  fields: {
    pair: integer(1, 90),
    next: integer(1, 90),
    word: integer(120, 2400),
    second: integer(120, 2400),
    types: integer(300, 9000),
  },
  wordings: [
    'In a corpus the word u occurs {word} times, always with a successor, and is followed {pair} times by v; the word v occurs {second} times, always with a successor, and is followed {next} times by w. A bigram model uses add-one smoothing over a vocabulary[[ of {types} types]]. Which probability does it give to v w as the continuation of u? Answer with a fraction in lowest terms.',
    'A Markov model of order 1 is estimated by adding 1 to every bigram count; its lexicon[[ of {types} words]] holds all that can follow. The counts are c(u v) = {pair}, c(v w) = {next}, c(u) = {word} and c(v) = {second}, no u or v being last. Compute P(v|u) P(w|v) as a reduced fraction.',
  ],
  solve: ({ pair, next, word, second, types }) => {
    const chain = (added: number): string =>
      fraction(
        BigInt((pair + added) * (next + added)),
        BigInt(word + added * types) * BigInt(second + added * types),
      );
    return {
      answer: chain(1),
      steps: [
        `The first step has probability (${pair} + 1)/(${word} + ${types}) = ${fraction(BigInt(pair + 1), BigInt(word + types))}.`,
        `The second has (${next} + 1)/(${second} + ${types}) = ${fraction(BigInt(next + 1), BigInt(second + types))}.`,
        `Their product is ${chain(1)}.`,
      ],
      mistakes: [
        chain(0),
        fraction(BigInt(pair + 1), BigInt(word + types)),
        fraction(BigInt(pair * next), BigInt(word + types) * BigInt(second + types)),
      ],
    };
  },
});
