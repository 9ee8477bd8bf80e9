import type { Evidence } from '../../core/figures/evidence.ts';
import { evidenceOr } from '../../options/evidence/evidence-schema.ts';
import { judgedBy } from '../../options/judged-by.ts';
import { objectWith } from '../../options/object-with.ts';
import {
  anything,
  count,
  listOf,
  nonEmptyString,
  numberOrZero,
  type OptionSchema,
  type OptionShape,
  optionsSchema,
  trueOrFalse,
} from '../../options/option-schemas.ts';
import { valuesByName } from '../../options/values-by-name.ts';
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

/** The part of a contamination report that a card shows. */
export interface CardContamination {
  readonly questions: number;
  readonly benchmarkItems: number;
  readonly measures: readonly {
    readonly n: number;
    readonly meanMaxJaccard: number;
    readonly touched: number;
  }[];
}

/** A section of measurements: the `evidence` of an analysis, or Markdown of your own under a title. */
export type CardEvidence = Evidence | { readonly title: string; readonly markdown: string };

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
  /**
   * How much of each benchmark the problems contain: what `contaminationReport` returned, by the name of the benchmark.
   *
   * @default none: the card says what rules compared, if any
   */
  readonly contamination?: { readonly [benchmark: string]: CardContamination };
  /**
   * Sections of measurements: the `evidence` that `describe`, `probeDifficulty`, `scaling`, `rankQuality` and `importReview`
   * return, or Markdown of your own under a title.
   *
   * @default none
   */
  readonly evidence?: readonly CardEvidence[];
  /**
   * Whether the card holds the prompts of each stage, each as it was sent for one item.
   *
   * @default true
   */
  readonly prompts?: boolean;
  /** Limits that you know of, each as Markdown of your own; they follow those that the run tells. */
  readonly limits?: readonly string[];
}

/** Options of `datasetCard`. */
export interface DatasetCardOptions extends CardTexts {
  /** The configurations, the default one first. @default none: the card then names no files */
  readonly configs?: readonly CardConfig[];
}

const measure: OptionSchema = objectWith(
  { n: count, meanMaxJaccard: numberOrZero, touched: numberOrZero },
  'a measure { n, meanMaxJaccard, touched }',
);

const texts: OptionSchema = listOf(nonEmptyString, 'a list of texts');

/** What the caller says, wherever it is among options. */
export const cardTextsShape: OptionShape<CardTexts> = {
  title: nonEmptyString.optional(),
  description: nonEmptyString.optional(),
  license: nonEmptyString.optional(),
  languages: listOf(judgedBy(languageFault), 'a list of language codes').optional(),
  tags: texts.optional(),
  prompts: trueOrFalse.optional(),
  limits: texts.optional(),
  contamination: valuesByName(
    objectWith(
      {
        questions: numberOrZero,
        benchmarkItems: numberOrZero,
        measures: listOf(measure, 'a list of measures'),
      },
      'what contaminationReport returned',
    ),
    'an object of contamination reports by benchmark',
    (name) => name.trim() !== '',
    'must have a name',
  ).optional(),
  evidence: listOf(
    evidenceOr(
      optionsSchema<{ readonly title: string; readonly markdown: string }>(
        { title: nonEmptyString, markdown: nonEmptyString },
        '{ title, markdown }',
      ),
    ),
    'a list of sections { title, markdown }, or evidence of analyses',
  ).optional(),
};

export const datasetCardSchema: OptionSchema = optionsSchema<DatasetCardOptions>({
  ...cardTextsShape,
  configs: listOf(anything, 'a list of configurations').optional(),
});
