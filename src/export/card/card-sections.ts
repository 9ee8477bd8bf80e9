import { modelNames, modelsOfStage } from '../../core/figures/model-names.ts';
import { isRefusal, refusedIn } from '../../core/figures/refusals.ts';
import type { JsonValue } from '../../core/json.ts';
import type { StageSummary } from '../../core/summary.ts';
import type { ColumnType } from '../exporter.ts';
import { type CardFacts, rulesOf, type StageNote } from './card-facts.ts';
import type { CardConfig, CardContamination } from './card-options.ts';
import { columnMeanings } from './column-meanings.ts';
import { splitsOf } from './front-matter.ts';
import { markdownCode, markdownTable, markdownText } from './markdown-text.ts';

/** Most subjects that the table of coverage lists. */
const MOST_SUBJECTS = 100;

/** The configurations, their columns, and a row. */
export function contentSection(configs: readonly CardConfig[]): string {
  const counts = configs.flatMap((config) =>
    splitsOf(config).map((split) => {
      const own = config.files.filter((file) => (file.split ?? 'train') === split);
      const rows = own.reduce((sum, file) => sum + file.rows, 0);
      const bytes = own.reduce((sum, file) => sum + file.bytes, 0);
      return [
        markdownCode(config.name),
        markdownCode(config.report.format),
        markdownCode(split),
        String(rows),
        sizeOf(bytes),
      ];
    }),
  );
  const parts = configs.map((config) => {
    const columns = Object.entries(config.columns).map(([name, type]) => [
      markdownCode(name),
      markdownCode(typeName(type)),
      columnMeanings[name] ?? '',
    ]);
    const table = markdownTable(['column', 'type', 'holds'], columns);
    return `### Columns of ${markdownCode(config.name)}\n\n${table}${exampleOf(config)}`;
  });
  const table = markdownTable(['config', 'format', 'split', 'rows', 'size'], counts);
  return ['## Content', table, ...parts].join('\n\n');
}

/** Which model made which field. */
export function modelsSection({ stages }: CardFacts): string {
  const rows = stages.flatMap((stage) =>
    makers(stage).map(([fields, models]) => [fields, models.map((name) => markdownCode(name)).join(', ')]),
  );
  const table = rows.length === 0 ? 'The run notes no models.' : markdownTable(['part', 'made by'], rows);
  return `## Models\n\n${table}`;
}

/** The choices of each stage, as the manifest notes them. */
export function policiesSection({ stages }: CardFacts): string {
  const parts = stages.map((stage) => {
    const lines = Object.entries(stage.options)
      .filter(([name]) => !['model', 'models', 'verifiers', 'judge', 'judges', 'rules'].includes(name))
      .flatMap(([name, value]) =>
        value === undefined ? [] : [`- ${markdownCode(name)}: ${markdownCode(noted(value), 400)}`],
      );
    const rules = rulesOf(stage).map(({ title, options }) =>
      options === null ? markdownCode(title) : markdownCode(`${title} ${JSON.stringify(options)}`),
    );
    if (rules.length > 0) lines.push(`- rules: ${rules.join(', ')}`);
    const title = `### ${markdownCode(stage.name)}`;
    return lines.length === 0 ? `${title}\n\nNo options.` : `${title}\n\n${lines.join('\n')}`;
  });
  return ['## How it was made', ...parts].join('\n\n');
}

/** What became of the items at each stage, and why. */
export function funnelSection({ funnel, end }: CardFacts): string {
  if (end === null) return '## Funnel\n\nThe run came to no orderly end, so that nothing was counted.';
  const rows = funnel.map((stage) => [
    markdownCode(stage.stage),
    ...[stage.in, stage.kept, refusedIn(stage), stage.failed, stage.pending, stage.outputs].map((count) =>
      String(count ?? 0),
    ),
    reasonsOf({ ...refusalsOf(stage), ...stage.failures }),
  ]);
  const head = [
    'stage',
    'tasks',
    'kept',
    'refused',
    'failed',
    'pending',
    'handed on',
    'refused or failed for',
  ];
  const note =
    'Tasks are counted, and records where they are refused or handed on: one task may hand on some and refuse others.';
  return `## Funnel\n\n${markdownTable(head, rows)}\n\nRefused in all: ${refusedIn(...funnel)}. ${note}`;
}

/** How the trajectories were judged. */
export function labelsSection({ labels }: CardFacts): string {
  if (labels === null) return '## Labels\n\nThe rows carry no labels.';
  const { correct, incorrect, unverified, disagreements } = labels;
  const all = correct + incorrect + unverified;
  const share = (count: number): string =>
    `${count} (${all === 0 ? 0 : Math.round((1000 * count) / all) / 10} %)`;
  const rows = [
    ['correct', share(correct)],
    ['incorrect', share(incorrect)],
    ['without a label', share(unverified)],
    ['comparison and judge disagree', String(disagreements ?? 0)],
  ];
  return `## Labels\n\nOf all samples of the run:\n\n${markdownTable(['label', 'samples'], rows)}`;
}

