/** A rule that asks a model: problems that a small model solves at once are too easy. */
import { buildChimera, defineRule, pass, reject } from 'chimera-sdk';
import { compareAnswers } from 'chimera-sdk/answers';
import { offlineModels } from 'chimera-sdk/offline';

const models = offlineModels();
const small = models.generate;

const notTooEasy = defineRule({
  name: 'not-too-easy',
  version: '1',
  // `call` remembers, limits, retries and counts: a second run pays for none of these replies again.
  check: async ({ problem, answer }, { call }) => {
    const { value: solution } = await call({
      model: small,
      slot: 'solve',
      prompt: problem,
      parse: ({ text }) => text.trim(),
    });
    const { verdict } = compareAnswers(answer, solution);
    return verdict === 'equal' ? reject('too-easy', 'a small model solves it at once') : pass();
  },
});

const chimera = buildChimera({
  models,
  rules: { problems: [notTooEasy] },
  refill: { kept: 2, maxAttempts: 8 },
});
const { stages, rows } = await chimera.run(['Chemistry'], { directory: 'runs/not-too-easy' }).summary();
console.table(
  stages.map(({ stage, in: all, kept, rejected, calls }) => ({ stage, all, kept, rejected, calls })),
);
console.log('Rejections:', stages.find(({ stage }) => stage === 'validate')?.rejections);
console.log(`${rows} samples`);
