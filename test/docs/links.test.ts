import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { markdownPages, type Page, root } from './documentation.ts';

const pages = markdownPages();
const anchors = new Map(pages.map((page) => [page.path, headingAnchors(page)]));

describe('links between pages', () => {
  it('are found', () => {
    expect(pages.flatMap(linksOf).length).toBeGreaterThan(20);
  });

  it.each(pages.map((page) => [page.path, page] as const))('lead somewhere: %s', (_, page) => {
    const dead = linksOf(page).filter(({ target }) => !leadsSomewhere(page.path, target));

    expect(dead.map(({ line, target }) => `${page.path}:${line}: ${target}`)).toEqual([]);
  });
});

function linksOf({ lines }: Page): readonly { readonly line: number; readonly target: string }[] {
  return proseOf(lines).flatMap(({ line, text }) =>
    [...text.matchAll(/\]\(([^)\s]+)\)/gu)]
      .map((match) => ({ line, target: match[1] ?? '' }))
      .filter(({ target }) => !/^[a-z]+:/u.test(target)),
  );
}

function leadsSomewhere(from: string, target: string): boolean {
  const [path = '', anchor] = target.split('#');
  const file = path === '' ? from : join(dirname(from), path);
  if (!existsSync(join(root, file))) return false;
  return anchor === undefined || anchors.get(file)?.has(anchor) === true;
}

function headingAnchors({ lines }: Page): ReadonlySet<string> {
  const headings = proseOf(lines).flatMap(({ text }) => /^#{1,6} (.*)$/u.exec(text)?.[1] ?? []);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

/** The lines outside code blocks. */
function proseOf(lines: readonly string[]): readonly { readonly line: number; readonly text: string }[] {
  let inCode = false;
  return lines.flatMap((text, index) => {
    const isFence = text.trimStart().startsWith('```');
    if (isFence) inCode = !inCode;
    return isFence || inCode ? [] : [{ line: index + 1, text: text.replace(/`[^`]*`/gu, '') }];
  });
}
