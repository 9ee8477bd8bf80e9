import { paperCriteria } from '../../src/analysis/index.ts';
import { contentHash } from '../../src/core/content-hash.ts';
import { scriptedModel } from '../../src/testing.ts';

/** What a simulated judge sees of a problem. */
export interface SeenProblem {
  readonly letter: string;
  readonly text: string;
  readonly position: number;
  /** What `rankedProblem` hid in it. */
  readonly quality: number;
}

/** A problem whose quality a simulated judge can see, and that is as long as wanted. */
export function rankedProblem(
  quality: number,
  name: string,
  words = 10,
): { readonly question: string; readonly subject: string; readonly topic: string } {
  const question = `Problem ${name} of merit ${quality.toFixed(4)} ${'word '.repeat(words)}?`;
  return { question, subject: 'Mathematics', topic: `Topic ${name}` };
}

/** A judge that orders problems by what a function makes of each; equal figures are a tie. */
export function simulatedJudge(
  modelId: string,
  meritOf: (problem: SeenProblem, noise: number) => number,
): ReturnType<typeof scriptedModel> {
  return scriptedModel(
    ({ user }) => {
      const seen = [...user.matchAll(/Problem ([A-F]):\n<<<[^\n]+\n([\s\S]*?)\nDATA-/gu)].map(
        ([, letter = '', text = ''], position): SeenProblem => ({
          letter,
          text,
          position,
          quality: Number(/merit (-?[\d.]+)/u.exec(text)?.[1] ?? 0),
        }),
      );
      return paperCriteria
        .map(({ name }) => {
          const merits = seen.map((problem) => {
            const hash = contentHash(modelId, name, user, problem.text);
            const noise = Number.parseInt(hash.slice(0, 8), 16) / 0xffffffff - 0.5;
            return { letter: problem.letter, merit: meritOf(problem, noise) };
          });
          merits.sort((left, right) => right.merit - left.merit);
          const order = merits.map(({ letter, merit }, index) =>
            index === 0 ? letter : `${merits[index - 1]?.merit === merit ? '=' : '>'} ${letter}`,
          );
          return `${name}: ${order.join(' ')}`;
        })
        .join('\n');
    },
    { modelId },
  );
}
