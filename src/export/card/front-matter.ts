import { datasetsTypes } from '../datasets-types.ts';
import type { Columns, ColumnType } from '../exporter.ts';
import type { CardConfig, DatasetCardOptions } from './card-options.ts';
import { type YamlValue, yamlText } from './yaml-text.ts';

/** Returns the YAML head of a card, with its fences. */
export function frontMatter(options: DatasetCardOptions): string {
  const { configs = [], license = 'unknown', languages = ['en'], tags = [], title } = options;
  const [first] = configs;
  const head: YamlValue = {
    license,
    language: languages,
    ...(title === undefined ? {} : { pretty_name: title }),
    ...(first === undefined ? {} : { size_categories: [sizeCategory(rowsIn(first))] }),
    task_categories: ['text-generation', 'question-answering'],
    tags: [...new Set(['synthetic', 'reasoning', 'chimera-sdk', ...tags])],
    ...(configs.length === 0 ? {} : { configs: configs.map(configOf), dataset_info: configs.map(infoOf) }),
  };
  return `---\n${yamlText(head)}---\n`;
}

/** The ranges by which the Hub sorts datasets. */
export function sizeCategory(rows: number): string {
  const names = ['1K', '10K', '100K', '1M', '10M', '100M', '1B'];
  const rank = Math.max(3, Math.floor(Math.log10(Math.max(1, rows))) + 1) - 3;
  if (rank === 0) return 'n<1K';
  const [low = '1B', high] = names.slice(rank - 1, rank + 1);
  return high === undefined ? 'n>1B' : `${low}<n<${high}`;
}

export function rowsIn({ files }: CardConfig): number {
  return files.reduce((sum, { rows }) => sum + rows, 0);
}

/** Names of the splits of a configuration that have files, in order. */
export function splitsOf({ files }: CardConfig): readonly string[] {
  return [...new Set(files.map(({ split }) => split ?? 'train'))];
}

function configOf(config: CardConfig, index: number): YamlValue {
  return {
    config_name: config.name,
    ...(index === 0 ? { default: true } : {}),
    data_files: splitsOf(config).map((split) => ({ split, path: pathsOf(config, split) })),
  };
}

function pathsOf({ files }: CardConfig, split: string): YamlValue {
  const paths = files.filter((file) => (file.split ?? 'train') === split).map(({ path }) => path);
  return paths.length === 1 ? (paths[0] ?? '') : paths;
}

function infoOf(config: CardConfig): YamlValue {
  const bytes = config.files.reduce((sum, file) => sum + file.bytes, 0);
  const inArrow = (files: CardConfig['files']): number =>
    files.reduce((sum, file) => sum + (file.arrowBytes ?? file.bytes), 0);
  return {
    config_name: config.name,
    features: featuresOf(config.columns),
    splits: splitsOf(config).map((name) => {
      const own = config.files.filter(({ split }) => (split ?? 'train') === name);
      return {
        name,
        num_bytes: inArrow(own),
        num_examples: own.reduce((sum, { rows }) => sum + rows, 0),
      };
    }),
    download_size: bytes,
    dataset_size: inArrow(config.files),
  };
}

function featuresOf(columns: Columns): readonly YamlValue[] {
  return Object.entries(columns).map(([name, type]) => ({ name, ...featureOf(type) }));
}

function featureOf(type: ColumnType): { readonly [key: string]: YamlValue } {
  if (typeof type === 'string') return { dtype: datasetsTypes[type] };
  if (type.kind === 'struct') return { struct: featuresOf(type.fields) };
  const { of } = type;
  if (typeof of === 'string') return { list: datasetsTypes[of] };
  return { list: of.kind === 'struct' ? featuresOf(of.fields) : featureOf(of) };
}
