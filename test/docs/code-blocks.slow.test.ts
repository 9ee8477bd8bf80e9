import { describe, expect, it } from 'vitest';
import { codeBlocks, markdownPages, sourcePages } from './documentation.ts';
import { compileDocumentation, publicEntries } from './documentation-program.ts';

const pages = markdownPages();
const blocks = [...pages, ...sourcePages()].flatMap(codeBlocks);
const program = compileDocumentation(blocks);

describe('code in the documentation', () => {
  it('is found', () => {
    expect(blocks.filter(({ path }) => path.endsWith('.md')).length).toBeGreaterThan(15);
    expect(blocks.filter(({ path }) => path.endsWith('.ts')).length).toBeGreaterThan(15);
  });

  it.each(blocks.map((block) => [`${block.path}:${block.openingLine}`, block] as const))(
    'compiles: %s',
    (_, block) => {
      expect(program.faultsOf(block)).toEqual([]);
    },
  );

  it('is told when a block does not compile', () => {
    const lines = [
      '// an option of the wrong type, on the second line',
      "expand({ model, topicsPerSubject: '9' });",
    ];
    const block = { path: 'docs/broken.md', openingLine: 7, lines, isRunnable: false };

    expect(compileDocumentation([block]).faultsOf(block).join('\n')).toMatch(
      /^docs\/broken\.md:9: Type 'string' is not assignable/,
    );
  });
});

describe('public names', () => {
  it.each([...publicEntries.values()])('all have a doc comment: %s', (entry) => {
    const names = program.documentedNames(entry);
    const bare = [...names].filter(([, comment]) => comment.trim() === '').map(([name]) => name);

    expect(names.size).toBeGreaterThan(1);
    expect(bare).toEqual([]);
  });

  it.each([...publicEntries.values()])('show how each function, class and constant is used: %s', (entry) => {
    expect(program.withoutExample(entry)).toEqual([]);
  });
});

describe('tables', () => {
  const textOf = (path: string): string => pages.find((page) => page.path === path)?.lines.join('\n') ?? '';

  it('name every event', () => {
    const kinds = program.literalsOf('PipelineEvent', 'kind');

    expect(kinds).toContain('item-kept');
    expect(kinds.filter((kind) => !textOf('docs/events.md').includes(`\`${kind}\``))).toEqual([]);
  });

  it('name every error code', () => {
    const codes = program.literalsOf('AnyChimeraError', 'code');

    expect(codes).toContain('directory-locked');
    expect(codes.filter((code) => !textOf('docs/errors.md').includes(`\`${code}\``))).toEqual([]);
  });
});