/** What there is of each subject. */
export function coverageSection({ coverage }: CardFacts): string {
  const subjects = new Map<string, { topics: number; kept: number; samples: number }>();
  for (const row of coverage) {
    const sum = subjects.get(row.subject) ?? { topics: 0, kept: 0, samples: 0 };
    sum.topics += row.topics;
    sum.kept += row.kept;
    sum.samples += row.samples;
    subjects.set(row.subject, sum);
  }
  if (subjects.size === 0) return '';
  const rows = [...subjects]
    .slice(0, MOST_SUBJECTS)
    .map(([subject, { topics, kept, samples }]) => [
      markdownText(subject),
      ...[topics, kept, samples].map(String),
    ]);
  const more = subjects.size > MOST_SUBJECTS ? `\n\nAnd ${subjects.size - MOST_SUBJECTS} more subjects.` : '';
  return `## Subjects\n\n${markdownTable(['subject', 'topics', 'problems', 'samples'], rows)}${more}`;
}

/** Tells whether rows were looked for in benchmarks, and how much of each the problems contain. */
export function contaminationSection(
  facts: CardFacts,
  reports: { readonly [benchmark: string]: CardContamination } = {},
): string {
  const rows = Object.entries(reports).flatMap(([benchmark, { questions, benchmarkItems, measures }]) =>
    measures.map(({ n, meanMaxJaccard, touched }) => [
      markdownText(benchmark),
      String(benchmarkItems),
      String(n),
      meanMaxJaccard === 0 ? '0' : meanMaxJaccard.toExponential(2),
      `${touched} of ${questions}`,
    ]),
  );
  if (rows.length === 0) return checkedSection(facts);
  const head = ['benchmark', 'items', 'n', 'mean of greatest Jaccard', 'problems that share a run'];
  const how =
    'For each problem the greatest Jaccard similarity of its runs of n words to those of an item, averaged; it does not find paraphrases.';
  return `${checkedSection(facts, true)}\n\n${how}\n\n${markdownTable(head, rows)}`;
}

function checkedSection({ stages, funnel }: CardFacts, isMeasured = false): string {
  const checks = stages.flatMap((stage) =>
    rulesOf(stage).filter(({ title }) => title.startsWith('decontaminate@')),
  );
  if (checks.length === 0) {
    return isMeasured
      ? '## Contamination\n\nNo problem was refused for a benchmark.'
      : '## Contamination\n\nThe problems were not compared with any benchmark.';
  }
  const refused = funnel.reduce(
    (sum, { rejections }) => sum + (rejections?.['contaminated'] ?? 0) + (rejections?.['paraphrase'] ?? 0),
    0,
  );
  const options = checks.map(({ options: own }) => markdownCode(JSON.stringify(own)));
  return `## Contamination\n\nEach problem was compared with benchmarks before it was kept, with ${options.join(', ')}; ${refused} were refused.`;
}

/** Who makes which fields of a row, in the stages of the library; a custom stage has its own name. */
function makers(stage: StageNote): readonly (readonly [fields: string, models: readonly string[]])[] {
  const own = modelsOfStage(stage.options);
  const blind = modelNames(stage.options['blindSolve']);
  const fields = fieldsByStage[stage.name] ?? `stage ${markdownCode(stage.name)}`;
  return [
    ...(own.length === 0 ? [] : [[fields, own] as const]),
    ...(blind.length === 0 ? [] : [['difficulty', blind] as const]),
  ];
}

const fieldsByStage: { readonly [stage: string]: string } = {
  expand: 'topics',
  generate: 'problems and reference answers',
  validate: 'votes on problems',
  synthesize: 'reasoning and solutions',
  label: 'labels, where comparison by rules did not decide',
};

function refusalsOf({ rejections = {} }: Partial<StageSummary>): { readonly [code: string]: number } {
  return Object.fromEntries(Object.entries(rejections).filter(([code]) => isRefusal(code)));
}

function reasonsOf(counts: { readonly [code: string]: number }): string {
  return Object.entries(counts)
    .sort(([, left], [, right]) => right - left)
    .map(([code, count]) => `${markdownCode(code)} ${count}`)
    .join(', ');
}

function exampleOf({ example }: CardConfig): string {
  if (example === undefined) return '';
  const shown = JSON.stringify(example, (_, value) => (typeof value === 'string' ? cut(value) : value), 2);
  // A line of JSON never begins with the backticks that would end the block.
  return `\n\nA row, long texts cut:\n\n\`\`\`json\n${shown}\n\`\`\``;
}

function cut(text: string): string {
  const characters = [...text.slice(0, 1_000)];
  return characters.length > 240 ? `${characters.slice(0, 240).join('')}…` : text;
}

function typeName(type: ColumnType): string {
  if (typeof type === 'string') return type;
  if (type.kind === 'list') return `list of ${typeName(type.of)}`;
  return `{ ${Object.keys(type.fields).join(', ')} }`;
}

function noted(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function sizeOf(bytes: number): string {
  if (bytes < 1e3) return `${bytes} B`;
  const [unit, size] = bytes < 1e6 ? ['KB', 1e3] : bytes < 1e9 ? ['MB', 1e6] : ['GB', 1e9];
  return `${Math.round((10 * bytes) / Number(size)) / 10} ${unit}`;
}
