import type { ConfigurationIssue } from '../../errors/configuration-error.ts';
import { shownValue } from '../../errors/shown-value.ts';
import type { ExportDatasetResult, ExportedFile } from '../export-report.ts';
import type { Columns } from '../exporter.ts';

/** One configuration of a dataset: rows of one format. */
export interface CardConfig {
  readonly name: string;
  readonly columns: Columns;
  /** Its files; paths count from the folder of the card. */
  readonly files: readonly ExportedFile[];
  /** What its export did. */
  readonly report: Pick<ExportDatasetResult, 'format' | 'read' | 'leftOut' | 'replacedSurrogates'>;
  /** A row to show; long texts are cut. */
  readonly example?: object;
}

/** What the caller says of a dataset. */
export interface CardTexts {
  /** @default 'Reasoning dataset' */
  readonly title?: string;
  /** What the dataset is for, as Markdown of your own. */
  readonly description?: string;
  /**
   * Identifier of the license, as the Hub knows it, such as `apache-2.0`. The terms of the models that wrote the rows may
   * bind you as well.
   *
   * @default 'unknown'
   */
  readonly license?: string;
  /** Languages as ISO 639 codes. @default ['en'] */
  readonly languages?: readonly string[];
  /** Tags besides `synthetic`, `reasoning` and `chimera-sdk`. */
  readonly tags?: readonly string[];
  /** Limits that you know of, each as Markdown of your own; they follow those that the run tells. */
  readonly limits?: readonly string[];
}

/** Options of `datasetCard`. */
export interface DatasetCardOptions extends CardTexts {
  /** The configurations, the default one first. @default none: the card then names no files */
  readonly configs?: readonly CardConfig[];
}

/** Names of what the caller may say. */
export const cardTextNames: readonly string[] = [
  'title',
  'description',
  'license',
  'languages',
  'tags',
  'limits',
] satisfies readonly (keyof CardTexts)[];

/** Says what is wrong with the texts. */
export function cardTextIssues(option: string, options: object): readonly ConfigurationIssue[] {
  const given: Partial<Record<string, unknown>> = { ...options };
  const issues: ConfigurationIssue[] = [];
  for (const name of ['title', 'description', 'license']) {
    const value = given[name];
    if (value === undefined || (typeof value === 'string' && value.trim() !== '')) continue;
    issues.push({
      option: `${option}.${name}`,
      message: `must be a text that is not blank, got ${shownValue(value)}`,
    });
  }
  for (const name of ['languages', 'tags', 'limits']) {
    const value = given[name];
    const list: readonly unknown[] | null = Array.isArray(value) ? value : null;
    if (value === undefined || list?.every((item) => typeof item === 'string' && item.trim() !== ''))
      continue;
    issues.push({
      option: `${option}.${name}`,
      message: `must be a list of texts, got ${shownValue(value)}`,
    });
  }
  return issues;
}
