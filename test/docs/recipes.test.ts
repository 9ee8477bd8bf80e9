import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recipes } from '../real/recipes.ts';
import { root } from './documentation.ts';

const folder = join(root, 'test/real');
const tests = readdirSync(folder)
  .filter((name) => name.endsWith('.real.test.ts'))
  .map((name) => readFileSync(join(folder, name), 'utf8'));

describe('the recipes of docs/training.md', () => {
  it('each have a name, by which a test with real parts runs them', () => {
    const names = [...recipes().keys()];

    expect(names.length).toBeGreaterThan(7);
    expect(names.filter((name) => !tests.some((text) => text.includes(`'${name}'`)))).toEqual([]);
  });
});
