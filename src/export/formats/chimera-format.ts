import { checkOptions } from '../../options/check-options.ts';
import { type OptionSchema, oneOf, optionsSchema, trueOrFalse } from '../../options/option-schemas.ts';
import type { SampleExporter } from '../exporter.ts';
import { responseText, withoutStrayMarks } from './response-text.ts';

/** Options of `chimeraFormat`. */
export interface ChimeraFormatOptions {
  /**
   * Whether samples without a label are taken, with a `correctness` of null.
   *
   * @default false
   */
  readonly unverified?: boolean;
  /**
   * Whether `solution` begins with the reasoning, as `<think>` ... `</think>`.
   *
   * @default 'inline'
   */
  readonly reasoning?: 'inline' | 'omit';
}

const chimeraFormatSchema: OptionSchema = optionsSchema<ChimeraFormatOptions>({
  unverified: trueOrFalse.optional(),
  reasoning: oneOf(['inline', 'omit']).optional(),
});

/**
 * The columns of the published CHIMERA dataset: `question`, `answer`, `solution`, `subject`, `topic`, `index` and
 * `correctness`. Right and wrong samples are taken, truncated ones too.
 *
 * @example
 * ```ts
 * import { chimeraFormat, exportDataset } from 'chimera-sdk/export';
 *
 * const format = chimeraFormat({ unverified: true });
 * const { rows } = await exportDataset('runs/first', { format, path: 'chimera.parquet' });
 * ```
 */
export function chimeraFormat(options: ChimeraFormatOptions = {}): SampleExporter {
  checkOptions(chimeraFormatSchema, options, 'chimeraFormat');
  const { unverified = false, reasoning = 'inline' } = options;
  return {
    name: 'chimera',
    reads: 'samples',
    select: { labels: unverified ? ['correct', 'incorrect', 'unverified'] : ['correct', 'incorrect'] },
    columns: {
      question: 'string',
      answer: 'string',
      solution: 'string',
      subject: 'string',
      topic: 'string',
      index: 'integer',
      correctness: 'boolean',
    },
    row: withoutStrayMarks(reasoning, (sample, { index }) => ({
      question: sample.problem,
      answer: sample.answer,
      solution: responseText(sample, reasoning),
      subject: sample.subject,
      topic: sample.topic,
      index,
      correctness: sample.correct,
    })),
  };
}
