import { describe, expect, it } from 'vitest';
import { runHistories } from '../support/journal-histories.ts';

describe('a journal on a disk that fails, tears, reorders and forgets, under writers that die, stop and come back', () => {
  it('loses nothing that it acknowledged and invents nothing', async () => {
    expect(await runHistories(201, 10_000)).toBe(9_800);
  }, 300_000);
});
