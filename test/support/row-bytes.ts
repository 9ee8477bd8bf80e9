import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const names = ['topics.jsonl', 'problems.jsonl', 'samples.jsonl', 'rejected.jsonl', 'failed.jsonl'];

/** The bytes of each row file of a run. */
export async function rowBytes(directory: string): Promise<Readonly<Record<string, string>>> {
  const texts = names.map(async (name) => [name, await readFile(join(directory, name), 'utf8')] as const);
  return Object.fromEntries(await Promise.all(texts));
}
