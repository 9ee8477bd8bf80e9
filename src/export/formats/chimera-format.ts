import { optionsIssues } from '../../errors/options-issues.ts';
import { throwIssues } from '../../errors/throw-issues.ts';
import type { SampleExporter } from '../exporter.ts';
import { booleanIssues } from '../option-issues.ts';
import { reasoningIssues, responseText, withoutStrayMarks } from './response-text.ts';

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
  const { unverified = false, reasoning = 'inline' } = options;
  throwIssues(
    optionsIssues('chimeraFormat', options, ['unverified', 'reasoning']),
    booleanIssues('chimeraFormat.unverified', unverified),
    reasoningIssues('chimeraFormat.reasoning', reasoning, ['inline', 'omit']),
  );
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
