import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './run-program.ts';

/** A program of the README, as a reader would copy it. */
export interface ReadmeJob {
  /** The heading above it. */
  readonly name: string;
  readonly text: string;
  /** Lines with text. */
  readonly lines: number;
}

/** Finds the programs of the README, in order. */
export async function readmeJobs(): Promise<readonly ReadmeJob[]> {
  const jobs: ReadmeJob[] = [];
  let heading = '';
  let open: string[] | null = null;
  for (const line of (await readFile(join(root, 'README.md'), 'utf8')).split('\n')) {
    if (open === null && line.startsWith('#')) heading = line.replace(/^#+ /u, '');
    if (open === null && line.startsWith('```ts')) open = [];
    else if (open !== null && line === '```') {
      const lines = open.filter((text) => text.trim() !== '').length;
      jobs.push({ name: heading, text: `${open.join('\n')}\n`, lines });
      open = null;
    } else open?.push(line);
  }
  return jobs;
}

/** The packages that the README has a reader of one Node install, the library itself left out. */
export async function readmePackages(ai: '6' | '7'): Promise<readonly string[]> {
  const readme = await readFile(join(root, 'README.md'), 'utf8');
  const line = readme.split('\n').find((text) => text.startsWith('npm install') && text.includes(`ai@${ai}`));
  if (line === undefined) throw new Error(`the README has no line that installs ai@${ai}`);
  const [command = ''] = line.split('#');
  return command
    .trim()
    .split(/\s+/u)
    .slice(2)
    .filter((name) => name !== 'chimera-sdk');
}
