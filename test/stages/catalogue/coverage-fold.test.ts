import { describe, expect, it } from 'vitest';
import type { Topic } from '../../../src/core/records/records.ts';
import { type CompiledLeaf, compilePlan } from '../../../src/engine/flow/compiled-plan.ts';
import { compose } from '../../../src/pipeline/compose.ts';
import { CoverageFold } from '../../../src/stages/catalogue/coverage-fold.ts';
import { defineStage } from '../../../src/stages/definition/define-stage.ts';
import { expand } from '../../../src/stages/expand/index.ts';
import { generate } from '../../../src/stages/generate/index.ts';
import { validate } from '../../../src/stages/validate/index.ts';
import { aProblem, aTopic, aValidatedProblem } from '../../support/sample-records.ts';
import { namedModel } from '../../support/scripted-context.ts';

const model = namedModel('any');
const twice = defineStage<Topic, Topic>({ name: 'twice', version: '1', process: (topic) => topic });
const leaves = compilePlan(compose(expand({ model }), twice, generate({ model }), validate({ model })).plan);
const zero = { topics: 0, drafts: 0, kept: 0, short: 0, samples: 0 };

function leafNamed(name: string): CompiledLeaf {
  const leaf = leaves.find(({ plan }) => plan.name === name);
  if (leaf === undefined) throw new TypeError(`no leaf is named ${name}`);
  return leaf;
}

function inArea(area: string, topic: string): Topic {
  return aTopic({ topic, topicPath: ['Mathematics', area, topic] });
}

describe('CoverageFold', () => {
  it('is null when nothing names a subject', () => {
    const fold = new CoverageFold(leaves);
    fold.input({ id: 'a' });
    fold.output('text', leafNamed('expand'));

    expect(fold.rows()).toBeNull();
  });

  it('counts topics, drafts, kept and short by subject and area, sorted', () => {
    const fold = new CoverageFold(leaves);
    const rings = inArea('Algebra', 'Rings');
    for (const topic of [inArea('Topology', 'Knots'), rings]) fold.output(topic, leafNamed('twice'));
    fold.output(aTopic({ subject: 'Biology', topic: 'Botany' }), leafNamed('twice'));
    for (const _ of [0, 1]) fold.started(rings, leafNamed('generate'));
    fold.output(aValidatedProblem({ topicPath: rings.topicPath }), leafNamed('validate'));
    fold.short(rings);

    expect(fold.rows()).toEqual([
      { ...zero, subject: 'Biology', area: null, topics: 1 },
      { ...zero, subject: 'Mathematics', area: 'Algebra', topics: 1, drafts: 2, kept: 1, short: 1 },
      { ...zero, subject: 'Mathematics', area: 'Topology', topics: 1 },
    ]);
  });

  it('counts a record once when a later stage hands it on in the same kind', () => {
    const fold = new CoverageFold(leaves);
    for (const name of ['expand', 'twice']) fold.output(aTopic(), leafNamed(name));

    expect(fold.rows()).toMatchObject([{ topics: 1 }]);
  });

  it('shows a subject that got nothing, unless its areas stand for it', () => {
    const fold = new CoverageFold(leaves);
    fold.input({ kind: 'subject', subject: 'History' });
    fold.input({ kind: 'subject', subject: 'Mathematics' });
    fold.output({ kind: 'area', subject: 'Mathematics', area: 'Algebra' }, leafNamed('expand'));

    expect(fold.rows()).toEqual([
      { ...zero, subject: 'History', area: null },
      { ...zero, subject: 'Mathematics', area: 'Algebra' },
    ]);
  });

  it('takes no task but one from topic to problem for a draft', () => {
    const fold = new CoverageFold(leaves);
    fold.started(aTopic(), leafNamed('twice'));
    fold.started(aProblem(), leafNamed('validate'));
    fold.started({ kind: 'subject', subject: 'History' }, leafNamed('expand'));

    expect(fold.rows() ?? []).toEqual([]);
  });

  it('keeps one row for a subject however many topics it has', () => {
    const fold = new CoverageFold(leaves);
    for (let number = 0; number < 1000; number += 1)
      fold.output(aTopic({ topic: `Field ${number}` }), leafNamed('twice'));

    expect(fold.rows()).toEqual([{ ...zero, subject: 'Mathematics', area: null, topics: 1000 }]);
  });
});
