import { count, type OptionSchema, optionsSchema } from '../../options/option-schemas.ts';
import type { ProblemSamplesExporter } from '../exporter.ts';
import { type ChatFormatOptions, chatFormatShape, chatSettings } from './messages-format.ts';
import { assistantMessage, hasStrayMark, messagesColumn, promptMessages } from './response-text.ts';
import { columnTypes, columnValues } from './row-columns.ts';

/** Options of `preferenceFormat`. */
export interface PreferenceFormatOptions extends ChatFormatOptions {
  /**
   * Most pairs of one problem: its first right trajectory with its first wrong one, the second with the second.
   *
   * @default 1
   */
  readonly pairsPerProblem?: number;
}

const preferenceFormatSchema: OptionSchema = optionsSchema<PreferenceFormatOptions>({
  ...chatFormatShape,
  pairsPerProblem: count.optional(),
});

/**
 * Pairs for DPO and its kin in TRL's form: `prompt`, `chosen` (a right trajectory) and `rejected` (a wrong one of the same
 * problem). Takes what has a label and was not cut, so it needs several trajectories a problem: set
 * `trajectoriesPerProblem` of `synthesize`. Of `columns`, each pair has those of its right trajectory.
 *
 * @example
 * ```ts
 * import { exportDataset, preferenceFormat } from 'chimera-sdk/export';
 *
 * const format = preferenceFormat({ pairsPerProblem: 2 });
 * const { rows, leftOut } = await exportDataset('runs/first', { format, path: 'pairs.jsonl' });
 * ```
 */
export function preferenceFormat(options: PreferenceFormatOptions = {}): ProblemSamplesExporter {
  const { reasoning, system, columns } = chatSettings('preferenceFormat', options, preferenceFormatSchema);
  const { pairsPerProblem = 1 } = options;
  const reply = messagesColumn(reasoning);
  return {
    name: 'preference',
    reads: 'problem-samples',
    select: { labels: ['correct', 'incorrect'], truncated: false },
    columns: { prompt: messagesColumn('inline'), chosen: reply, rejected: reply, ...columnTypes(columns) },
    ifEmpty:
      'a pair takes a right and a wrong trajectory of one problem, and no problem has both: make several of each problem, as in synthesize: { trajectoriesPerProblem: 4 }, run again in the same directory, and export again',
    rows: (samples) => {
      const plain = samples.filter((sample) => !hasStrayMark(sample, reasoning));
      const right = plain.filter(({ label }) => label.kind === 'correct');
      const wrong = plain.filter(({ label }) => label.kind === 'incorrect');
      return right.slice(0, pairsPerProblem).flatMap((chosen, index) => {
        const rejected = wrong[index];
        if (rejected === undefined) return [];
        return {
          prompt: promptMessages(chosen.problem, system),
          chosen: [assistantMessage(chosen, reasoning)],
          rejected: [assistantMessage(rejected, reasoning)],
          ...columnValues(chosen, columns),
        };
      });
    },
  };
}
