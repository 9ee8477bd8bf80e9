import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { VERSION } from '../src/core/version.ts';

interface Manifest {
  readonly version: string;
  readonly type: string;
  readonly license: string;
  readonly sideEffects: boolean;
  readonly engines: { readonly node: string };
  readonly files: readonly string[];
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta: Readonly<Record<string, { readonly optional: boolean }>>;
}

const manifest: Manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

describe('package.json', () => {
  it('states the version that the library states', () => {
    expect(manifest.version).toBe(VERSION);
  });

  it('is an ESM package without side effects for Node 20.19 and up', () => {
    expect(manifest).toMatchObject({
      type: 'module',
      license: 'Apache-2.0',
      sideEffects: false,
      engines: { node: '>=20.19' },
    });
  });

  it('depends on nothing but what docs/decisions allows', () => {
    expect(Object.keys(manifest.dependencies).sort()).toEqual(['eventemitter3', 'p-retry']);
    expect(manifest.peerDependencies).toEqual({
      '@huggingface/hub': '^2.0.0',
      ai: '^6.0.20 || ^7.0.0',
      bullmq: '^6.7.0',
      hyparquet: '^1.25.0',
      'hyparquet-writer': '^0.17.0',
      ioredis: '^5.4.0 || ^6.0.0',
      zod: '^3.25.76 || ^4.1.8',
    });
    expect(manifest.peerDependenciesMeta).toEqual({
      '@huggingface/hub': { optional: true },
      bullmq: { optional: true },
      hyparquet: { optional: true },
      'hyparquet-writer': { optional: true },
      ioredis: { optional: true },
    });
  });

  it('puts types first in each entry, exposes nothing else, and brings the pages that the README links to', () => {
    for (const [path, entry] of Object.entries(manifest.exports)) {
      if (typeof entry === 'string') expect(path).toBe('./package.json');
      else expect(Object.keys(entry)).toEqual(['types', 'default']);
    }
    expect(manifest.files).toEqual([
      'dist',
      'src',
      '!src/report/page-bundle.js',
      'docs',
      'examples',
      'CHANGELOG.md',
      'THIRD-PARTY-NOTICES.md',
    ]);
  });
});
