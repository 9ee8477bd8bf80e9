import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { same } from '../../src/answers/compare/finding.ts';
import type { Claim } from '../../src/answers/readings/claim.ts';
import type { Opinion, ReadFacts } from '../../src/answers/readings/reading.ts';
import { verdictOf } from '../../src/answers/verdict.ts';
import { sourceFiles, sourceText } from '../architecture/source-imports.ts';

const answers = sourceFiles.filter((file) => file.startsWith('answers/'));
const rests: readonly Claim['rest'][] = ['none', 'introduces', 'open'];
const sides: readonly ReadFacts[] = rests.flatMap((rest) =>
  ['', 'by mass'].map((leftOver) => ({
    claim: {
      text: '12',
      written: '12',
      rest,
      mayExclaim: false,
      direction: { way: '', by: '' },
      within: '',
      isArray: false,
    },
    leftOver,
    assumed: {},
  })),
);

/** The source without its comments, which may speak of what they like. */
function code(file: string): string {
  return sourceText(file)
    .replace(/\/\*[\s\S]*?\*\//gu, '')
    .replace(/^\s*\/\/.*$/gmu, '');
}

describe('the place where answers are called equal', () => {
  it('is one file', () => {
    expect(answers.length).toBeGreaterThan(80);
    expect(answers.filter((file) => /['"`]equal['"`]/u.test(code(file)))).toEqual(['answers/verdict.ts']);
  });

  it('is one line of it, besides the type', () => {
    const lines = code('answers/verdict.ts')
      .split('\n')
      .filter((line) => line.includes("'equal'"));

    expect(lines.map((line) => line.trim())).toEqual([
      "readonly verdict: 'equal' | 'different' | 'unknown';",
      "const verdict = agreement.relation === 'same' ? 'equal' : 'different';",
    ]);
  });

  it('is described where a reader looks for it', () => {
    const page = readFileSync(new URL('../../docs/architecture/answers.md', import.meta.url), 'utf8');

    expect(page).toContain('`src/answers/verdict.ts`');
  });
});

describe('a verdict', () => {
  it.each(sides.flatMap((reference) => sides.map((response) => ({ reference, response }))))(
    'is equal only where both sides were read whole ($reference.claim.rest, $reference.leftOver; $response.claim.rest, $response.leftOver)',
    ({ reference, response }) => {
      const opinion: Opinion = { kind: 'any', reference, response, agreement: same('exact', 'they agree') };
      const areWhole = [reference, response].every(
        ({ claim, leftOver }) => claim.rest !== 'open' && leftOver === '',
      );

      expect(verdictOf(opinion).verdict).toBe(areWhole ? 'equal' : 'unknown');
    },
  );
});
