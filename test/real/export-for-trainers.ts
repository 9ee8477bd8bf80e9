import type { Sample } from '../../src/core/records/records.ts';
import {
  alpacaFormat,
  exportDataset,
  grpoFormat,
  promptCompletionFormat,
  shareGptFormat,
  verlFormat,
} from '../../src/export/index.ts';
import { offlineModels } from '../../src/offline/index.ts';
import { buildChimera } from '../../src/pipeline/build-chimera.ts';
import type { TemporaryDirectory } from '../support/temporary-directory.ts';

/** Makes a small dataset below `run`, and exports it as docs/training.md does. */
export async function exportForTrainers(folder: TemporaryDirectory): Promise<void> {
  const directory = folder.at('run');
  const chimera = buildChimera({
    models: offlineModels({ seed: 3, reasoningWords: 60 }),
    expand: { topicsPerSubject: 6 },
    synthesize: { trajectoriesPerProblem: 3 },
  });
  await chimera.run(['Mathematics', 'Chemistry'], { directory }).summary();
  const path = (name: string): string => folder.at(name);
  const split = { validation: 0.02 };
  await exportDataset(directory, { format: 'messages', path: path('sft.jsonl'), split });
  await exportDataset(directory, { format: promptCompletionFormat(), path: path('pairs.parquet'), split });
  await exportDataset(directory, { format: 'preference', path: path('pairs.jsonl') });
  const shareGpt = shareGptFormat({ dataset: 'chimera' });
  await exportDataset(directory, { format: shareGpt, path: path('data/chimera.jsonl') });
  const alpaca = alpacaFormat({ dataset: 'chimera_alpaca' });
  await exportDataset(directory, { format: alpaca, path: path('data/alpaca.jsonl') });
  const grpo = grpoFormat({ instruction: 'Put your final answer in \\boxed{}.' });
  await exportDataset(directory, { format: grpo, path: path('grpo.parquet') });
  const verl = verlFormat({ groundTruth: 'math' });
  await exportDataset(directory, { format: verl, path: path('rl.parquet'), split });
  await exportDataset(directory, { format: 'nemo-gym', path: path('gym.jsonl') });
  const first = { where: ({ draw }: Sample): boolean => draw === 0 };
  await exportDataset(directory, { format: 'jsonl', path: path('problems.jsonl'), ...first });
}
