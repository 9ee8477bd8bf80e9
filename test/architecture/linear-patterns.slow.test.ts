import { execFileSync } from 'node:child_process';
import { analyse } from 'scslre';
import { beforeAll, describe, expect, it } from 'vitest';
import { sourceFiles } from './source-imports.ts';
import { noteMadePatterns, type SourcePattern, writtenPatterns } from './source-patterns.ts';

/** Makes the patterns that the source makes of texts: most with the file, the others when a function is called. */
async function makePatterns(files: readonly string[]): Promise<void> {
  for (const file of files) await import(new URL(`../../src/${file}`, import.meta.url).href);
  const { compareAnswers } = await import('../../src/answers/index.ts');
  const { waitInWords } = await import('../../src/models/failures/waits/told-wait.ts');
  const { splitChannels } = await import('../../src/models/layout/split-channels.ts');
  const { givenMarksIn } = await import('../../src/models/layout/thinking-marks.ts');
  const { readSections } = await import('../../src/prompting/sections.ts');
  const { singleAnswer } = await import('../../src/rules/builtin/single-answer.ts');
  const { choiceIn } = await import('../../src/rules/builtin/not-multiple-choice.ts');
  const { runRule } = await import('../../src/testing/run-rule.ts');
  const { aProblem } = await import('../../src/testing/sample-records.ts');
  await import('../../src/offline/index.ts');
  compareAnswers('Monday, 5 May 2025', 'Tuesday, 6 May 2025');
  compareAnswers('red and blue', 'blue and red');
  waitInWords('try again', 0);
  splitChannels('final<|message|>4');
  givenMarksIn('a', [{ open: '[THINK]', close: '[/THINK]' }]);
  readSections('What is it?', ['Problem', 'Answer type']);
  choiceIn('Which of the following? A) one B) two C) three', 'A');
  await runRule(singleAnswer(), aProblem({ answer: '(a) 4 (b) 5' }));
}

/** Why a pattern may take more than linear time; null when it does not. */
function faultOf({ file, source, flags }: SourcePattern): string | null {
  const { reports } = analyse({ source, flags }, { maxReports: 1 });
  const [report] = reports;
  if (report === undefined) return null;
  const kind = report.exponential ? 'exponential' : report.type === 'Move' ? 'quadratic search' : 'quadratic';
  return `${file}: ${kind} in many ${JSON.stringify(report.character.pick)}: /${source}/${flags}`;
}

/** The bound is that of one engine and processor: others compile the same patterns to more code, or to less. */
const isMeasured = process.versions.node.startsWith('20.') && process.arch === 'x64';

/** The most bytes of machine code that all patterns of the answers may take together. */
const MOST_BYTES = 18_000_000;

/** How much machine code patterns take once each has read a text of narrow and one of wide characters, in a process of their own. */
function bytesOf(patterns: readonly SourcePattern[]): number {
  const script = `
    const { getHeapCodeStatistics } = require('node:v8');
    const patterns = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
    const bytes = () => getHeapCodeStatistics().code_and_metadata_size;
    const start = bytes();
    const kept = patterns.map(({ source, flags }) => {
      const pattern = new RegExp(source, flags.replace(/[gy]/g, ''));
      for (const text of ['abc 12, of the = x', '\u4e00 abc 12, of the = x']) for (let each = 0; each < 3; each += 1) pattern.exec(text);
      return pattern;
    });
    console.log(kept.length && bytes() - start);`;
  const told = execFileSync(process.execPath, ['--eval', script], { input: JSON.stringify(patterns) });
  return Number(told);
}

describe('the regular expressions of the source', () => {
  let all: readonly SourcePattern[] = [];

  beforeAll(async () => {
    const written = sourceFiles.map((file) => ({ file, ...writtenPatterns(file) }));
    const noted = noteMadePatterns();
    await makePatterns(written.filter(({ made }) => made > 0).map(({ file }) => file)).finally(noted.end);
    for (const { file, made } of written) {
      const sources = new Set(noted.made.filter((one) => one.file === file).map(({ source }) => source));
      expect([file, sources.size >= made]).toEqual([file, true]);
    }
    all = [...written.flatMap(({ literals }) => literals), ...noted.made];
    expect(all.length).toBeGreaterThan(800);
  }, 120_000);

  // A run of white space before a pattern that is looked for begins with `(?<!\s)`, so that the search does not begin again within it.
  it('take time in proportion to the text, each of them', () => {
    expect([...new Set(all.flatMap((one) => faultOf(one) ?? []))]).toEqual([]);
    // The check itself can fail.
    expect(faultOf({ file: '', source: '\\s+$', flags: 'u' })).toContain('quadratic search');
    expect(faultOf({ file: '', source: '^(?:a+)+$', flags: 'u' })).toContain('exponential');
  }, 240_000);

  // V8 no longer optimizes patterns once a process holds 16 MB of machine code: see "Letters in patterns" in docs/architecture/answers.md.
  it.runIf(isMeasured)('take little machine code, those of the answers together', () => {
    const answers = all.filter(({ file }) => file.startsWith('answers/'));
    const distinct = new Map(answers.map((one) => [`${one.source}/${one.flags}`, one]));
    const patterns = [...distinct.values()];
    // Few at a time, below the limit itself.
    const starts = patterns.flatMap((_, index) => (index % 400 === 0 ? [index] : []));
    const bytes = starts.reduce((sum, start) => sum + bytesOf(patterns.slice(start, start + 400)), 0);
    expect(bytes).toBeLessThan(MOST_BYTES);
  });
});
