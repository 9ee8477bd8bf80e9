import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readmeJobs } from './readme-jobs.ts';
import { mustRun, runProgram } from './run-program.ts';

/** A package manager or runtime that is not npm on Node, had from the npm registry. */
interface Elsewhere {
  readonly name: string;
  /** Command that installs, and command that runs a program. */
  readonly install: readonly string[];
  readonly start: readonly string[];
}

const peers = ['zod', 'ai@6'];

const others: readonly Elsewhere[] = [
  {
    name: 'pnpm',
    install: ['npx', '-y', 'pnpm', 'add', '--allow-build=esbuild', 'tsx'],
    start: ['npx', '-y', 'pnpm', 'exec', 'tsx'],
  },
  { name: 'yarn', install: ['npx', '-y', 'yarn', 'add', 'tsx'], start: ['npx', '-y', 'yarn', '-s', 'tsx'] },
  { name: 'bun', install: ['npx', '-y', 'bun', 'add'], start: ['npx', '-y', 'bun'] },
  {
    name: 'deno',
    install: ['npm', 'install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'],
    start: ['npx', '-y', 'deno', 'run', '-A'],
  },
];

/**
 * Runs the first and the exporting program of the README under other package managers and runtimes. One that the registry does not
 * hand out is passed over, with a message.
 */
export async function consumeElsewhere(folder: string, packed: string): Promise<void> {
  const jobs = await readmeJobs();
  const [first] = jobs;
  const exporting = jobs.find(({ text }) => text.includes('exportDataset('));
  if (first === undefined || exporting === undefined)
    throw new Error('the README has no first program or no export');
  for (const { name, install, start } of others) {
    // A project of the name of a program would be taken for that program.
    const cwd = join(folder, `with-${name}`);
    await mkdir(cwd);
    const { code, errors } = await runProgram('npx', ['-y', name, '--version'], { cwd });
    if (code !== 0) {
      console.log(`${name}: not tried, it cannot be had here (${errors.trim().split('\n').at(-1)})`);
      continue;
    }
    await mustRun('npm', ['init', '-y'], { cwd });
    await run([...install, packed, ...peers], cwd);
    await writeFile(join(cwd, 'first.mts'), first.text);
    await writeFile(join(cwd, 'export.mts'), exporting.text);
    const said = await run([...start, 'first.mts'], cwd);
    if (!said.includes('completed')) throw new Error(`${name} ran the first program and said: ${said}`);
    await run([...start, 'export.mts'], cwd);
    console.log(`${name}: the first program and the export`);
  }
}

async function run([command = '', ...given]: readonly string[], cwd: string): Promise<string> {
  return await mustRun(command, given, { cwd });
}
