import { stageFiles } from '../../../src/files/staged-files.ts';

/** Replaces three files by a new generation, again and again, until it is killed. */
const [first = '', second = '', third = ''] = process.argv.slice(2);
for (let generation = 0; ; generation += 1) {
  const staged = stageFiles();
  for (const path of [first, second, third]) {
    const file = await staged.open(path);
    await file.write(`${generation}\n`);
  }
  await staged.commit();
  await new Promise((resolve) => process.send?.({ generation }, resolve));
}
