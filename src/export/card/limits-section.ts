import type { CardFacts } from './card-facts.ts';
import type { CardConfig, DatasetCardOptions } from './card-options.ts';
import { markdownCode, markdownText } from './markdown-text.ts';

/** What a user of the dataset must know: what the run tells of itself, and what the caller adds. */
export function limitsSection(facts: CardFacts, options: DatasetCardOptions): string {
  const { configs = [], limits = [] } = options;
  const lines = [
    'Problems, answers and reasoning were written by models. Verification lowers the share of wrong ones; it does not make it zero.',
    ...endLimits(facts),
    ...labelLimits(facts),
    ...difficultyLimits(facts),
    ...configs.flatMap(filterLimits),
    ...facts.warnings.map((warning) => markdownText(warning, 400)),
    ...limits,
  ];
  return `## Known limits\n\n${lines.map((line) => `- ${line}`).join('\n')}`;
}

/** The license, and what it does not settle. */
export function licenseSection({ license }: DatasetCardOptions): string {
  const stated =
    license === undefined
      ? 'No license is stated.'
      : `The dataset is offered under ${markdownCode(license)}.`;
  return `## License\n\n${stated} The terms of the providers whose models wrote the rows (see Models) may bind those who made it, and limit what it may train.`;
}

function endLimits({ end, funnel }: CardFacts): readonly string[] {
  if (end === 'completed') return [];
  if (end === null)
    return ['The run did not come to an orderly end: these are the rows that it had finished.'];
  const pending = funnel.reduce((sum, stage) => sum + (stage.pending ?? 0), 0);
  return [
    `The run ended as ${markdownCode(end)} with ${pending} tasks pending: these are the rows that it had finished.`,
  ];
}

function labelLimits({ labels }: CardFacts): readonly string[] {
  if (labels === null) return [];
  return [
    'A label says whether a final answer agrees with the reference answer, by comparison of values or by a judge model; it does not say that the reasoning is sound.',
    ...(labels.unverified > 0 ? [`Samples of the run without a label: ${labels.unverified}.`] : []),
    ...(labels.disagreements > 0
      ? [`Samples on which comparison and judge disagree: ${labels.disagreements}.`]
      : []),
  ];
}

function difficultyLimits({ stages }: CardFacts): readonly string[] {
  const isMeasured = stages.some(({ options }) => options['blindSolve'] !== undefined);
  return isMeasured ? [] : ['Difficulty was not measured: no blind attempts were made.'];
}

function filterLimits({ name, report }: CardConfig): readonly string[] {
  const reasons = Object.entries(report.leftOut).map(([reason, count]) => `${markdownCode(reason)} ${count}`);
  return [
    ...(reasons.length === 0
      ? []
      : [
          `${markdownCode(name)} leaves out some of the ${report.read} records of the run: ${reasons.join(', ')}.`,
        ]),
    ...(report.replacedSurrogates === 0
      ? []
      : [
          `Broken characters of ${markdownCode(name)} that were replaced by U+FFFD: ${report.replacedSurrogates}.`,
        ]),
  ];
}
