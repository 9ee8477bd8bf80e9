import { describe, expect, it } from 'vitest';
import { sourceFiles, sourceText } from '../architecture/source-imports.ts';
import { markdownPages, programPages } from './documentation.ts';

/** What people who read the documentation of other libraries stumble over, and what to write instead. */
const banned: readonly (readonly [phrase: RegExp, instead: string])[] = [
  [/(?:^|[.|:*] *)Gives\b(?! up| .{1,20} up\b)/u, 'Returns'],
  [/\bone's own\b/iu, 'custom'],
  [/\b(?:nobody|somebody)\b/iu, 'no one, someone, or say who'],
  [/\b(?:whoever|everybody|anybody)\b/iu, 'say who'],
  [/\ball the same\b/iu, 'nevertheless, anyway, still'],
  [/\bis no option\b/iu, 'unknown option'],
  [/\b(?:is|are) not blank\b/iu, 'must be a non-empty string'],
  [/\blimits? nothing\b/iu, 'say what the limit must be'],
  [/\bstands? beside\b/iu, 'pass either X or Y, not both'],
  [/\banew\b/iu, 'again'],
  [/\bin (?:the )?place of\b/iu, 'instead of'],
  [/\bas it stands\b/iu, 'unchanged'],
  [/\bbut for\b/iu, 'except'],
  [/\bnone but\b/iu, 'only'],
  [/\bdoes as well\b/iu, 'also works'],
  [/\bwill not do\b(?! so)/iu, 'is invalid'],
  [/\bwhat stands\b(?! for)/iu, 'what is, what follows'],
  [/\bst(?:ands?|ood) (?:in|before|behind|around|between|below|above)\b(?! for)/iu, 'is in, follows'],
  [/\b(?:what|whatever) becomes of\b/iu, 'say what happens'],
  [/\bin (?:whatever|whichever) (?:order|words?|case|way)\b/iu, 'in any order'],
  [/\bwhatever (?:the|its|their) order\b/iu, 'in any order'],
  [/\bof its own accord\b/iu, 'by itself, unasked'],
  [/\b(?:lest|upon|whence|wherefore|thereby|likewise|as it were)\b/iu, 'so that not, on, by that, also'],
  [/\bnull when (?:it|the text|a side) is none\b/iu, 'is not one'],
];

/** Decisions are kept as they were written. */
const pages = markdownPages().filter(({ path }) => !path.startsWith('docs/decisions/'));

describe('the words of the documentation', () => {
  it.each(pages.map((page) => [page.path, page] as const))('are plain: %s', (_, { path, lines }) => {
    expect(foundIn(path, lines)).toEqual([]);
  });
});

/** Rooms whose comments speak of what people and models write, by their words. */
const quoting = /^(?:test\/)?(?:answers|offline)\//u;

describe('the words of comments', () => {
  it('are plain', () => {
    const files = sourceFiles.filter((path) => !quoting.test(path));
    const found = files.flatMap((path) => foundIn(`src/${path}`, commentsOf(sourceText(path))));

    expect(files.length).toBeGreaterThan(500);
    expect(found).toEqual([]);
  });

  it('are plain in tests, benches, examples and scripts', () => {
    const programs = programPages().filter(
      ({ path }) => !quoting.test(path) && !path.endsWith('words.test.ts'),
    );
    const found = programs.flatMap(({ path, lines }) => foundIn(path, commentsOf(lines.join('\n'))));

    expect(programs.length).toBeGreaterThan(500);
    expect(found).toEqual([]);
  });

  it('are plain in the titles of tests', () => {
    const titles = programPages().map(({ path, lines }) => ({ path, lines: titlesOf(lines) }));

    expect(titles.flatMap(({ lines }) => lines.filter((line) => line !== '')).length).toBeGreaterThan(2000);
    expect(titles.flatMap(({ path, lines }) => foundIn(path, lines))).toEqual([]);
  });

  it('are read wherever a comment is', () => {
    const lines = commentsOf("/** One. */\nconst two = 'nobody'; // for nobody\n/*\n * Gives it.\n */");

    expect(foundIn('a.ts', lines)).toEqual([
      'a.ts:2: \\b(?:nobody|somebody)\\b -> no one, someone, or say who',
      'a.ts:4: (?:^|[.|:*] *)Gives\\b(?! up| .{1,20} up\\b) -> Returns',
    ]);
  });
});

function foundIn(path: string, lines: readonly string[]): readonly string[] {
  return lines.flatMap((line, index) =>
    banned
      .filter(([phrase]) => phrase.test(line))
      .map(([phrase, instead]) => `${path}:${index + 1}: ${phrase.source} -> ${instead}`),
  );
}

/** The lines of a test with nothing but the titles in them. */
function titlesOf(lines: readonly string[]): readonly string[] {
  return lines.map((line) => /^\s*(?:(?:it|describe)[^'"`]*|\]\)?.*)\((['"`].*)/u.exec(line)?.[1] ?? '');
}

/** The lines of a program with nothing but the comments in them. */
function commentsOf(text: string): readonly string[] {
  return text.split('\n').map((line) => /(?:^|\s)(\/\/|\/\*|\*)(?=[\s*]|$).*/u.exec(line)?.[0] ?? '');
}

it('keeps the README short enough to be read', () => {
  const lines =
    pages
      .find(({ path }) => path === 'README.md')
      ?.lines.join('\n')
      .trimEnd()
      .split('\n') ?? [];

  expect(lines.length).toBeGreaterThan(100);
  expect(lines.length).toBeLessThanOrEqual(200);
  expect(lines.join(' ').split(/\s+/u).length).toBeLessThan(1800);
});
