import type { ResolvedOfflineOptions } from '../offline-options.ts';
import type { ReadPrompt } from '../offline-prompt.ts';
import { type Random, randomOf } from '../offline-random.ts';
import { recognise } from '../offline-truth.ts';
import { errorDraw, likelyMistake, type Part } from './part.ts';
import { thinkAloud } from './thinking.ts';

/** Works on a bare problem at length, and ends with a wrong answer at the set rate. */
export const solver: Part = (prompt, options) => {
  const problem = (prompt.data.get('Problem') ?? prompt.instructions).trim();
  const random = randomOf(options.seed, 'trajectory', prompt.identity);
  const { answer, steps } = attempt(problem, prompt, options);
  const reasoning = thinkAloud({ problem, steps, answer, words: options.reasoningWords, random });
  const text = `${steps.slice(0, -1).join('\n\n')}\n\n${closing(answer, random)}`.trim();
  if (reasoning === '') return { text, reasoning: null };
  if (options.reasoningFormat === 'parts') return { text, reasoning };
  return { text: `<think>\n${reasoning}\n</think>\n\n${text}`, reasoning: null };
};

interface Attempt {
  readonly answer: string;
  readonly steps: readonly string[];
}

function attempt(problem: string, prompt: ReadPrompt, options: ResolvedOfflineOptions): Attempt {
  const draw = (kind: string): number => errorDraw(kind, [problem], prompt, options);
  const recognition = recognise(problem);
  if (recognition?.kind !== 'complete') {
    const guess = `${Math.floor(draw('guess') * 997) + 2}`;
    return {
      answer: guess,
      steps: [
        'The statement leaves room for more than one reading, so the most common one is taken.',
        'Under that reading the quantities combine directly.',
        `This leads to ${guess}.`,
      ],
    };
  }
  const { answer, steps } = recognition.instance;
  if (draw('wrong-trajectory') >= options.errors.wrongTrajectory) return { answer, steps };
  const mistake = likelyMistake(recognition.instance, problem, prompt, options);
  return { answer: mistake, steps: [...steps.slice(0, -1), `Hence the result is ${mistake}.`] };
}

function closing(answer: string, random: Random): string {
  const quotient = /^(\d+)\/(\d+)$/u.exec(answer);
  const tex = quotient === null ? answer : String.raw`\frac{${quotient[1]}}{${quotient[2]}}`;
  const boxed = /^[a-z]/iu.test(answer) ? String.raw`\text{${answer}}` : tex;
  return random.pick([
    `Final answer: ${answer}`,
    String.raw`Therefore the answer is \boxed{${answer}}.`,
    String.raw`The final answer is $\boxed{${boxed}}$.`,
  ]);
}
