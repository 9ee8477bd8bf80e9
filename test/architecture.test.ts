import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const source = fileURLToPath(new URL('../src', import.meta.url));

/** The house of docs/architecture.md: what each folder may import besides itself. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  core: [],
  errors: [],
  events: ['core', 'errors'],
  answers: ['core', 'errors'],
  similarity: ['core', 'errors'],
  files: ['core', 'errors'],
  models: ['core', 'errors', 'events', 'answers', 'similarity', 'files'],
  store: ['core', 'errors', 'events', 'answers', 'similarity', 'files'],
  rules: ['core', 'errors', 'events', 'answers', 'similarity', 'files'],
  offline: ['core', 'errors', 'answers', 'similarity'],
  engine: ['core', 'errors', 'events', 'answers', 'similarity', 'files', 'models', 'store'],
  stages: ['core', 'errors', 'answers', 'similarity', 'models', 'rules', 'engine'],
  pipeline: [
    'core',
    'errors',
    'answers',
    'similarity',
    'files',
    'models',
    'store',
    'rules',
    'engine',
    'stages',
  ],
  export: ['core', 'errors', 'answers', 'files'],
  report: ['core', 'errors', 'answers', 'files'],
  terminal: ['core', 'errors', 'events'],
  testing: ['core', 'errors', 'models', 'store', 'rules', 'engine'],
};

/** The one folder that may import each vendor for its value. */
const DOORS: Readonly<Record<string, readonly string[]>> = {
  ai: ['models'],
  'p-retry': ['models'],
  eventemitter3: ['events'],
  hyparquet: ['files'],
  'hyparquet-writer': ['export'],
  '@huggingface/hub': ['export'],
  '@observablehq/plot': ['report'],
  temml: ['report'],
  'log-update': ['terminal'],
  zod: ['core', 'models', 'stages', 'store', 'files'],
  'node:fs': ['files', 'store', 'export', 'report'],
  'node:fs/promises': ['files', 'store', 'export', 'report'],
};

/** Core names the vendor's model types in its options, which is not the same as using the vendor. */
const TYPES_OF_AI: readonly string[] = ['core', 'models', 'pipeline', 'offline', 'testing'];

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const files = (readdirSync(source, { recursive: true }) as string[])
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts'));
const imports: readonly Import[] = files.flatMap((from) =>
  [
    ...readFileSync(join(source, from), 'utf8').matchAll(
      /^(?:import|export)\s+(type\s)?[^;'"]*?from\s+'([^']+)'/gm,
    ),
  ].map((match) => ({ from, to: match[2] ?? '', typeOnly: match[1] !== undefined })),
);

describe('the house', () => {
  it('has imports to look at', () => {
    expect(imports.length).toBeGreaterThan(200);
  });

  it('imports downwards only', () => {
    const wrong = imports.filter(({ from, to }) => {
      const folder = folderOf(from);
      if (!to.startsWith('.') || folder === null) return false;
      const target = folderOf(relative(source, resolve(source, dirname(from), to)));
      return target !== folder && !(MAY_IMPORT[folder] ?? []).includes(target ?? '');
    });

    expect(wrong.map(said), 'see the layers in docs/architecture.md').toEqual([]);
  });

  it('lets no stage import another', () => {
    const wrong = imports.filter(({ from, to }) => {
      const [folder, stage] = from.split('/');
      if (folder !== 'stages' || !to.startsWith('.')) return false;
      const target = relative(source, resolve(source, dirname(from), to)).split('/');
      return target[0] === 'stages' && target[1] !== stage;
    });

    expect(wrong.map(said), 'stages meet only in pipeline/').toEqual([]);
  });

  it('has one door for each vendor', () => {
    const wrong = imports.filter(({ from, to, typeOnly }) => {
      if (to.startsWith('.')) return false;
      const folder = folderOf(from) ?? '';
      if (to === 'ai' && typeOnly) return !TYPES_OF_AI.includes(folder);
      const doors = DOORS[to];
      return doors === undefined ? !to.startsWith('node:') : !doors.includes(folder);
    });

    expect(wrong.map(said), 'a vendor is imported in one folder only').toEqual([]);
  });

  it('keeps files short, named in kebab case and out of grab bags', () => {
    const long = files.filter((path) => readFileSync(join(source, path), 'utf8').split('\n').length > 350);
    const bags = files.filter((path) => /(?:^|\/)(?:utils?|helpers?|types?|misc)(?:\.ts|\/)/.test(path));
    const odd = files.filter((path) => !/^(?:[a-z0-9-]+\/)*[a-z0-9-]+\.ts$/.test(path));

    expect({ long, bags, odd }).toEqual({ long: [], bags: [], odd: [] });
  });
});

function folderOf(path: string): string | null {
  const [folder, ...rest] = path.split('/');
  return rest.length === 0 ? null : (folder ?? null);
}

function said({ from, to }: Import): string {
  return `${from} imports ${to}`;
}
