import type { Evidence } from '../../core/figures/evidence.ts';
import { shownName, shownShare } from '../figures/shown-figure.ts';
import type { ProbeDifficultyResult } from './probe-difficulty-result.ts';

/** Most problems that a list shows. */
const MOST_LISTED = 20;

/** Lays the figures of a probe out. */
export function difficultyEvidence(
  accuracy: ProbeDifficultyResult['accuracy'],
  groups: ProbeDifficultyResult['groups'],
  { trivial, neverSolved, suspects }: Pick<ProbeDifficultyResult, 'trivial' | 'neverSolved' | 'suspects'>,
): Evidence {
  const count = (list: readonly { readonly source: string }[], source: string): string =>
    String(list.filter((each) => each.source === source).length);
  const bySubject = groups.filter(({ by }) => by !== 'topic');
  return {
    title: 'Difficulty for models',
    method:
      'Each model tried equally many problems of each source, drawn by a seed; attempts were judged by rules, and by a judge where these cannot tell. Accuracy is the mean share of right attempts; cut and answerless ones count as wrong. Intervals at 95 %: Wilson, for as many independent attempts as explain how far problems differ.',
    tables: [
      {
        title: 'Accuracy',
        columns: [
          'source',
          'model',
          'problems',
          'attempts',
          'accuracy',
          'solved by all',
          'solved by none',
          'suspect',
        ],
        rows: accuracy.map((each) => [
          shownName(each.source),
          shownName(each.model),
          String(each.n),
          String(each.attempts),
          shownShare(each),
          count(trivial, each.source),
          count(neverSolved, each.source),
          count(suspects, each.source),
        ]),
      },
      {
        title: 'Accuracy by subject and answer type',
        columns: ['source', 'model', 'by', 'group', 'problems', 'accuracy'],
        rows: bySubject.map((each) => [
          shownName(each.source),
          shownName(each.model),
          each.by === 'subject' ? 'subject' : 'answer type',
          shownName(each.group),
          String(each.n),
          shownShare(each),
        ]),
      },
      ...(suspects.length === 0
        ? []
        : [
            {
              title: 'Suspect references',
              columns: ['suspect problem', 'source', 'reference', 'attempts agree on'],
              rows: suspects
                .slice(0, MOST_LISTED)
                .map(({ id, source, reference, agreedAnswer, agreed, attempts }) => [
                  id,
                  shownName(source),
                  shownName(reference),
                  `${shownName(agreedAnswer)} (${agreed} of ${attempts})`,
                ]),
            },
          ]),
    ],
    charts: [],
    notes: [],
  };
}
