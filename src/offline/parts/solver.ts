import { families } from '../families/index.ts';
import type { ResolvedOfflineOptions } from '../offline-options.ts';
import type { ReadPrompt } from '../offline-prompt.ts';
import { type Random, randomOf } from '../offline-random.ts';
import { recognise } from '../offline-truth.ts';
import { errorDraw, likelyMistake, type Part } from './part.ts';
import { thinkAloud } from './thinking.ts';

/** Works on a bare problem at length; ends with a wrong answer, or thinks about another problem, at the set rates. */
export const solver: Part = (prompt, options) => {
  const problem = (prompt.data.get('Problem') ?? prompt.instructions).trim();
  const random = randomOf(options.seed, 'trajectory', prompt.identity);
  const { answer, steps } = attempt(problem, prompt, options);
  const words = options.reasoningWords;
  const strays = errorDraw('off-problem', [problem], prompt, options) < options.errors.offProblemTrajectory;
  const subject = strays ? strayThought(problem, random) : { problem, steps, answer };
  const reasoning = thinkAloud({ ...subject, words, random });
  const text = `${steps.slice(0, -1).join('\n\n')}\n\n${closing(answer, random)}`.trim();
  if (reasoning === '') return { text, reasoning: null };
  if (options.reasoningFormat === 'parts') return { text, reasoning };
  return { text: `<think>\n${reasoning}\n</think>\n\n${text}`, reasoning: null };
};

interface WorkedSolution {
  readonly answer: string;
  readonly steps: readonly string[];
}

function attempt(problem: string, prompt: ReadPrompt, options: ResolvedOfflineOptions): WorkedSolution {
  const draw = (kind: string): number => errorDraw(kind, [problem], prompt, options);
  const recognition = recognise(problem);
  if (recognition?.kind !== 'complete') {
    const guess = recognition?.usualAnswer ?? `${Math.floor(draw('guess') * 997) + 2}`;
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

/** Another problem, most likely of another kind, that the thinking is about. */
function strayThought(problem: string, random: Random): WorkedSolution & { readonly problem: string } {
  const own = recognise(problem);
  const [first, ...more] = families.filter(({ subject }) => subject !== own?.subject);
  if (first === undefined) throw new Error('there is one subject only');
  return random.pick([first, ...more]).instance(random);
}

function closing(answer: string, random: Random): string {
  return random.pick([
    `Final answer: ${answer}`,
    String.raw`Therefore the answer is \boxed{${texOf(answer)}}.`,
    String.raw`The final answer is $\boxed{${texOf(answer)}}$.`,
  ]);
}

/** The answer as one writes it in TeX. */
function texOf(answer: string): string {
  const quotient = /^(-?)(\d+)\/(\d+)$/u.exec(answer);
  if (quotient !== null) return String.raw`${quotient[1]}\frac{${quotient[2]}}{${quotient[3]}}`;
  const quantity = /^(-?[\d.]+) ([a-z]+)$/iu.exec(answer);
  if (quantity !== null) return String.raw`${quantity[1]}\ \text{${quantity[2]}}`;
  const rows = /^\[\[(.*)\]\]$/u.exec(answer)?.[1];
  if (rows !== undefined) {
    const entries = rows.split('], [').map((row) => row.replaceAll(', ', ' & '));
    return String.raw`\begin{pmatrix}${entries.join(String.raw` \\ `)}\end{pmatrix}`;
  }
  if (answer.startsWith('{')) return String.raw`\{${answer.slice(1, -1)}\}`;
  if (/^(?:[A-Z][a-z]?\d*){3,}$/u.test(answer) && /\d/u.test(answer)) {
    return String.raw`\mathrm{${answer.replace(/\d+/gu, '_{$&}')}}`;
  }
  return /^[a-z]{2}/iu.test(answer) ? String.raw`\text{${answer}}` : answer;
}
