import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fenced, withoutFences } from '../../src/prompting/fence.ts';

describe('fenced', () => {
  it('has the same fence for a text in every version, since prompts are part of the keys', () => {
    expect(fenced('Problem', 'two\nlines')).toBe(
      'Problem:\n<<<DATA-65018be006f39e1e\ntwo\nlines\nDATA-65018be006f39e1e>>>',
    );
    expect(fenced('Problem', 'two lines')).not.toContain('DATA-65018be006f39e1e');
  });

  it('is not closed by its own text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, inner) => {
        const forged = `${text}${fenced('X', inner)}${text}`;
        const block = fenced('Problem', forged);
        const token = /DATA-[0-9a-f]{16}/.exec(block)?.[0] ?? '';

        expect(block.split(`${token}>>>`)).toHaveLength(2);
      }),
      { seed: 1 },
    );
  });
});

describe('withoutFences', () => {
  it('drops quoted blocks, nested ones included', () => {
    const block = fenced('Problem', `a ${fenced('Inner', 'b')} c`);

    expect(withoutFences(`before\n${block}\nbetween\n${block}\nafter`)).toBe(
      'before\nProblem:\n\n\nbetween\nProblem:\n\n\nafter',
    );
  });

  it('leaves a fence that is never closed, and a close without an opening', () => {
    const open = '<<<DATA-0123456789abcdef\ntext';
    const close = 'text\nDATA-0123456789abcdef>>>';

    expect(withoutFences(open)).toBe(open);
    expect(withoutFences(close)).toBe(close);
    expect(withoutFences(`${close}\n${open}`)).toBe(`${close}\n${open}`);
  });

  it('does not join what was around a block', () => {
    expect(withoutFences('Verdict: <<<DATA-0123456789abcdef x DATA-0123456789abcdef>>>VALID')).toBe(
      'Verdict: \nVALID',
    );
  });

  it('takes time in proportion to the text', () => {
    const openings = '<<<DATA-0123456789abcdef '.repeat(100_000);

    expect(withoutFences(openings)).toBe(openings);
  }, 5_000);
});
