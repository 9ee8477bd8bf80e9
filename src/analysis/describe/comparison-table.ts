import type { Measured } from '../figures/interval.ts';
import { markdownTable, shownShare, tableText } from '../figures/markdown.ts';
import type { SourceDescription, WordCounts } from './source-description.ts';

/** Most subjects that are named for a source. */
const MOST_SUBJECTS = 8;

/** Writes descriptions as tables. Names are escaped. */
export function comparisonTable(sources: readonly SourceDescription[]): string {
  return [
    markdownTable(
      [
        'source',
        'problems',
        'subjects',
        'topics',
        'problem',
        'reasoning',
        'solution with reasoning',
        'answer',
      ],
      sources.map(({ source, problems, subjects, topics, words }) => [
        tableText(source),
        String(problems),
        String(subjects.length),
        topics === null ? '-' : String(topics),
        ...[words.problem, words.reasoning, words.attempt, words.answer].map(shownWords),
      ]),
    ),
    'Lengths are words: mean (median, 90th percentile).',
    markdownTable(
      ['source', 'subjects by share', 'answer types', 'multiple choice', 'near-duplicates', 'repeats'],
      sources.map(({ source, subjects, answerTypes, answers, multipleChoice, nearDuplicates, repeats }) => [
        tableText(source),
        subjectsOf(subjects),
        Object.entries(answerTypes)
          .map(([type, count]) => `${type} ${percent(count / Math.max(1, answers))}`)
          .join(', ') || '-',
        shownShare(multipleChoice),
        shownShare(nearDuplicates),
        String(repeats),
      ]),
    ),
    markdownTable(
      ['source', 'attempts', 'correct', 'incorrect', 'without a label', 'cut', 'withheld'],
      sources.map(({ source, attempts, labels, truncated, refused }) => [
        tableText(source),
        String(attempts),
        ...[labels.correct, labels.incorrect, labels.unverified, truncated, refused].map(
          (share: Measured | null) => shownShare(share),
        ),
      ]),
    ),
    ...contaminationTables(sources),
  ].join('\n\n');
}

function contaminationTables(sources: readonly SourceDescription[]): readonly string[] {
  const rows = sources.flatMap(({ source, problems, contamination }) =>
    contamination.map(({ benchmark, items, n, meanMaxJaccard, touched }) => [
      tableText(source),
      `${tableText(benchmark)} (${items})`,
      String(n),
      meanMaxJaccard === 0 ? '0' : meanMaxJaccard.toExponential(2),
      `${touched} of ${problems}`,
    ]),
  );
  if (rows.length === 0) return [];
  return [
    markdownTable(
      ['source', 'benchmark (items)', 'n', 'mean of greatest Jaccard', 'problems that share a run'],
      rows,
    ),
  ];
}

function subjectsOf(subjects: SourceDescription['subjects']): string {
  const named = subjects
    .slice(0, MOST_SUBJECTS)
    .map(({ subject, share }) => `${tableText(subject)} ${percent(share)}`);
  const more = subjects.length > MOST_SUBJECTS ? [`${subjects.length - MOST_SUBJECTS} more`] : [];
  return [...named, ...more].join(', ') || '-';
}

function shownWords(counts: WordCounts | null): string {
  if (counts === null) return '-';
  const { mean, median, p90 } = counts;
  return `${mean.toFixed(1)} (${Math.round(median)}, ${Math.round(p90)})`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
