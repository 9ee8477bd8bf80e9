import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { offlineModels } from '../../src/offline/index.ts';
import { buildChimera } from '../../src/pipeline/build-chimera.ts';
import { codeBlocks, root } from '../docs/documentation.ts';
import { runBlock } from '../docs/run-block.ts';
import type { TemporaryDirectory } from '../support/temporary-directory.ts';
import { trainingPage } from './recipes.ts';

/** Makes a small dataset in `runs/first`, and exports it by the code of docs/training.md, unchanged. */
export async function exportForTrainers(folder: TemporaryDirectory): Promise<void> {
  const models = offlineModels({ seed: 3, reasoningWords: 60 });
  const chimera = buildChimera({
    models,
    expand: { topicsPerSubject: 6 },
    validate: { blindSolve: { model: models.synthesize, attempts: 4 } },
    synthesize: { trajectoriesPerProblem: 3 },
  });
  await chimera.run(['Mathematics', 'Chemistry'], { directory: folder.at('runs', 'first') }).summary();
  await mkdir(folder.at('data'));
  await symlink(join(root, 'node_modules'), folder.at('node_modules'));
  const names: string[] = [];
  for (const { openingLine, lines } of codeBlocks(trainingPage())) {
    names.push(`./export-${openingLine}.mts`);
    await writeFile(folder.at(`export-${openingLine}.mts`), lines.join('\n'));
  }
  await writeFile(folder.at('exports.mts'), names.map((name) => `await import('${name}');\n`).join(''));
  const { exitCode, errors } = await runBlock(folder.at('exports.mts'), 'http://127.0.0.1:1');
  if (exitCode !== 0) throw new Error(`an export of docs/training.md ended with ${exitCode}: ${errors}`);
}
