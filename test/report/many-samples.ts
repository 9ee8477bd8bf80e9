import type { Sample } from '../../src/core/records/records.ts';
import { aSample } from '../../src/testing/sample-records.ts';

const SUBJECTS = [
  'Mathematics',
  'Physics',
  'Biology',
  'History',
  'Chemistry',
  'Literature',
  'Linguistics',
  'Computer Science',
];

/** Samples as a large run gives them: about 70 KB of reasoning each, formulas in problems and answers. */
export function* manySamples(count: number, reasoningBytes: number = 70_000): Generator<Sample> {
  for (let index = 0; index < count; index += 1) {
    const subject = SUBJECTS[index % SUBJECTS.length] ?? '';
    const step = `Step ${index}: with $x_{${index}} = \\frac{${index}}{7}$ the bound becomes tighter, so we go on. `;
    const sample = aSample({
      subject,
      topic: `Topic ${index % 1_200} of ${subject}`,
      problem: `Problem ${index}: let $f(x) = x^2 + ${index}x$. At which $x$ is $f$ least? ${'Give an exact value. '.repeat(8)}`,
      answer: `-\\frac{${index}}{2}`,
      reasoning: step.repeat(Math.ceil(reasoningBytes / step.length)),
      solution: `The derivative is $2x + ${index}$. \\[ x = -\\frac{${index}}{2} \\]`,
    });
    const label = sample.label;
    yield index % 5 === 0
      ? { ...sample, label: { ...label, kind: 'incorrect', by: 'judge' }, correct: false }
      : sample;
  }
}
