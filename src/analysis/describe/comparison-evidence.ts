import type { Evidence, EvidenceTable } from '../../core/figures/evidence.ts';
import { shownName, shownShare } from '../figures/shown-figure.ts';
import type { SourceDescription, WordCounts } from './source-description.ts';

/** Most subjects that are named for a source. */
const MOST_SUBJECTS = 8;

/** Lays descriptions side by side. */
export function comparisonEvidence(sources: readonly SourceDescription[]): Evidence {
  return {
    title: 'Comparison of datasets',
    method:
      'Each source was read once and counted whole; no model was asked. Lengths are words, split at white space: mean (median, 90th percentile). Shares have their 95 % Wilson interval, taken over the distinct problems or the attempts. Near-duplicates share 70 % of their word triples with an earlier problem of the source.',
    tables: [sizes(sources), kinds(sources), attemptShares(sources), ...contamination(sources)],
    charts: [],
    notes: [],
  };
}

function sizes(sources: readonly SourceDescription[]): EvidenceTable {
  return {
    title: 'Size and length',
    columns: [
      'source',
      'problems',
      'subjects',
      'topics',
      'problem',
      'reasoning',
      'solution with reasoning',
      'answer',
    ],
    rows: sources.map(({ source, problems, subjects, topics, words }) => [
      shownName(source),
      String(problems),
      String(subjects.length),
      topics === null ? '-' : String(topics),
      ...[words.problem, words.reasoning, words.attempt, words.answer].map(shownWords),
    ]),
  };
}

function kinds(sources: readonly SourceDescription[]): EvidenceTable {
  return {
    title: 'Content',
    columns: ['source', 'subjects by share', 'answer types', 'multiple choice', 'near-duplicates', 'repeats'],
    rows: sources.map(
      ({ source, subjects, answerTypes, answers, multipleChoice, nearDuplicates, repeats }) => [
        shownName(source),
        subjectsOf(subjects),
        Object.entries(answerTypes)
          .map(([type, count]) => `${type} ${percent(count / Math.max(1, answers))}`)
          .join(', ') || '-',
        shownShare(multipleChoice),
        shownShare(nearDuplicates),
        String(repeats),
      ],
    ),
  };
}

function attemptShares(sources: readonly SourceDescription[]): EvidenceTable {
  return {
    title: 'Attempts and labels',
    columns: ['source', 'attempts', 'correct', 'incorrect', 'without a label', 'cut', 'withheld'],
    rows: sources.map(({ source, attempts, labels, truncated, refused }) => [
      shownName(source),
      String(attempts),
      ...[labels.correct, labels.incorrect, labels.unverified, truncated, refused].map(shownShare),
    ]),
  };
}

function contamination(sources: readonly SourceDescription[]): readonly EvidenceTable[] {
  const rows = sources.flatMap(({ source, problems, contamination: overlaps }) =>
    overlaps.map(({ benchmark, items, n, meanMaxJaccard, touched }) => [
      shownName(source),
      `${shownName(benchmark)} (${items})`,
      String(n),
      meanMaxJaccard === 0 ? '0' : meanMaxJaccard.toExponential(2),
      `${touched} of ${problems}`,
    ]),
  );
  if (rows.length === 0) return [];
  return [
    {
      title: 'Contamination',
      columns: ['source', 'benchmark (items)', 'n', 'mean of greatest Jaccard', 'problems that share a run'],
      rows,
    },
  ];
}

function subjectsOf(subjects: SourceDescription['subjects']): string {
  const named = subjects
    .slice(0, MOST_SUBJECTS)
    .map(({ subject, share }) => `${shownName(subject)} ${percent(share)}`);
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
