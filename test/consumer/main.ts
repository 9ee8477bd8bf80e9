/** Uses each entry of the package as a stranger would, and fails when anything is not as documented. */
import { deepStrictEqual, ok, rejects, strictEqual } from 'node:assert/strict';
import {
  buildChimera,
  type Chimera,
  ConfigurationError,
  compose,
  defineRule,
  defineStage,
  generate,
  openRun,
  pass,
  reject,
  type Sample,
  synthesize,
  type ValidatedProblem,
  withSettings,
} from 'chimera-sdk';
import { offlineModels, truthOf } from 'chimera-sdk/offline';
import { aProblem, runRule, runStage, scriptedModel } from 'chimera-sdk/testing';

const models = offlineModels({ seed: 3 });
const brief = defineRule({
  name: 'brief',
  version: '1',
  check: ({ problem }) => (problem.length > 2_000 ? reject('too-long', 'is too long') : pass()),
});
const stamp = defineStage<ValidatedProblem, ValidatedProblem>({
  name: 'stamp',
  version: '1',
  process: (problem) => ({ ...problem, problem: `${problem.problem} ` }),
});
const chimera: Chimera = buildChimera({
  models: { ...models, synthesize: withSettings(models.synthesize, { maxConcurrency: 4 }) },
  expand: { topicsPerSubject: 3 },
  rules: { problems: [brief] },
  after: { validate: [stamp] },
});

const samples: Sample[] = [];
const run = chimera.run(['Mathematics', 'Physics'], { directory: 'runs/consumer' });
for await (const sample of run) samples.push(sample);
const { end, rows, labels } = await run.summary();
strictEqual(end, 'completed');
strictEqual(rows, samples.length);
ok(samples.length >= 6 && labels !== null && labels.correct > 0);
ok(samples.every(({ problem }) => problem.endsWith(' ') && truthOf(problem) !== undefined));

const again = await chimera.run(['Mathematics', 'Physics'], { directory: 'runs/consumer' }).summary();
strictEqual(again.calls, 0);
const stored: string[] = [];
for await (const { id } of (await openRun('runs/consumer')).samples()) stored.push(id);
deepStrictEqual(stored, samples.map(({ id }) => String(id)).sort());

strictEqual((await runRule(brief, aProblem({ problem: 'x'.repeat(2_001) }))).kind, 'rejected');
const writer = scriptedModel('Problem:\nCompute 2 + 2.\n\nAnswer:\n4\n\nAnswer type:\ninteger');
const { outputs } = await runStage(generate({ model: writer, problemsPerTopic: 1 }), [
  { ...aProblem(), kind: 'topic', id: aProblem().topicId },
]);
strictEqual(outputs[0]?.answer, '4');

// @ts-expect-error problems have to be validated before they are solved
compose(generate({ model: writer }), synthesize({ model: writer }));
await rejects(async () => buildChimera({}), ConfigurationError);
console.log(`node ${process.versions.node}: ${rows} samples`);
