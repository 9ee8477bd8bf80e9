import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOMS } from '../architecture/house.ts';
import { markdownPages, type Page, root, sourcePages } from './documentation.ts';

/** Made by a command and not committed. */
const generated: ReadonlySet<string> = new Set(['docs/reference']);

/** Decisions and the change log speak of their day, and so of files that may be gone. */
const pages = [
  ...markdownPages().filter(({ path }) => !path.startsWith('docs/decisions/') && path !== 'CHANGELOG.md'),
  ...sourcePages(),
];

describe('paths in the documentation and in comments', () => {
  it('are found', () => {
    expect(pages.flatMap(pathsOf).length).toBeGreaterThan(100);
  });

  it('exist', () => {
    const dead = pages.flatMap((page) => pathsOf(page).filter(({ path }) => !existsSync(join(root, path))));

    expect(dead.map(({ where, path }) => `${where}: ${path}`)).toEqual([]);
  });

  it('are told when they do not exist', () => {
    const page = {
      path: 'docs/x.md',
      lines: ['See `src/gone.ts`, and `src/stages/<verb>/` or `bench/...`.'],
    };

    expect(pathsOf(page).map(({ path }) => path)).toEqual(['src/gone.ts', 'src/stages', 'bench']);
  });
});

describe.each(['docs/architecture.md', 'docs/map.md'])('the rooms of %s', (path) => {
  it('are all there are', () => {
    const words =
      markdownPages()
        .find((page) => page.path === path)
        ?.lines.join('\n') ?? '';
    const rooms = new Set(ROOMS.map(({ folder }) => `src/${folder.split('/')[0]}/`));

    expect(rooms.size).toBeGreaterThan(20);
    expect([...rooms].filter((room) => !words.includes(`\`${room}\``))).toEqual([]);
  });
});

/** Paths from the folder of the package; of one with a placeholder, the part before it. */
function pathsOf(page: Page): readonly { readonly where: string; readonly path: string }[] {
  return page.lines.flatMap((line, index) => {
    if (page.path.endsWith('.ts') && !/\/\/|^\s*\/?\*/u.test(line)) return [];
    const found = line.matchAll(/(?<![\w./@-])(?:src|test|docs|bench|examples)\/[\w./<>*-]*/gu);
    return [...found]
      .map(([path]) => path.replace(/[^/]*[<*].*$|\.\.\..*$/u, '').replace(/[./]+$/u, ''))
      .filter((path) => !generated.has(path))
      .map((path) => ({ where: `${page.path}:${index + 1}`, path }));
  });
}
