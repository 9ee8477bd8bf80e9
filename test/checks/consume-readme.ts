import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startProvider } from '../provider/start-provider.ts';
import { readmeJobs, readmePackages } from './readme-jobs.ts';
import { mustRun, root } from './run-program.ts';

/** Most lines of a job. */
const MOST_LINES = 15;

/**
 * Does what the README says in an empty folder: `npm init`, its line for `npm install`, then each of its programs as they are printed,
 * type-checked and run one after the other. Models that need a key or a server are played by a provider on loopback, named
 * in the environment. Prints how long each job took.
 */
export async function consumeReadme(folder: string, packed: string): Promise<void> {
  const cwd = join(folder, 'readme');
  await mkdir(cwd);
  const started = Date.now();
  await mustRun('npm', ['init', '-y'], { cwd });
  const packages = [packed, ...(await readmePackages('6')), 'typescript@6', '@types/node@20'];
  await mustRun(
    'npm',
    ['install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error', ...packages],
    {
      cwd,
    },
  );
  const rows = [['install', 1, secondsSince(started)]];
  const jobs = await readmeJobs();
  const files = jobs.map((_, index) => `job-${index}.mts`);
  for (const [index, { text }] of jobs.entries()) await writeFile(join(cwd, files[index] ?? ''), text);
  const strict = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--target', 'es2022'];
  await mustRun('npx', ['tsc', ...strict, '--types', 'node', ...files], { cwd });

  await copyFile(join(root, 'test/docs/redirect-fetch.ts'), join(cwd, 'redirect.mjs'));
  await using provider = await startProvider();
  const variables = {
    OPENAI_API_KEY: 'sk-test',
    OPENAI_BASE_URL: provider.url,
    LOCAL_SERVER_REPLACED_BY: provider.url,
    NODE_OPTIONS: '--import ./redirect.mjs',
  };
  for (const [index, { name, lines }] of jobs.entries()) {
    if (lines > MOST_LINES)
      throw new Error(`the job "${name}" of the README takes ${lines} lines, more than ${MOST_LINES}`);
    const begun = Date.now();
    await mustRun('npx', ['tsx', files[index] ?? ''], { cwd, variables });
    rows.push([name, lines, secondsSince(begun)]);
  }
  if (provider.requests.length === 0) throw new Error('no job of the README asked the provider');
  for (const command of ['inspect', 'calibrate'])
    await mustRun('npx', ['chimera-sdk', command, 'runs/first'], { cwd });
  const table = rows.map(([job, lines, seconds]) => `| ${job} | ${lines} | ${seconds} |`);
  console.log(['| job | lines | seconds |', '| --- | --- | --- |', ...table].join('\n'));
}

function secondsSince(ms: number): string {
  return ((Date.now() - ms) / 1000).toFixed(1);
}
