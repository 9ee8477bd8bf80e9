import { readFile, rm, writeFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

/** Does work that no other process does at the same time, by a file that names who is at it. */
export async function oneAtATime<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  while (!(await isTaken(file))) await wait(200);
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

/** Takes the file, unless a process that lives has it. */
async function isTaken(file: string): Promise<boolean> {
  const isOurs = await writeFile(file, `${process.pid}`, { flag: 'wx' }).then(
    () => true,
    () => false,
  );
  if (isOurs) return true;
  const other = Number(await readFile(file, 'utf8').catch(() => ''));
  if (other > 0 && !isAlive(other)) await rm(file, { force: true });
  return false;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
