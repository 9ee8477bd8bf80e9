import { describe, expect, it } from 'vitest';
import { noOpenQuestion } from '../../../src/rules/builtin/index.ts';
import { problemCode } from '../rule-code.ts';

describe('noOpenQuestion', () => {
  it.each([
    'Discuss the role of bimetallism in the crises of the nineteenth century.',
    'Consider the novel. What do you think of its narrator?',
    'In your opinion, was the reform a success?',
    'Do you agree that the sieve is the better tool?',
    'To what extent did the printing press change the Reformation?',
    'Write a short essay on the sonnet.',
    'Critically evaluate the impact of the treaty.',
    'Compare and contrast mitosis and meiosis.',
    'Let f be continuous. Explain why f is bounded.',
    'What were the main causes of the revolution?',
    'What is the significance of the Riemann zeta function for cryptography?',
    'Resolve the Riemann hypothesis.',
    'Prove or disprove that P = NP.',
    'Is the Goldbach conjecture true?',
    'Suggest two promising directions for future research in click chemistry.',
    'List the main open problems of the field.',
    'Argue for or against the thesis.',
  ])('refuses %j', async (problem) => {
    expect(await problemCode(noOpenQuestion(), { problem })).toBe('open-question');
  });

  it.each([
    'Compute $2 + 2$.',
    'Discuss the cases and find the number of real roots.',
    'Explain why the map is onto. Compute its degree.',
    'What do you think happens as n grows? Determine the limit.',
    'Whether every even number is a sum of two primes is an open problem. In how many ways is 100 such a sum?',
    'Assuming the Riemann hypothesis, determine the exponent of the error term.',
    'In the sentence "What do you think she saw?", count the traces of movement.',
    'Which mathematician stated the list of open problems of 1900?',
    'Critically damped, the oscillator starts at rest. Find its position after 2 s.',
    'Describe all groups of order 4 up to isomorphism; how many are there?',
    'What is the significance level of the test?',
    'What is the impact parameter of a head-on collision?',
    'Critique of Pure Reason appeared in a second edition. In which year?',
    'Reflect the point (1, 2) in the line y = x.',
    'Examine the influence line of the beam and state the ordinate at its middle, then compute the reaction.',
    'Prove that the series converges and compute its sum.',
    'Estimate the impact of the meteorite in joules.',
    'Evaluate the determinant.',
    'Give the role of each fragment as a set.',
  ])('keeps %j', async (problem) => {
    expect(await problemCode(noOpenQuestion(), { problem })).toBe('kept');
  });
});
