import type { Model } from '../../src/core/model.ts';
import type { RunSummary } from '../../src/core/summary.ts';
import { expand } from '../../src/stages/expand/index.ts';
import { generate } from '../../src/stages/generate/index.ts';
import { label } from '../../src/stages/label/index.ts';
import { validate } from '../../src/stages/validate/index.ts';
import { aProblem, aTopic, aTrajectory } from '../support/sample-records.ts';

/** What became of the replies of a stage. */
export interface StageShare {
  readonly stage: string;
  /** Replies that could be read, whatever they say. */
  readonly readable: number;
  readonly of: number;
  /** Codes of those that could not. */
  readonly failures: Readonly<Record<string, number>>;
}

const subjects = ['Arithmetic', 'Geometry', 'Chemistry', 'History'];
const sums = [
  ['What is 3 + 4?', '7'],
  ['What is 12 - 5?', '7'],
  ['What is 6 times 7?', '42'],
  ['What is 81 divided by 9?', '8'],
] as const;

/** Asks a model a few questions of each stage with several parts, and counts the replies that could be read. */
export async function stageShares(model: Model): Promise<readonly StageShare[]> {
  const problems = sums.map(([problem, answer]) => aProblem({ problem, answer, subject: 'Arithmetic' }));
  const attempts = sums.map(([problem, answer]) =>
    aTrajectory({ problem, answer, finalAnswer: `${answer}.0 units`, answerType: 'expression' }),
  );
  const topics = subjects.map((subject) => aTopic({ subject, topic: `Basic ${subject.toLowerCase()}` }));
  const summaries: readonly RunSummary[] = [
    await expand({ model, topicsPerSubject: 2 }).run(subjects).summary(),
    await generate({ model, problemsPerTopic: 2 }).run(topics).summary(),
    await validate({ model, defaultRules: false }).run(problems).summary(),
    await label({ model, askJudge: 'always' }).run(attempts).summary(),
  ];
  return summaries.flatMap(({ stages }) => stages.map(shareOf));
}

function shareOf({ stage, in: all, failed, failures }: RunSummary['stages'][number]): StageShare {
  return { stage, readable: all - failed, of: all, failures };
}
