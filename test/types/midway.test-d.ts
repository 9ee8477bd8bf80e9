import { describe, expectTypeOf, it } from 'vitest';
import {
  compose,
  generate,
  label,
  type Model,
  readProblems,
  readRecords,
  readTaxonomy,
  type Sample,
  type SubjectInput,
  synthesize,
  type Topic,
  type ValidatedProblem,
} from '../../src/index.ts';

declare const model: Model;

describe('records of an earlier run', () => {
  it('have the type of their file', () => {
    expectTypeOf(readRecords('runs/first', { file: 'topics' })).toExtend<AsyncIterable<Topic>>();
    expectTypeOf(readRecords('runs/first', { file: 'samples' })).toExtend<AsyncIterable<Sample>>();
    expectTypeOf(readProblems('rows.jsonl')).toExtend<AsyncIterable<ValidatedProblem>>();
    // @ts-expect-error refusals are no records that a stage takes
    readRecords('runs/first', { file: 'rejected' });
  });

  it('go into the stages that take them, and into no other', () => {
    const solved = compose(synthesize({ model }), label({ model: model }));

    expectTypeOf(
      solved.run(readRecords('runs/first', { file: 'problems' })).toArray(),
    ).resolves.toEqualTypeOf<Sample[]>();
    generate({ model }).run(readRecords('runs/first', { file: 'topics' }));
    // @ts-expect-error a topic is no problem
    solved.run(readRecords('runs/first', { file: 'topics' }));
    // @ts-expect-error nor is a problem a topic
    generate({ model }).run(readProblems([]));
    // @ts-expect-error a number is neither a path nor rows
    readProblems(7);
  });
});

describe('subjects', () => {
  it('bring topics in areas, and a taxonomy is a list of such', () => {
    expectTypeOf({
      name: 'Mathematics',
      topics: { Algebra: { Rings: ['Ideals'] } },
    }).toExtend<SubjectInput>();
    expectTypeOf({ name: 'Physics', topicsPerSubject: 9, guidance: 'experiments' }).toExtend<SubjectInput>();
    expectTypeOf(readTaxonomy('topics.jsonl')).resolves.toExtend<readonly SubjectInput[]>();
  });
});
