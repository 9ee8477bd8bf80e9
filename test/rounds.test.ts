import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { leftOutTests } from '../vitest.config.ts';

const files = readdirSync(fileURLToPath(new URL('.', import.meta.url)), { recursive: true })
  .map((path) => `test/${String(path).replaceAll('\\', '/')}`)
  .filter((path) => path.endsWith('.slow.test.ts'));

describe('the slow tests that a round leaves out', () => {
  it('are there, each that is named', () => {
    const patterns = leftOutTests.flatMap((left) => withoutBraces(left.files));
    const idle = patterns.filter((pattern) => !files.some((path) => asExpression(pattern).test(path)));

    expect(patterns.length).toBeGreaterThan(20);
    expect(idle).toEqual([]);
  });
});

/** `a/{b,c}/d` as `a/b/d` and `a/c/d`. */
function withoutBraces(pattern: string): readonly string[] {
  const found = /^([^{]*)\{([^}]*)\}(.*)$/u.exec(pattern);
  if (found === null) return [pattern];
  const [, before = '', choices = '', after = ''] = found;
  return choices.split(',').flatMap((choice) => withoutBraces(`${before}${choice}${after}`));
}

/** `**` stands for any folders, `*` for a part of a name. */
function asExpression(pattern: string): RegExp {
  const parts = pattern.split('**/').map((part) => part.replaceAll('.', '\\.').replaceAll('*', '[^/]*'));
  return new RegExp(`^${parts.join('(?:.+/)?')}$`, 'u');
}
