/** A custom rule: problems must be short and must not speak of dice. */
import { buildChimera, defineRule, pass, reject } from 'chimera-sdk';
import { offlineModels } from 'chimera-sdk/offline';

const brief = defineRule({
  name: 'brief',
  version: '1', // another version whenever the rule decides otherwise
  check: ({ problem }) => {
    const words = problem.split(/\s+/u).length;
    if (words > 60) return reject('too-long', `has ${words} words, 60 are allowed`);
    return /\bdic?e\b/iu.test(problem) ? reject('dice', 'speaks of dice') : pass();
  },
});

const chimera = buildChimera({ models: offlineModels(), rules: { problems: [brief] } });
const run = chimera.run(['Physics'], { directory: 'runs/own-rule' });
run.on('item-rejected', ({ by, code, reason }) => {
  if (by === 'brief') console.log(`Refused (${code}): ${reason}`);
});

const { stages, rows } = await run.summary();
console.log('Rejections:', stages.find(({ stage }) => stage === 'validate')?.rejections);
console.log(`${rows} samples`);
