import { describe, expectTypeOf, it } from 'vitest';
import type { Sample, ValidatedProblem } from '../../src/core/records/records.ts';
import {
  exportDataset,
  type ProblemExporter,
  type SampleExporter,
  verlFormat,
} from '../../src/export/index.ts';
import type { Run } from '../../src/index.ts';

declare const samples: Run<Sample>;
declare const problems: readonly ValidatedProblem[];
const path = 'a.jsonl';

describe('exportDataset', () => {
  it('passes `where` the record that the format takes', () => {
    void exportDataset(samples, {
      format: 'messages',
      path,
      where: (sample) => {
        expectTypeOf(sample).toEqualTypeOf<Sample>();
        return true;
      },
    });
    void exportDataset(problems, {
      format: verlFormat(),
      path,
      where: (problem) => {
        expectTypeOf(problem).toEqualTypeOf<ValidatedProblem>();
        return true;
      },
    });
  });

  it('takes samples where problems are wanted, and not the other way round', () => {
    void exportDataset(samples, { format: 'verl', path });
    // @ts-expect-error problems have no trajectory to train on
    void exportDataset(problems, { format: 'messages', path });
  });

  it('does not compile with options that the format does not have', () => {
    // @ts-expect-error problems have no label
    void exportDataset(problems, { format: 'verl', path, labels: 'all' });
    // @ts-expect-error there is no such format
    void exportDataset(samples, { format: 'xml', path });
    // @ts-expect-error a split is by shares
    void exportDataset(samples, { format: 'jsonl', path, split: true });
  });
});

describe('an exporter', () => {
  it('is an object literal', () => {
    const cards: SampleExporter = {
      name: 'cards',
      reads: 'samples',
      columns: { front: 'string', tags: { kind: 'list', of: 'string' } },
      row: ({ problem, subject }, { index, split }) => ({ front: problem, tags: [subject], index, split }),
    };
    const questions: ProblemExporter = {
      name: 'questions',
      reads: 'problems',
      // @ts-expect-error a problem has no reasoning
      row: ({ reasoning }) => ({ reasoning }),
    };
    void [cards, questions];
  });
});
