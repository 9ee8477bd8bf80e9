import type { RecordCatalogue } from '../../engine/books/record-catalogue.ts';
import { CoverageFold } from './coverage-fold.ts';
import { RecordTally } from './record-tally.ts';

/** The records of this library as the books of a run see them. */
export const recordCatalogue: RecordCatalogue = {
  files: new Map([
    ['topic', 'topics'],
    ['problem', 'problems'],
    ['validated-problem', 'problems'],
    ['trajectory', 'trajectories'],
    ['sample', 'samples'],
  ]),
  steps: new Map([
    ['problem', ['validated-problem']],
    ['trajectory', ['sample']],
  ]),
  count: (leaves) => {
    const coverage = new CoverageFold(leaves);
    const tally = new RecordTally();
    return {
      input: (item) => coverage.input(item),
      started: (item, leaf) => coverage.started(item, leaf),
      output: (value, leaf, isFinal) => {
        coverage.output(value, leaf);
        tally.note(value, leaf.depth, isFinal);
      },
      refused: (made, leaf) => tally.note(made, leaf.depth, false),
      short: (item) => coverage.short(item),
      summary: () => ({
        labels: tally.labels(),
        disagreements: tally.disagreements(),
        coverage: coverage.rows(),
        warnings: tally.warnings(),
      }),
    };
  },
};
