/** The job with this library. */
import { join } from 'node:path';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { buildChimera, definePrompt, withSettings } from 'chimera-sdk';
import { labelPrompt } from 'chimera-sdk/prompts';
import { peerTask, readJob, tellFinished, tellFirst } from './job.ts';

const { url, folder, drafts, isJudgeChanged } = peerTask();
const { models, placesPerModel, subjects, topicsPerSubject } = readJob();
const provider = createOpenAICompatible({ name: 'bench', baseURL: url, apiKey: 'bench', includeUsage: true });
const model = (name: keyof typeof models): ReturnType<typeof withSettings> =>
  withSettings(provider(models[name]), { maxConcurrency: placesPerModel });
const strictJudge = definePrompt({
  ...labelPrompt,
  version: 'strict',
  render: (input: Parameters<typeof labelPrompt.render>[0]) => {
    const prompt = labelPrompt.render(input);
    if (typeof prompt === 'string') return prompt;
    return { ...prompt, system: `${prompt.system}\n\nBe strict about units and rounding.` };
  },
});
const chimera = buildChimera({
  models: {
    expand: model('expand'),
    generate: model('generate'),
    validate: [model('verifierA'), model('verifierB')],
    synthesize: model('solve'),
    label: model('judge'),
  },
  expand: { topicsPerSubject },
  generate: { problemsPerTopic: drafts },
  refill: false,
  label: { askJudge: 'always', ...(isJudgeChanged ? { prompt: strictJudge } : {}) },
});
const run = chimera.run(subjects, { directory: join(folder, 'run') });
let rows = 0;
for await (const _ of run) {
  if (rows === 0) tellFirst();
  rows += 1;
}
const { stages } = await run.summary();
tellFinished(
  rows,
  stages.reduce((sum, { failed }) => sum + failed, 0),
);
