import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { buildPage, bundlePath } from '../../scripts/page-bundle.ts';
import { noticesPath, thirdPartyNotices } from '../../scripts/third-party-notices.ts';
import { PAGE_SCRIPT, PAGE_STYLE } from '../../src/report/page-bundle.js';

describe('the bundled page', () => {
  it('is what its sources make, and names all that is in it', async () => {
    const { module, packages } = await buildPage();

    const isCurrent = module === (await readFile(bundlePath, 'utf8'));
    expect(isCurrent).toBe(true);
    expect(packages).toEqual(expect.arrayContaining(['@observablehq/plot', 'd3-scale', 'temml']));
    expect(await readFile(noticesPath, 'utf8'), 'run `npm run report:page`').toBe(
      await thirdPartyNotices(packages),
    );
  });

  it('cannot end its own element', () => {
    expect(/<\/script|<!--|<script/iu.test(PAGE_SCRIPT)).toBe(false);
    expect(/<\/style|<!--/iu.test(PAGE_STYLE)).toBe(false);
  });

  it('loads nothing', () => {
    expect(/url\(|@import/u.test(PAGE_STYLE)).toBe(false);
  });

  it('never makes markup of text in its own sources', async () => {
    const folder = new URL('../../src/report/page/', import.meta.url);
    const sources = (await readdir(folder)).filter((name) => name.endsWith('.ts'));
    const texts = await Promise.all(sources.map((name) => readFile(new URL(name, folder), 'utf8')));
    const markup =
      /(?:inner|outer)HTML|insertAdjacentHTML|document\.write|srcdoc|\beval\b|new Function|setHTML/u;

    expect(sources.length).toBeGreaterThan(10);
    expect(sources.filter((_, index) => markup.test(texts[index] ?? ''))).toEqual([]);
  });
});
