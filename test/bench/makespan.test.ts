import { describe, expect, it } from 'vitest';
import { makespan, type PlannedDraw, type PlannedTopic, type RunPlan } from '../../bench/makespan.ts';

const keptDraw: PlannedDraw = {
  generate: [{ model: 'author', ms: 10 }],
  verify: [[{ model: 'author', ms: 5 }], [{ model: 'checker', ms: 8 }]],
  kept: true,
  synthesize: [{ model: 'reasoner', ms: 20 }],
  label: [{ model: 'checker', ms: 3 }],
};
const lostDraw: PlannedDraw = { ...keptDraw, kept: false, synthesize: [], label: [] };

function aPlan(topics: readonly PlannedTopic[], refill: Partial<RunPlan> = {}): RunPlan {
  const expand = [{ model: 'author', ms: 4 }];
  return { kept: 1, maxAttempts: 2, subjects: [[{ expand, topics }]], ...refill };
}

describe('makespan', () => {
  it('adds the calls of one chain, of the verifiers the slower one', () => {
    const simulated = makespan(aPlan([{ draws: [keptDraw] }]), 16);

    expect(simulated).toEqual({ ms: 4 + 10 + 8 + 20 + 3, firstSampleMs: 45, calls: 6, samples: 1 });
  });

  it('makes another draw for one that is lost, no sooner than it is lost', () => {
    const simulated = makespan(aPlan([{ draws: [lostDraw, keptDraw] }]), 16);

    expect(simulated.ms).toBe(4 + (10 + 8) + (10 + 8) + 20 + 3);
    expect(simulated.calls).toBe(9);
  });

  it('gives a topic up after as many draws as are allowed', () => {
    const simulated = makespan(aPlan([{ draws: [lostDraw, lostDraw, keptDraw] }]), 16);

    expect(simulated.samples).toBe(0);
    expect(simulated.calls).toBe(7);
  });

  it('lets no more calls of a model run at once than it has places', () => {
    const draft = { ...keptDraw, verify: [], synthesize: [], label: [] };
    const topics = Array.from({ length: 5 }, () => ({ draws: [draft] }));

    expect(makespan(aPlan(topics), 16).ms).toBe(4 + 10);
    expect(makespan(aPlan(topics), 2).ms).toBe(4 + 3 * 10);
  });

  it('serves the deepest part first', () => {
    const draft = { ...keptDraw, verify: [[{ model: 'author', ms: 5 }]], synthesize: [], label: [] };
    const topics = Array.from({ length: 3 }, () => ({ draws: [draft] }));

    expect(makespan(aPlan(topics), 1).firstSampleMs).toBe(4 + 10 + 5);
  });

  it('asks for the next page of a subject while the topics of the one before go on', () => {
    const page = { expand: [{ model: 'author', ms: 4 }], topics: [{ draws: [keptDraw] }] };

    expect(makespan(aPlan([], { subjects: [[page, page]] }), 16).ms).toBe(8 + 41);
  });

  it('makes re-asks after the question that they repeat', () => {
    const reAsked = { ...keptDraw, generate: [...keptDraw.generate, { model: 'author', ms: 7 }] };

    expect(makespan(aPlan([{ draws: [reAsked] }]), 16).ms).toBe(45 + 7);
  });

  it('refuses a plan that lacks a draw which the refill rule asks for', () => {
    expect(() => makespan(aPlan([{ draws: [lostDraw] }]), 16)).toThrow('lacks draw 1');
  });
});
