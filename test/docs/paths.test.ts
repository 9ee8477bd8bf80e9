import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOMS } from '../architecture/house.ts';
import { sourceFiles, sourceText } from '../architecture/source-imports.ts';
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
    const words = textOf(path);
    const rooms = new Set(ROOMS.map(({ folder }) => `src/${folder.split('/')[0]}/`));

    expect(rooms.size).toBeGreaterThan(20);
    expect([...rooms].filter((room) => !words.includes(`\`${room}\``))).toEqual([]);
  });
});

describe('the pages on architecture', () => {
  const pagesOn = markdownPages().filter(({ path }) => /^docs\/(?:map\.md|architecture)/u.test(path));

  it.each(['docs/architecture.md', 'docs/map.md'])('name every entry that is no room: %s', (path) => {
    const words = textOf(path);
    const entries = sourceFiles.filter((file) => !file.includes('/'));

    expect(entries.length).toBeGreaterThan(4);
    expect(entries.filter((file) => !words.includes(`\`src/${file}\``))).toEqual([]);
  });

  it('list every sub-room of answers', () => {
    const words = textOf('docs/architecture/answers.md');
    const inside = sourceFiles.filter((file) => /^answers\/.*\//u.test(file));
    const rooms = new Set(inside.map((file) => `src/${file.split('/').slice(0, 2).join('/')}/`));

    expect(rooms.size).toBeGreaterThan(20);
    expect([...rooms].filter((room) => !words.includes(`| \`${room}\``))).toEqual([]);
  });

  it('name only functions and types that there are', () => {
    const known = new Set(
      sourceFiles.flatMap((file) => [...sourceText(file).matchAll(/[A-Za-z]\w*/gu)].map(([name]) => name)),
    );
    const named = pagesOn.flatMap(({ path, lines }) =>
      lines.flatMap((line) =>
        [...line.matchAll(/`([A-Za-z][a-z]+[A-Z]\w*)(?:\(\))?`/gu)].map(([, name = '']) => ({ path, name })),
      ),
    );

    expect(named.length).toBeGreaterThan(30);
    expect(named.filter(({ name }) => !known.has(name)).map(({ path, name }) => `${path}: ${name}`)).toEqual(
      [],
    );
  });
});

function textOf(path: string): string {
  return (
    markdownPages()
      .find((page) => page.path === path)
      ?.lines.join('\n') ?? ''
  );
}

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
