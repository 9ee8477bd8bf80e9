/** The house of docs/architecture.md as data. The lint rules (`npm run house`) and the test beside this file come from it. */

export interface Room {
  /** The folder below `src/`. A room with sub-rooms holds only the files that lie in it directly. */
  readonly folder: string;
  /** What its files may import besides their own room. Each of them is above this room in the list. */
  readonly imports: readonly string[];
}

/** What the rooms that know no record of CHIMERA are built on: models, stores, files, the engine. */
const PLAIN = ['errors', 'core', 'core/money', 'core/figures', 'options'] as const;
const ENGINE = [...PLAIN, 'core/items'] as const;
const GROUND = [...PLAIN, 'core/items', 'core/records'] as const;
const MODEL_OPTIONS = ['models', 'models/provider'] as const;
const STAGE = [
  ...GROUND,
  'prompting',
  'rules',
  ...MODEL_OPTIONS,
  'stages/definition',
  'stages/admission',
] as const;

/** From the ground up. */
export const ROOMS: readonly Room[] = [
  { folder: 'errors', imports: [] },
  { folder: 'core/money', imports: [] },
  { folder: 'core', imports: ['core/money'] },
  { folder: 'core/figures', imports: ['core'] },
  { folder: 'core/records', imports: ['core', 'core/money'] },
  { folder: 'core/items', imports: ['core'] },
  { folder: 'options', imports: ['errors', 'core'] },
  { folder: 'time', imports: ['errors'] },
  { folder: 'events', imports: PLAIN },
  { folder: 'prompting', imports: ['errors', 'core'] },
  { folder: 'answers', imports: ['errors', 'options'] },
  { folder: 'similarity', imports: ['errors', 'options'] },
  { folder: 'files', imports: PLAIN },
  { folder: 'store', imports: [...PLAIN, 'files'] },
  { folder: 'rules', imports: [...GROUND, 'prompting', 'similarity', 'files'] },
  { folder: 'offline', imports: [...GROUND, 'time'] },
  { folder: 'models/layout', imports: [...PLAIN, 'prompting'] },
  { folder: 'models', imports: PLAIN },
  { folder: 'models/failures', imports: PLAIN },
  { folder: 'models/limits', imports: [...PLAIN, 'time', 'models/failures'] },
  { folder: 'models/provider', imports: [...PLAIN, 'time', 'models', 'models/layout', 'models/failures'] },
  {
    folder: 'models/call',
    imports: [
      ...PLAIN,
      'time',
      'prompting',
      'models/layout',
      'models/failures',
      'models/limits',
      'models/provider',
    ],
  },
  { folder: 'engine/flow', imports: ENGINE },
  {
    folder: 'engine/settings',
    imports: [...ENGINE, 'time', 'models/failures', 'models/provider', 'models/call'],
  },
  { folder: 'engine/ledger', imports: [...ENGINE, 'models/provider', 'engine/settings'] },
  {
    folder: 'engine/books',
    imports: [...ENGINE, 'time', 'events', 'files', 'engine/flow', 'engine/settings', 'engine/ledger'],
  },
  {
    folder: 'engine/run',
    imports: [
      ...ENGINE,
      'time',
      'events',
      'files',
      'models/call',
      'engine/flow',
      'engine/settings',
      'engine/ledger',
      'engine/books',
    ],
  },
  { folder: 'stages/catalogue', imports: [...GROUND, 'engine/flow', 'engine/books'] },
  {
    folder: 'stages/definition',
    imports: [
      ...GROUND,
      'store',
      ...MODEL_OPTIONS,
      'models/call',
      'engine/flow',
      'engine/run',
      'stages/catalogue',
    ],
  },
  { folder: 'stages/admission', imports: GROUND },
  { folder: 'stages/attempt', imports: ['core', 'core/records'] },
  { folder: 'stages/expand', imports: [...STAGE, 'similarity'] },
  { folder: 'stages/generate', imports: STAGE },
  { folder: 'stages/validate', imports: [...STAGE, 'answers', 'stages/attempt'] },
  { folder: 'stages/synthesize', imports: [...STAGE, 'answers', 'stages/attempt'] },
  { folder: 'stages/label', imports: [...STAGE, 'answers'] },
  {
    folder: 'forecast',
    imports: [...GROUND, 'models/provider', 'engine/flow', 'engine/settings', 'stages/expand'],
  },
  {
    folder: 'reading',
    imports: [
      ...GROUND,
      'answers',
      'files',
      'store',
      'models/layout',
      'models/call',
      'stages/admission',
      'stages/expand',
    ],
  },
  {
    folder: 'verification',
    imports: [
      ...GROUND,
      'similarity',
      'files',
      'rules',
      ...MODEL_OPTIONS,
      'stages/definition',
      'stages/validate',
      'stages/label',
      'reading',
    ],
  },
  { folder: 'report', imports: [...GROUND, 'files', 'reading'] },
  {
    folder: 'analysis',
    imports: [
      ...GROUND,
      'prompting',
      'answers',
      'similarity',
      'files',
      'rules',
      'models/layout',
      ...MODEL_OPTIONS,
      'stages/definition',
      'stages/synthesize',
      'stages/label',
      'forecast',
      'reading',
      'report',
      'verification',
    ],
  },
  {
    folder: 'pipeline',
    imports: [
      ...GROUND,
      'rules',
      'models',
      'engine/flow',
      'engine/run',
      'stages/definition',
      'stages/expand',
      'stages/generate',
      'stages/validate',
      'stages/synthesize',
      'stages/label',
      'forecast',
    ],
  },
  {
    folder: 'shards',
    imports: [...PLAIN, 'core/items', 'files', 'store', 'engine/ledger', 'engine/run'],
  },
  { folder: 'export', imports: [...GROUND, 'answers', 'files'] },
  { folder: 'terminal', imports: [...PLAIN, 'time'] },
  { folder: 'bullmq', imports: [...PLAIN, 'time', ...MODEL_OPTIONS, 'models/failures'] },
  { folder: 'batch', imports: [...PLAIN, 'time', 'files', ...MODEL_OPTIONS, 'models/failures'] },
  {
    folder: 'cli',
    imports: [
      'errors',
      'core',
      'core/money',
      'core/figures',
      'reading',
      'verification',
      'shards',
      'export',
      'report',
    ],
  },
  { folder: 'testing', imports: [...GROUND, 'time', 'rules', 'store', 'models/call', 'batch'] },
];

