import { markdownPages, type Page } from '../docs/documentation.ts';

/** docs/training.md. */
export function trainingPage(): Page {
  const page = markdownPages().find(({ path }) => path === 'docs/training.md');
  if (page === undefined) throw new Error('there is no docs/training.md');
  return page;
}

/** The programs and configurations of docs/training.md, each by its name, which its first line states. */
export function recipes(): ReadonlyMap<string, string> {
  const text = trainingPage().lines.join('\n');
  const blocks = [...text.matchAll(/^```(?:python|yaml)\n(?:# (\S+)\n)?([\s\S]*?)^```$/gmu)];
  return new Map(blocks.map(([, name = 'a block without a name', code = '']) => [name, code]));
}

/** Returns one of them. */
export function recipe(name: string): string {
  const found = recipes().get(name);
  if (found === undefined) throw new Error(`docs/training.md has no block named ${name}`);
  return found;
}
