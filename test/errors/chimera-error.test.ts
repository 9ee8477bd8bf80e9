import { describe, expect, it, vi } from 'vitest';
import { BudgetError, ChimeraError, DirectoryError, isChimeraError } from '../../src/errors/index.ts';

const locked = new DirectoryError('in use', { code: 'directory-locked', directory: 'runs/x' });

describe('isInstance', () => {
  it('tells the errors of the library from others', () => {
    expect(ChimeraError.isInstance(locked)).toBe(true);
    expect(isChimeraError(locked)).toBe(true);
    for (const other of [new Error('x'), { isChimeraError: true }, 'x', null]) {
      expect(ChimeraError.isInstance(other)).toBe(false);
      expect(DirectoryError.isInstance(other)).toBe(false);
    }
  });

  it('tells one class from another', () => {
    expect(DirectoryError.isInstance(locked)).toBe(true);
    expect(BudgetError.isInstance(locked)).toBe(false);
  });

  it('knows the errors of another copy of the package', async () => {
    vi.resetModules();
    const copy = await import('../../src/errors/index.ts');
    const theirs = new copy.DirectoryError('in use', { code: 'directory-locked', directory: 'runs/x' });

    expect(theirs).not.toBeInstanceOf(DirectoryError);
    expect(DirectoryError.isInstance(theirs)).toBe(true);
    expect(ChimeraError.isInstance(theirs)).toBe(true);
    expect(BudgetError.isInstance(theirs)).toBe(false);
  });
});
