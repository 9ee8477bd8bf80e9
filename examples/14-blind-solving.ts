/** Blind solving: a solver that never sees the answer tells how hard a problem is, and whether its reference holds. */
import { buildChimera } from 'chimera-sdk';
import { offlineModels } from 'chimera-sdk/offline';
import { passAtK } from 'chimera-sdk/verification';

const models = offlineModels();
const chimera = buildChimera({
  models,
  // The solver is the model of `synthesize`, so its attempts serve as trajectories and are paid once.
  validate: { blindSolve: { model: models.synthesize, attempts: 4, keep: { min: 0.25 } } },
  synthesize: { trajectoriesPerProblem: 2 },
  refill: { kept: 2, maxAttempts: 8 },
});

const run = chimera.run(['Physics', 'History'], { directory: 'runs/blind' });
for await (const { topic, difficulty, blindAttempts, blindCorrect, correct } of run) {
  const passAtTwo = passAtK({ attempts: blindAttempts ?? 4, correct: blindCorrect ?? 0, k: 2 });
  console.log(`${topic}: difficulty ${difficulty}, pass@2 ${passAtTwo.toFixed(2)}, this attempt ${correct}`);
}
const { stages } = await run.summary();
console.log('Rejections:', stages.find(({ stage }) => stage === 'validate')?.rejections);
