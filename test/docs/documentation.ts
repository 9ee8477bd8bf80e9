import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the package. */
export const root: string = fileURLToPath(new URL('../..', import.meta.url));

/** A text that documents the package. */
export interface Page {
  /** Path from the package's folder. */
  readonly path: string;
  readonly lines: readonly string[];
}

/** A code block, with the number of the line that opens it. */
export interface CodeBlock {
  readonly path: string;
  /** From 1. */
  readonly openingLine: number;
  readonly lines: readonly string[];
  /** Whether it is marked as one that runs unchanged: ```ts runnable. */
  readonly isRunnable: boolean;
}

/** README.md, CHANGELOG.md and everything under docs/. */
export function markdownPages(): readonly Page[] {
  return ['README.md', 'CHANGELOG.md', ...filesUnder('docs', '.md')]
    .filter((path) => existsSync(join(root, path)))
    .map(readPage);
}

/** The sources, whose comments hold examples. */
export function sourcePages(): readonly Page[] {
  return filesUnder('src', '.ts').map(readPage);
}

/** Tests, benches, examples and scripts. */
export function programPages(): readonly Page[] {
  return ['test', 'bench', 'examples', 'scripts']
    .flatMap((folder) => filesUnder(folder, '.ts'))
    .map(readPage);
}

/** Finds the ```ts blocks of a Markdown page or of the doc comments of a source. */
export function codeBlocks({ path, lines }: Page): readonly CodeBlock[] {
  const isSource = path.endsWith('.ts');
  const blocks: CodeBlock[] = [];
  let open: { readonly line: number; readonly lines: string[]; readonly isRunnable: boolean } | null = null;
  for (const [index, line] of lines.entries()) {
    const text = isSource ? (/^\s*\* ?(.*)$/u.exec(line)?.[1] ?? '') : line;
    const info = /^```ts( runnable)?$/u.exec(text.trim());
    if (open === null && info !== null)
      open = { line: index + 1, lines: [], isRunnable: info[1] !== undefined };
    else if (open !== null && text.trim() === '```') {
      blocks.push({ path, openingLine: open.line, lines: open.lines, isRunnable: open.isRunnable });
      open = null;
    } else open?.lines.push(text);
  }
  return blocks;
}

function filesUnder(folder: string, ending: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true })
    .map((path) => join(folder, String(path)))
    .filter((path) => path.endsWith(ending))
    .sort();
}

function readPage(path: string): Page {
  return { path, lines: readFileSync(join(root, path), 'utf8').split('\n') };
}
