import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../src/core/json.ts';
import type { RunManifest } from '../../../src/engine/run/manifest.ts';
import { manifestChanges } from '../../../src/engine/run/manifest-changes.ts';

type NotedStage = RunManifest['stages'][number];

function stage(name: string, options: JsonValue, more: Partial<NotedStage> = {}): NotedStage {
  return { name, version: '1', options, sizes: null, refill: null, ...more };
}

function manifest(stages: readonly NotedStage[], more: Partial<RunManifest> = {}): RunManifest {
  return { library: '0.1.0', stages, seed: 0, target: null, fingerprint: 'f', ...more };
}

describe('manifestChanges', () => {
  it('is empty when nothing but the fingerprint differs', () => {
    const stages = [stage('label', { prompt: 'label@1' }, { refill: { kept: 2, maxAttempts: 4 } })];

    expect(manifestChanges(manifest(stages), manifest(stages, { fingerprint: 'g' }))).toEqual([]);
  });

  it('names each option with its value before and after', () => {
    const before = manifest([
      stage('generate', { model: 'a:b' }, { refill: { kept: 2, maxAttempts: 4 } }),
      stage('label', { prompt: 'label@1', judge: 'a:b' }),
    ]);
    const after = manifest(
      [
        stage('generate', { model: 'a:c' }, { refill: { kept: 3, maxAttempts: 4 }, version: '2' }),
        stage('label', { prompt: 'stricter@1', judge: 'a:b' }),
      ],
      { seed: 5 },
    );

    expect(manifestChanges(before, after)).toEqual([
      'seed: 0 -> 5',
      'generate.version: 1 -> 2',
      'generate.options.model: a:b -> a:c',
      'generate.refill.kept: 2 -> 3',
      'label.options.prompt: label@1 -> stricter@1',
    ]);
  });

  it('tells of stages that came, went or changed places', () => {
    const before = manifest([stage('one', null), stage('two', null), stage('three', null)]);
    const after = manifest([stage('three', null), stage('one', null), stage('four', null)]);

    expect(manifestChanges(before, after)).toEqual([
      'two: no longer a stage',
      'four: a new stage',
      'stages: one, three -> three, one',
    ]);
  });

  it('shows lists of names in full and long texts never', () => {
    const long = 'You are a strict judge. '.repeat(40);
    const before = manifest([
      stage('validate', { verifiers: ['a', 'b'], aspects: [long, long], note: long }),
    ]);
    const after = manifest([stage('validate', { verifiers: ['a'], aspects: [long, 'x'], note: `${long}!` })]);

    const lines = manifestChanges(before, after);

    expect(lines[0]).toBe('validate.options.verifiers: [a, b] -> [a]');
    expect(lines).toHaveLength(3);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(250);
  });

  it('says that something differs also when both look alike in short', () => {
    const long = (end: string): string[] => Array.from({ length: 9 }, () => `text ${end}`);

    expect(
      manifestChanges(
        manifest([stage('s', { texts: long('a') })]),
        manifest([stage('s', { texts: long('b') })]),
      ),
    ).toEqual(['s.options.texts: a list of 9, with other content']);
  });

  it('lists a bounded number of changes', () => {
    const options = (value: number): JsonValue =>
      Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`o${index}`, value]));

    const lines = manifestChanges(manifest([stage('s', options(1))]), manifest([stage('s', options(2))]));

    expect(lines).toHaveLength(101);
    expect(lines.at(-1)).toBe('and 50 further changes');
  });

  it('reads a manifest that it does not understand as far as it can', () => {
    const odd = { library: '0.0.9', stages: 'many' };

    expect(manifestChanges(odd, manifest([stage('s', null)]))).toEqual([
      'library: 0.0.9 -> 0.1.0',
      'seed: none -> 0',
    ]);
  });
});
