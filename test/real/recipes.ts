import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Returns a program or configuration of docs/training.md by its name, which its first line states. */
export async function recipe(name: string): Promise<string> {
  const page = await readFile(fileURLToPath(new URL('../../docs/training.md', import.meta.url)), 'utf8');
  const blocks = [...page.matchAll(/^```(?:python|yaml)\n# (\S+)\n([\s\S]*?)^```$/gmu)];
  const found = blocks.find(([, title]) => title === name);
  if (found === undefined) throw new Error(`docs/training.md has no block named ${name}`);
  return found[2] ?? '';
}
