import { judgedBy } from '../../options/judged-by.ts';
import {
  anything,
  listOf,
  nonEmptyString,
  type OptionSchema,
  type OptionShape,
  optionsSchema,
} from '../../options/option-schemas.ts';
import type { ExportDatasetResult, ExportedFile } from '../export-report.ts';
import type { Columns } from '../exporter.ts';
import { languageFault } from './language-code.ts';

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
  /** Languages as the Hub takes them: ISO 639 codes, `code` or `multilingual`. @default ['en'] */
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

const texts: OptionSchema = listOf(nonEmptyString, 'a list of texts');

/** What the caller says, wherever it is among options. */
export const cardTextsShape: OptionShape<CardTexts> = {
  title: nonEmptyString.optional(),
  description: nonEmptyString.optional(),
  license: nonEmptyString.optional(),
  languages: listOf(judgedBy(languageFault), 'a list of language codes').optional(),
  tags: texts.optional(),
  limits: texts.optional(),
};

export const datasetCardSchema: OptionSchema = optionsSchema<DatasetCardOptions>({
  ...cardTextsShape,
  configs: listOf(anything, 'a list of configurations').optional(),
});
