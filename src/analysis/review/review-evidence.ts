import type { Evidence } from '../../core/figures/evidence.ts';
import { shownName, shownShare } from '../figures/shown-figure.ts';
import type { ImportReviewResult } from './import-review-result.ts';

/** Most groups that the table lists. */
const MOST_STRATA = 60;

/** Lays the figures of a review out. */
export function reviewEvidence(
  figures: Omit<ImportReviewResult, 'verdicts' | 'markdown' | 'evidence'>,
): Evidence {
  const { labels, validProblems, verifiers, strata, agreement, disputed, notes, rows, reviewers } = figures;
  const weighting = strata.length === 0 ? 'not weighted' : 'weighted to the whole';
  return {
    title: 'Review by people',
    method: `${rows} rows, drawn by groups with a seed, were judged by ${reviewers.length} ${reviewers.length === 1 ? 'person' : 'people'}; on ${disputed.length} they contradict each other. Each row counts for the rows of its group that it stands for; what people are unsure of counts for nothing. Intervals at 95 %: Wilson, at the effective number of rows.`,
    tables: [
      {
        title: `Labels and problems, ${weighting}`,
        columns: ['what', 'share', 'rows'],
        rows: [
          ...labels.flatMap(({ label, agrees, sound }) => [
            [`labelled ${label}, and people agree`, shownShare(agrees), String(agrees?.n ?? 0)],
            [`labelled ${label}, people agree, problem valid`, shownShare(sound), String(sound?.n ?? 0)],
          ]),
          ['kept problems that are valid', shownShare(validProblems), String(validProblems?.n ?? 0)],
        ],
      },
      ...(verifiers === null
        ? []
        : [
            {
              title: `Verifiers, ${weighting}`,
              columns: ['verifier', 'accepts valid', 'of', 'refuses invalid', 'of', 'kappa'],
              rows: verifiers.voters.map(({ model, sensitivity, specificity, kappa }) => [
                shownName(model),
                shownShare(sensitivity),
                String(sensitivity?.of ?? 0),
                shownShare(specificity),
                String(specificity?.of ?? 0),
                kappa?.toFixed(2) ?? '-',
              ]),
            },
          ]),
      ...(strata.length === 0
        ? []
        : [
            {
              title: 'Groups',
              columns: ['group', 'rows', 'judged', 'label and people agree', 'problem valid'],
              rows: strata
                .slice(0, MOST_STRATA)
                .map(({ of, rows: all, reviewed, agrees, valid }) => [
                  shownName(Object.values(of).join(', ')),
                  String(all),
                  String(reviewed),
                  shownShare(agrees),
                  shownShare(valid),
                ]),
            },
          ]),
      ...(agreement.length === 0
        ? []
        : [
            {
              title: 'Agreement of people',
              columns: ['people', 'on', 'rows', 'say the same', 'kappa'],
              rows: agreement.map(({ reviewers: [left, right], on, n, same, kappa }) => [
                `${shownName(left)}, ${shownName(right)}`,
                on === 'problem' ? 'problems' : 'final answers',
                String(n),
                `${(100 * same).toFixed(1)} %`,
                kappa?.toFixed(2) ?? '-',
              ]),
            },
          ]),
    ],
    charts: [],
    notes: [
      ...(strata.length > MOST_STRATA ? [`${strata.length - MOST_STRATA} more groups are not listed`] : []),
      ...notes,
    ],
  };
}
