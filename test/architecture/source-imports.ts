import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOMS } from './house.ts';

/** One `import`, `export ... from` or `import()`; paths are relative to `src/`. */
export interface Import {
  readonly from: string;
  /** A path below `src/` or the name of a package. */
  readonly to: string;
  readonly vendor: boolean;
  readonly typeOnly: boolean;
}

const source: string = fileURLToPath(new URL('../../src', import.meta.url));

const IMPORT = /^(?:import|export)\s+(type\s)?(?:[^;'"]*?from\s+)?'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm;

export const sourceFiles: readonly string[] = (readdirSync(source, { recursive: true }) as string[])
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts'));

export function sourceText(path: string): string {
  return readFileSync(join(source, path), 'utf8');
}

export const sourceImports: readonly Import[] = sourceFiles.flatMap((from) =>
  [...sourceText(from).matchAll(IMPORT)].map((match): Import => {
    const to = match[2] ?? match[3] ?? '';
    const vendor = !to.startsWith('.');
    return {
      from,
      to: vendor ? to : relative(source, resolve(source, dirname(from), to)).replaceAll('\\', '/'),
      vendor,
      typeOnly: match[1] !== undefined,
    };
  }),
);

/** The room that a file is in; null for the entries, which lie in `src/` itself. A file in no room is an error. */
export function roomOf(path: string): string | null {
  const folder = posix.dirname(path);
  if (folder === '.') return null;
  const room = ROOMS.map((each) => each.folder)
    .filter((each) => folder === each || folder.startsWith(`${each}/`))
    .sort((a, b) => b.length - a.length)[0];
  if (room === undefined) throw new Error(`src/${path} is in no room of test/architecture/house.ts`);
  return room;
}

/** The circles of imports among the files, types included, each as the files on it. */
export function importCircles(): readonly (readonly string[])[] {
  const targets = new Map(sourceFiles.map((file): [string, string[]] => [file, []]));
  for (const { from, to, vendor } of sourceImports) if (!vendor) targets.get(from)?.push(to);
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const circles: string[][] = [];
  const visit = (file: string): number => {
    const own = order.size;
    let low = own;
    order.set(file, own);
    open.push(file);
    for (const target of targets.get(file) ?? []) {
      if (!order.has(target)) low = Math.min(low, visit(target));
      else if (open.includes(target)) low = Math.min(low, order.get(target) ?? low);
    }
    lowest.set(file, low);
    if (low === own) {
      const circle = open.splice(open.indexOf(file));
      if (circle.length > 1 || targets.get(file)?.includes(file)) circles.push(circle);
    }
    return low;
  };
  for (const file of sourceFiles) if (!order.has(file)) visit(file);
  return circles;
}
