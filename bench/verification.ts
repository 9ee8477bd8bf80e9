/**
 * Measures how far the labels and the kept problems of three policies can be trusted, on offline models whose truth is
 * known: `npm run bench:verification`. `--json` prints one object, `--topics N` sets the topics per subject.
 */
import { parseArgs } from 'node:util';
import type { Sample, Trajectory, ValidatedProblem } from '../src/core/records/records.ts';
import { wholeText } from '../src/core/whole-text.ts';
import { defineRecordStage } from '../src/engine.ts';
import {
  compose,
  expand,
  generate,
  label,
  type Problem,
  type Stage,
  type SubjectInput,
  synthesize,
  validate,
} from '../src/index.ts';
import { defaultOfflineErrors, offlineModels, truthOf } from '../src/offline/index.ts';
import { isSameAnswer } from '../src/offline/offline-answer.ts';
import { labelPrompt, readVerdict } from '../src/prompts.ts';

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, topics: { type: 'string', default: '25' } },
});
const subjects = [
  'Mathematics',
  'Computer Science',
  'Chemistry',
  'Physics',
  'Literature',
  'History',
  'Biology',
  'Linguistics',
];
const topicsPerSubject = Number(values.topics);
const problemsPerTopic = 4;

type Models = ReturnType<typeof offlineModels>;
type Policy = (models: Models) => Stage<SubjectInput, Sample>;

/** Two verifiers must both accept and one judge decides every label, with nothing before either (section 2 of the paper). */
const paper: Policy = (models) =>
  compose(
    drafts(models),
    validate({ models: models.validate, defaultRules: false }),
    synthesize({ model: models.synthesize }),
    judgedOnly(models.label),
  );

const ours: Policy = (models) =>
  compose(
    drafts(models),
    validate({ models: models.validate }),
    synthesize({ model: models.synthesize }),
    label({ model: models.label }),
  );

const oursBlind: Policy = (models) =>
  compose(
    drafts(models),
    validate({ models: models.validate, blindSolve: { model: models.synthesize, attempts: 4 } }),
    synthesize({ model: models.synthesize }),
    label({ model: models.label }),
  );

const policies: readonly (readonly [name: string, policy: Policy])[] = [
  ["the paper's", paper],
  ['ours', ours],
  ['ours, blind solving', oursBlind],
];

const rates: readonly (readonly [name: string, factor: number])[] = [
  ['half', 0.5],
  ['table', 1],
  ['double', 2],
];

interface Outcome {
  readonly rates: string;
  readonly policy: string;
  readonly problems: number;
  readonly problemPrecision: number;
  readonly problemRecall: number;
  readonly labelPrecision: number;
  readonly labelRecall: number;
  readonly callsPerSample: number;
}

const outcomes: Outcome[] = [];
for (const [rate, factor] of rates) {
  const models = offlineModels({ seed: 7, errors: scaledErrors(factor) });
  const goodDrafts = await countGoodDrafts(models);
  for (const [policy, build] of policies)
    outcomes.push(await measure(rate, policy, build(models), goodDrafts));
}

if (values.json) console.log(JSON.stringify({ outcomes }));
else {
  console.log(`| rates | policy | problems kept | precision | recall | labels: precision | recall | calls per kept sample |
|---|---|---|---|---|---|---|---|`);
  for (const row of outcomes) {
    const figures = [row.problemPrecision, row.problemRecall, row.labelPrecision, row.labelRecall].map(
      percent,
    );
    const cells = [row.rates, row.policy, row.problems, ...figures, row.callsPerSample.toFixed(2)];
    console.log(`| ${cells.join(' | ')} |`);
  }
}

function drafts(models: Models): Stage<SubjectInput, Problem> {
  return compose(
    expand({ model: models.expand, topicsPerSubject }),
    generate({ model: models.generate, problemsPerTopic }),
  );
}

async function countGoodDrafts(models: Models): Promise<number> {
  let good = 0;
  for await (const problem of drafts(models).run(subjects)) if (isGood(problem)) good += 1;
  return good;
}

async function measure(
  rate: string,
  policy: string,
  stage: Stage<SubjectInput, Sample>,
  goodDrafts: number,
): Promise<Outcome> {
  const run = stage.run(subjects);
  const samples = await run.toArray();
  const { stages } = await run.summary();
  const calls = stages.reduce((total, each) => total + each.calls, 0);
  const good = samples.filter(isGood).length;
  const right = samples.filter(isTrulyRight);
  const labelled = samples.filter(({ correct }) => correct === true);
  return {
    rates: rate,
    policy,
    problems: samples.length,
    problemPrecision: good / samples.length,
    problemRecall: good / goodDrafts,
    labelPrecision: labelled.filter(isTrulyRight).length / labelled.length,
    labelRecall: right.filter(({ correct }) => correct === true).length / right.length,
    callsPerSample: calls / samples.length,
  };
}

/** The problem can be answered, and its reference is the true answer. */
function isGood({ problem, answer }: Pick<ValidatedProblem, 'problem' | 'answer'>): boolean {
  const truth = truthOf(problem);
  return truth?.valid === true && isSameAnswer(truth.answer, answer);
}

/** The trajectory ends in the true answer, whatever reference and label say. */
function isTrulyRight({ problem, finalAnswer }: Sample): boolean {
  const truth = truthOf(problem);
  return truth?.valid === true && finalAnswer !== null && isSameAnswer(truth.answer, finalAnswer);
}

/** The labelling of the paper: the judge sees every attempt and nothing guards it. */
function judgedOnly(judge: Models['label']): Stage<Trajectory, Sample> {
  return defineRecordStage<Trajectory, Sample>({
    name: 'label',
    version: 'paper',
    produces: 'sample',
    process: async (trajectory, { call }) => {
      const { problem, answer, finalAnswer, solution } = trajectory;
      const shown = { problem, answer, finalAnswer: finalAnswer ?? solution };
      const { value } = await call({
        model: judge,
        prompt: labelPrompt.render(shown),
        slot: 'judge',
        parse: (reply) =>
          readVerdict(wholeText(reply), ['CORRECT', 'INCORRECT'], Object.values(shown)).verdict,
      });
      const kind = value === 'CORRECT' ? 'correct' : 'incorrect';
      const opinions = { rule: null, judge: { verdict: kind, reason: '' }, judgeSwapped: null } as const;
      return {
        ...trajectory,
        kind: 'sample',
        label: { kind, by: 'judge', opinions },
        correct: kind === 'correct',
      };
    },
  });
}

/** All rates of error times a factor; the correlation between models stays. */
function scaledErrors(factor: number): typeof defaultOfflineErrors {
  const { correlation, ...others } = defaultOfflineErrors;
  const scaled = Object.entries(others).map(([name, rate]) => [name, Math.min(1, rate * factor)]);
  return { ...defaultOfflineErrors, ...Object.fromEntries(scaled), correlation };
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
