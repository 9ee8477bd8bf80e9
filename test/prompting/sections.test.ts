import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConfigurationError } from '../../src/errors/index.ts';
import { readSections, requireSections } from '../../src/prompting/sections.ts';

const labels = ['Problem', 'Reasoning', 'Solution', 'Answer', 'Answer type'] as const;

function read(text: string): object {
  return Object.fromEntries(readSections(text, labels));
}

describe('readSections', () => {
  it('reads the layout that was asked for', () => {
    const text = 'Problem: p1\np2\n\nReasoning:\nr\nSolution: s\nAnswer: 7\nAnswer type: integer\n';

    expect(read(text)).toEqual({
      Problem: 'p1\np2',
      Reasoning: 'r',
      Solution: 's',
      Answer: '7',
      'Answer type': 'integer',
    });
  });

  it.each([
    ['bold with the colon inside', '**Problem:** p\n**Answer:** 7'],
    ['bold with the colon outside', '**Problem**: p\n**Answer** : 7'],
    ['a bold line', '**Problem: p**\n**Answer: 7**'],
    ['underscores', '__Problem:__ p\n_Answer_: 7'],
    ['headings', '## Problem\np\n### Answer ###\n7'],
    ['bold headings', '# **Problem**\n\np\n# **Answer:**\n7'],
    ['bold lines without a colon', '**Problem**\np\n**Answer**\n7'],
    ['list dashes', '- Problem: p\n* **Answer**: 7'],
    ['numbers', '1. Problem: p\n2) Answer: 7'],
    ['case and space', '  PROBLEM : p\n\tanswer :7'],
    ['a full-width colon', 'Problem：p\nAnswer：7'],
    ['carriage returns', 'Problem: p\r\nAnswer: 7\r\n'],
    ['a code fence around it all', '\n```text\nProblem: p\nAnswer: 7\n```\n'],
    ['words before', 'Here you are:\n\nProblem: p\nAnswer: 7'],
  ])('reads %s', (_, text) => {
    expect(read(text)).toEqual({ Problem: 'p', Answer: '7' });
  });

  it('keeps emphasis that belongs to the value', () => {
    expect(read('Problem: *p* and **q**\nAnswer: **7**')).toEqual({
      Problem: '*p* and **q**',
      Answer: '**7**',
    });
  });

  it('keeps a code fence inside a section', () => {
    const inner = '```\nx = 1\n```';

    expect(read(`Problem: run\n${inner}\nAnswer: 7`)).toEqual({ Problem: `run\n${inner}`, Answer: '7' });
    expect(read(`\`\`\`\nProblem: run\n\`\`\`js\nx\n\`\`\`\nAnswer: 7\n\`\`\``)).toEqual({
      Problem: 'run\n```js\nx\n```',
      Answer: '7',
    });
    expect(read('```\nProblem: p\n```\nand\n```\nAnswer: 7\n```')).toMatchObject({
      Problem: 'p\n```\nand\n```',
    });
  });

  it('takes a label in the middle of another section for content', () => {
    const text =
      'Problem: The halting\nProblem: is old\nReasoning: guess\nAnswer: maybe 5\nSolution: so\nAnswer: 7?\nno\nAnswer: 8\nAnswer type: integer';

    expect(read(text)).toEqual({
      Problem: 'The halting\nProblem: is old',
      Reasoning: 'guess\nAnswer: maybe 5',
      Solution: 'so\nAnswer: 7?\nno',
      Answer: '8',
      'Answer type': 'integer',
    });
  });

  it('takes the first of each label when the order is another', () => {
    expect(read('Answer: 7\nProblem: p\nSolution: s\nReasoning: r')).toEqual({
      Answer: '7',
      Problem: 'p',
      Solution: 's',
      Reasoning: 'r',
    });
  });

  it('does not take words that begin like a label for one', () => {
    expect(read('Problem: p\nProblems: q\nAnswer key: r\nAnswer the question\nAnswer')).toEqual({
      Problem: 'p\nProblems: q\nAnswer key: r\nAnswer the question\nAnswer',
    });
  });

  it('leaves out what is missing or blank', () => {
    expect(read('Problem:\n\nAnswer: 7')).toEqual({ Answer: '7' });
    expect(read('')).toEqual({});
    expect(readSections('Problem: p', []).size).toBe(0);
  });

  it('reads back what was laid out', () => {
    const value = fc.stringMatching(/^[a-z0-9$\\{}^ +\n]{1,40}$/).map((text) => text.trim() || 'x');
    fc.assert(
      fc.property(fc.tuple(value, value, value, value, value), (values) => {
        const text = labels.map((label, index) => `${label}: ${values[index]}`).join('\n');

        expect([...readSections(text, labels).values()]).toEqual(values);
      }),
      { seed: 2 },
    );
  });

  it('never throws', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'Problem',
        'Answer',
        'Answer type',
        ':',
        '：',
        '**',
        '##',
        '```',
        '\n',
        '\r\n',
        '- ',
        ' ',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece), fc.array(fc.string()), (pieces, names) => {
        const found = readSections(pieces.join(''), [...labels, ...names]);

        for (const section of found.values()) expect(section.trim()).not.toBe('');
      }),
      { seed: 3, numRuns: 500 },
    );
  });

  it('takes time in proportion to the text', () => {
    const hard = [`Problem${' '.repeat(300_000)}x`, `${'#'.repeat(300_000)}`, 'Answer: 1\n'.repeat(50_000)];

    expect(() => read(hard.join('\n'))).not.toThrow();
  }, 5_000);
});

describe('requireSections', () => {
  it('returns all sections', () => {
    expect(requireSections('Topics:\na\nb', ['Topics']).Topics).toBe('a\nb');
  });

  it('names what is missing, in words for the model', () => {
    expect(() => requireSections('Problem: p', labels)).toThrow(
      'the sections "Reasoning:", "Solution:", "Answer:", "Answer type:" are missing or empty; start each section on a line of its own with its label and a colon',
    );
    expect(() => requireSections('Problem:', ['Problem'])).toThrow(
      'the section "Problem:" is missing or empty',
    );
  });
});

describe('what is no text', () => {
  const readAny = readSections as (...given: readonly unknown[]) => unknown;
  const requireAny = requireSections as (...given: readonly unknown[]) => unknown;

  it.each([
    [() => readAny(undefined, ['Answer']), 'readSections.text: must be a text, got undefined'],
    [() => readAny('Answer: 7'), 'readSections.labels: must be a list of texts, got undefined'],
    [() => readAny('Answer: 7', 'Answer'), 'readSections.labels: must be a list of texts, got "Answer"'],
    [() => requireAny('Answer: 7', ['Answer', 7]), 'readSections.labels[1]: must be a text, got 7'],
  ])('is refused with its place and value', (read, message) => {
    expect(read).toThrow(new ConfigurationError([issueOf(message)]));
  });
});

function issueOf(message: string): { readonly option: string; readonly message: string } {
  const [option = '', ...rest] = message.split(': ');
  return { option, message: rest.join(': ') };
}
