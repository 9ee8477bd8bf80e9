/** New teachers over the problems of an earlier run, and over published ones: no problem is made or checked again. */
import { fileURLToPath } from 'node:url';
import {
  buildChimera,
  compose,
  label,
  readProblems,
  readRecords,
  synthesize,
  withSettings,
} from 'chimera-sdk';
import { offlineModels } from 'chimera-sdk/offline';

const models = offlineModels();
const { rows } = await buildChimera({ models }).run(['Chemistry'], { directory: 'runs/first' }).summary();
console.log(`First run: ${rows} samples of one teacher.`);

// Each teacher tries each problem; other ids stand for other models.
const teachers = ['teacher-1', 'teacher-2'].map((id) => withSettings(models.synthesize, { id }));
const second = compose(synthesize({ models: teachers }), label({ model: models.label }));
const problems = readRecords('runs/first', { file: 'problems' });
const again = await second.run(problems, { directory: 'runs/second' }).toArray();
for (const teacher of ['offline:teacher-1', 'offline:teacher-2']) {
  const own = again.filter((sample) => sample.models.synthesize === teacher);
  console.log(`${teacher}: ${own.filter(({ correct }) => correct === true).length} of ${own.length} correct`);
}

const published = readProblems(fileURLToPath(new URL('data/published.jsonl', import.meta.url)));
const samples = await second.run(published).toArray();
for (const { problem, finalAnswer, label: by } of samples) console.log(problem, finalAnswer, by.kind);
