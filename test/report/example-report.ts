import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildChimera } from '../../src/index.ts';
import { offlineModels } from '../../src/offline/index.ts';
import { writeReport } from '../../src/report/index.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

/** Where the report that the documentation shows is kept. */
export const examplePath: string = fileURLToPath(new URL('../../docs/example-report.html', import.meta.url));

const SUBJECTS = [
  'Mathematics',
  'Computer Science',
  'Chemistry',
  'Physics',
  'Literature',
  'History',
  'Biology',
  'Linguistics',
];

/** Makes the dataset of the quickstart with fewer topics, so that the file stays small, and gives its report, without what is another in each run: its id and times. */
export async function exampleReport(): Promise<string> {
  await using folder = await temporaryDirectory();
  const directory = folder.at('run');
  const models = offlineModels({ seed: 1 });
  const chimera = buildChimera({ models, expand: { topicsPerSubject: 5 } });
  await chimera.run(SUBJECTS, { directory, now: () => 0 }).summary();
  const path = join(directory, 'summary.json');
  const summary: object = JSON.parse(await readFile(path, 'utf8'));
  await writeFile(
    path,
    JSON.stringify({ ...summary, runId: 'quickstart', startedAt: '2026-01-15T09:30:00.000Z' }),
  );
  await writeReport(directory, { path: folder.at('report.html'), title: 'Quickstart' });
  return readFile(folder.at('report.html'), 'utf8');
}
