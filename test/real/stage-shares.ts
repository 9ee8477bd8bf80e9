import type { Model } from '../../src/core/model.ts';
import type { Failure } from '../../src/core/outcome.ts';
import type { Run } from '../../src/core/run.ts';
import type { RunSummary } from '../../src/core/summary.ts';
import { expand } from '../../src/stages/expand/index.ts';
import { generate } from '../../src/stages/generate/index.ts';
import { label } from '../../src/stages/label/index.ts';
import { validate } from '../../src/stages/validate/index.ts';
import { aProblem, aTopic, aTrajectory } from '../support/sample-records.ts';

/** What became of the replies of a stage. */
export interface StageShare {
  readonly stage: string;
  readonly of: number;
  /** Those with content, right or wrong. */
  readonly kept: number;
  /** Those that could be read and hold nothing of use: mostly what the prompt shows, word for word. */
  readonly hollow: number;
  /** Those that were cut by the cap. */
  readonly cut: number;
  /** Those in which the parts cannot be found. */
  readonly unreadable: number;
  /** What was said of each that was not kept. */
  readonly reasons: readonly string[];
}

type Layout = 'json' | 'sections';

const subjects = ['Arithmetic', 'Geometry', 'Chemistry', 'History'];
const sums = [
  ['What is 3 + 4?', '7'],
  ['What is 12 - 5?', '7'],
  ['What is 6 times 7?', '42'],
  ['What is 81 divided by 9?', '8'],
] as const;

/** Asks a model `most` questions of each stage with several parts, of problems twice as many, and counts the replies by what became of them. */
export async function stageShares(
  model: Model,
  { layout = 'json', most = 4 }: { readonly layout?: Layout; readonly most?: number } = {},
): Promise<readonly StageShare[]> {
  const asked = sums.slice(0, most);
  const problems = asked.map(([problem, answer]) => aProblem({ problem, answer, subject: 'Arithmetic' }));
  const attempts = asked.map(([problem, answer]) =>
    aTrajectory({ problem, answer, finalAnswer: `${answer}.0 units`, answerType: 'expression' }),
  );
  const topics = subjects
    .slice(0, most)
    .map((subject) => aTopic({ subject, topic: `Basic ${subject.toLowerCase()}` }));
  return [
    await shareOf(expand({ model, topicsPerSubject: 2 }).run(subjects.slice(0, most)), layout),
    await shareOf(generate({ model, problemsPerTopic: 2 }).run(topics), layout),
    await shareOf(validate({ model, defaultRules: false }).run(problems), layout),
    await shareOf(label({ model, askJudge: 'always' }).run(attempts), layout),
  ];
}

async function shareOf(run: Pick<Run<unknown>, 'on' | 'summary'>, layout: Layout): Promise<StageShare> {
  const failures: Failure[] = [];
  run.on('item-failed', ({ failure }) => void failures.push(failure));
  const { stages }: RunSummary = await run.summary();
  const [only, ...others] = stages;
  if (only === undefined || others.length > 0) throw new TypeError('a run of one stage is asked for');
  const cut = failures.filter(({ code }) => code === 'truncated-reply').length;
  const unreadable = failures.filter(
    ({ code, message }) => code === 'unusable-reply' && saysUnreadable[layout].test(message),
  ).length;
  return {
    stage: only.stage,
    of: only.in,
    kept: only.in - only.failed,
    hollow: only.failed - cut - unreadable,
    cut,
    unreadable,
    reasons: failures.map(({ message }) => message),
  };
}

/** What the library says of a reply in which the parts cannot be found. */
const saysUnreadable = {
  json: /holds no JSON object|the property "/u,
  sections: /start each section on a line|verdict line|no verdict/iu,
} as const;

/** Writes what became of the replies, as a row of the table in docs/models-and-providers.md with the reasons below. */
export function tell(name: string, shares: readonly StageShare[]): void {
  const cells = shares.map(
    ({ kept, hollow, cut, unreadable, of }) =>
      `${kept}/${of} (${hollow} hollow, ${cut} cut, ${unreadable} unreadable)`,
  );
  const reasons = shares.flatMap(({ stage, reasons: all }) => all.map((reason) => `  ${stage}: ${reason}`));
  process.stdout.write(`${[`| ${[name, ...cells].join(' | ')} |`, ...new Set(reasons)].join('\n')}\n`);
}
