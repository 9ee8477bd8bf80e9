/** The same over real models: `OPENAI_API_KEY=... npm run start:openai`. Says what it will do before any call. */
import { parseArgs } from 'node:util';
import { openai } from '@ai-sdk/openai';
import { buildChimera } from 'chimera-sdk';

const subjectsOption = { type: 'string', default: 'Mathematics' } as const;
const directoryOption = { type: 'string', default: 'runs/openai' } as const;
const { values } = parseArgs({ options: { subjects: subjectsOption, directory: directoryOption } });
const subjects = values.subjects.split(',');
const ids = { expand: 'gpt-5', generate: 'gpt-5', synthesize: 'gpt-5', label: 'o4-mini' };
const verifiers = ['gpt-5', 'o4-mini'];
// A subject at the defaults: 4 pages of topics; 10 topics with 4 drafts, 8 verdicts, 2 solutions, 2 judgements each.
const mostCalls = subjects.length * (4 + 10 * (4 + 8 + 2 + 2));
console.log(`Subjects: ${subjects.join(', ')}. Models:`, { ...ids, validate: verifiers });
console.log(
  `At most ${mostCalls} calls, and one more for each reply that cannot be read; fewer on a second run.`,
);
console.log(`Run directory: ${values.directory}`);
if ((process.env['OPENAI_API_KEY'] ?? '').trim() === '') {
  console.error('No call was made: OPENAI_API_KEY is not set. Set it to your key and start again.');
  process.exit(1);
}
const { expand, generate, synthesize, label } = ids;
const models = { expand: openai(expand), generate: openai(generate), synthesize: openai(synthesize) };
const validate = verifiers.map((id) => openai(id));
const chimera = buildChimera({ models: { ...models, validate, label: openai(label) } });
const run = chimera.run(subjects, { directory: values.directory, failureLimit: 20 });
run.on('progress', (progress) => console.log(progress.line));

const { end, error, stages, labels, calls, reused, rows, seconds, warnings } = await run.summary();
if (error !== null) console.error(`${end}: ${error.message}`);
for (const warning of warnings) console.warn(`Note: ${warning}`);
const table = stages.map((stage) => [
  stage.stage,
  { ...stage, tokens: stage.inputTokens + stage.outputTokens },
]);
console.table(Object.fromEntries(table), ['in', 'kept', 'rejected', 'failed', 'calls', 'tokens', 'seconds']);
console.log(`${rows} samples in ${seconds} s (${JSON.stringify(labels)}). ${calls} calls, ${reused} reused.`);
process.exitCode = end === 'completed' ? 0 : 1;
