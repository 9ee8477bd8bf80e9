/** A custom stage: measures how hard each problem is, as the share of four attempts that miss its answer. */
import { buildChimera, defineStage, reject, type ValidatedProblem } from 'chimera-sdk';
import { compareAnswers } from 'chimera-sdk/answers';
import { offlineModels } from 'chimera-sdk/offline';

const models = offlineModels();
const attempts = [0, 1, 2, 3];

const measureDifficulty = defineStage<ValidatedProblem, ValidatedProblem>({
  name: 'measure-difficulty',
  version: '1',
  async process(problem, { call }) {
    const solutions = await Promise.all(
      attempts.map((draw) =>
        call({
          model: models.synthesize,
          slot: 'solve',
          draw,
          prompt: problem.problem,
          parse: ({ text }) => text.trim(),
        }),
      ),
    );
    const reaches = (text: string) => compareAnswers(problem.answer, text).verdict === 'equal';
    const missed = solutions.filter(({ value }) => !reaches(value)).length;
    if (missed === attempts.length) return reject('never-solved', 'no attempt reached the reference answer');
    return { ...problem, difficulty: missed / attempts.length };
  },
});

const chimera = buildChimera({ models, after: { validate: [measureDifficulty] } });
const samples = await chimera.run(['Linguistics'], { directory: 'runs/own-stage' }).toArray();
for (const { difficulty, problem } of samples.slice(0, 5)) console.log(difficulty, problem.slice(0, 80));
console.log(`${samples.length} samples`);