export interface Door {
  /** The rooms that import the package for its value. */
  readonly rooms: readonly string[];
  /** Rooms that name its types only, for which the package need not be there when the program runs. */
  readonly types?: readonly string[];
}

/** One vendor, one door: a package is used in the room that hides it. Modules of Node without a line are open to all. */
export const DOORS: Readonly<Record<string, Door>> = {
  ai: {
    rooms: ['models', 'models/failures', 'models/provider'],
    types: ['core', 'pipeline', 'offline', 'batch', 'testing'],
  },
  'p-retry': { rooms: ['models/call'] },
  eventemitter3: { rooms: ['events'] },
  hyparquet: { rooms: ['files'] },
  'hyparquet-writer': { rooms: ['export'] },
  '@huggingface/hub': { rooms: ['export'] },
  '@observablehq/plot': { rooms: ['report'] },
  temml: { rooms: ['report'] },
  'log-update': { rooms: ['terminal'] },
  bullmq: { rooms: ['bullmq'] },
  ioredis: { rooms: ['bullmq'] },
  zod: {
    rooms: ['core/records', 'options', 'stages/expand', 'stages/generate', 'stages/validate', 'stages/label'],
  },
  'node:fs': { rooms: ['files', 'export'] },
  'node:fs/promises': { rooms: ['files', 'store', 'export'] },
};

/** Folders whose files are alike (each adds one more of the same), so that their number says nothing. */
export const FOLDERS_OF_ALIKE_FILES: readonly string[] = [
  'answers/kinds',
  'errors',
  'rules/builtin',
  'offline/families',
  'export/formats',
];

/** No folder of unlike files holds more. */
export const MOST_FILES_IN_A_FOLDER = 20;

/** No file is longer. */
export const MOST_LINES_IN_A_FILE = 350;
