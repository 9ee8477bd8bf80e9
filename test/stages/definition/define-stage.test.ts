import { describe, expect, it } from 'vitest';
import { defineRecordStage } from '../../../src/stages/definition/define-record-stage.ts';
import { defineStage } from '../../../src/stages/definition/define-stage.ts';

const parts = { name: 'custom', version: '1', process: (item: unknown) => item };

describe('defineStage', () => {
  it('refuses what it would ignore', () => {
    const plumbing = { ...parts, produces: 'sample', sizes: 3 };

    expect(() => defineStage(plumbing)).toThrow(/produces.*sizes/s);
    expect(() => defineStage({ ...parts, name: 'No Name', version: ' ' })).toThrow(/name:.*version:/s);
  });
});

describe('defineRecordStage', () => {
  it('tells the engine what comes out and what was set', () => {
    const { plan } = defineRecordStage({ ...parts, produces: 'sample', sizes: { rows: 3 }, draws: 3 });

    expect(plan).toMatchObject({
      produces: 'sample',
      sizes: { rows: 3 },
      fixedDraws: 3,
      drawsOption: 'draws',
    });
  });
});
