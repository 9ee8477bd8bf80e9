import { calibrationOf } from '../../verification/calibration.ts';
import { verdictsOnAnswers, verdictsOnProblems } from '../../verification/person-verdicts.ts';
import type { ReviewDesign, ReviewVerdict } from '../../verification/review-line.ts';
import { type Share, weightedShare } from '../../verification/vote-statistics.ts';
import type { Measured } from '../figures/interval.ts';
import { cohenKappa } from '../figures/kappa-and-tau.ts';
import type {
  ImportReviewResult,
  ReviewedLabel,
  ReviewedStratum,
  ReviewerAgreement,
} from './import-review-result.ts';
import type { ReviewRow } from './review-row.ts';

/** A row that people judged, without its texts. */
export interface ReviewedRow extends Omit<ReviewRow, 'fields'> {
  /** Rows of the source with the same problem. */
  readonly sameProblem: number;
}

interface Review {
  readonly rows: readonly ReviewedRow[];
  readonly design: ReviewDesign | null;
  readonly verdicts: readonly ReviewVerdict[];
}

/** A row with what people together say of it; null where they have not decided. */
interface JudgedRow extends ReviewedRow {
  readonly isValid: boolean | null;
  readonly isRight: boolean | null;
  readonly stratum: number;
}

/** Works out the figures of a review. */
export function reviewFigures(
  review: Review,
): Omit<ImportReviewResult, 'verdicts' | 'markdown' | 'evidence'> {
  const { design, verdicts } = review;
  const judged = judgedRows(review);
  const strata = design?.strata ?? [];
  const weigh = weigher(judged, strata);
  const agreeing = (label: ReviewedLabel['label']): ReviewedLabel => {
    const rows = judged.filter(({ groups }) => groups.label === label);
    const isRight = label === 'correct';
    return {
      label,
      agrees: measured(weigh(rows, ({ isRight: said }) => (said === null ? null : said === isRight))),
      sound: measured(
        weigh(rows, ({ isValid, isRight: said }) =>
          isValid === false ? false : isValid === null || said === null ? null : said === isRight,
        ),
      ),
    };
  };
  return {
    review: verdicts[0]?.review ?? '',
    reviewers: [...new Set(verdicts.map(({ reviewer }) => reviewer))].sort(),
    rows: judged.length,
    labels: [agreeing('correct'), agreeing('incorrect')],
    validProblems: measured(
      weigh(
        judged.filter(({ groups }) => groups.label !== 'refused'),
        ({ isValid }) => isValid,
        bySameProblem,
      ),
    ),
    verifiers: verifiersOf(judged, weigh),
    strata: strata.map((stratum, index) =>
      stratumOf(
        stratum,
        judged.filter((row) => row.stratum === index),
      ),
    ),
    agreement: agreementOf(verdicts),
    disputed: disputedRows(judged, verdicts),
    notes: notesOn(review, judged),
  };
}

function judgedRows({ rows, design, verdicts }: Review): readonly JudgedRow[] {
  const problems = verdictsOnProblems(verdicts);
  const answers = verdictsOnAnswers(verdicts);
  const decided = (verdict: string | undefined, yes: string): boolean | null =>
    verdict === undefined || verdict === 'unsure' ? null : verdict === yes;
  return rows.map((row) => ({
    ...row,
    isValid: decided(problems.get(row.problemId)?.verdict, 'valid'),
    isRight: decided(answers.get(row.id)?.verdict, 'right'),
    stratum: (design?.strata ?? []).findIndex(({ of }) =>
      Object.entries(of).every(([name, group]) => groupOf(row, name) === group),
    ),
  }));
}

function groupOf({ groups }: ReviewedRow, name: string): string | undefined {
  return Object.entries(groups).find(([own]) => own === name)?.[1];
}

/** A case that counts for so many of the source. */
interface Weighted {
  readonly row: JudgedRow;
  readonly isHit: boolean;
  readonly weight: number;
}

type Weigh = (
  rows: readonly JudgedRow[],
  said: (row: JudgedRow) => boolean | null,
  scale?: (row: JudgedRow) => number,
) => readonly Weighted[];

/** Of each stratum those that were decided stand for all of it. */
function weigher(judged: readonly JudgedRow[], strata: readonly { readonly rows: number }[]): Weigh {
  return (rows, said, scale = () => 1) => {
    const decided = new Map<number, number>();
    const open = new Map<number, number>();
    for (const row of judged) {
      const counts = said(row) === null ? open : decided;
      counts.set(row.stratum, (counts.get(row.stratum) ?? 0) + 1);
    }
    return rows.flatMap((row) => {
      const isHit = said(row);
      if (isHit === null) return [];
      const of = strata[row.stratum]?.rows;
      const weight = of === undefined ? 1 : of / (decided.get(row.stratum) ?? 1);
      return [{ row, isHit, weight: weight * scale(row) }];
    });
  };
}

/** A problem with several attempts had as many chances to be drawn. */
function bySameProblem({ sameProblem }: JudgedRow): number {
  return 1 / Math.max(1, sameProblem);
}

function verifiersOf(judged: readonly JudgedRow[], weigh: Weigh): ImportReviewResult['verifiers'] {
  const voted = judged.filter(({ votes }) => votes.length > 0);
  const voters = Math.max(0, ...voted.map(({ votes }) => votes.length));
  // Verifiers that were asked until the matter was decided have not all voted.
  const whole = voted.filter(({ votes }) => votes.length === voters);
  const names = whole[0]?.votes.map(({ model }) => model) ?? [];
  if (names.length === 0) return null;
  const ballots = weigh(whole, ({ isValid }) => isValid, bySameProblem).map(({ row, isHit, weight }) => ({
    isGood: isHit,
    votes: row.votes.map(({ verdict }) => verdict === 'valid'),
    weight,
  }));
  if (ballots.length === 0) return null;
  return calibrationOf(names, ballots, voted.length, names.length);
}

function stratumOf(
  { of, rows }: { readonly of: ReviewedStratum['of']; readonly rows: number },
  judged: readonly JudgedRow[],
): ReviewedStratum {
  const share = (said: (row: JudgedRow) => boolean | null): Measured | null =>
    measured(
      judged.flatMap((row) => {
        const isHit = said(row);
        return isHit === null ? [] : [{ isHit, weight: 1 }];
      }),
    );
  const { label } = of;
  const isLabelled = label === 'correct' || label === 'incorrect';
  return {
    of,
    rows,
    reviewed: judged.length,
    agrees: isLabelled
      ? share(({ isRight }) => (isRight === null ? null : isRight === (label === 'correct')))
      : null,
    valid: share(({ isValid }) => isValid),
  };
}

function measured(cases: readonly { readonly isHit: boolean; readonly weight: number }[]): Measured | null {
  const share: Share | null = weightedShare(cases);
  return share === null ? null : { value: share.value, low: share.low, high: share.high, n: share.of };
}

function agreementOf(verdicts: readonly ReviewVerdict[]): readonly ReviewerAgreement[] {
  const people = [...new Set(verdicts.map(({ reviewer }) => reviewer))].sort();
  return people.flatMap((left, index) =>
    people.slice(index + 1).flatMap((right) =>
      (['problem', 'answer'] as const).flatMap((on) => {
        const said = (person: string): ReadonlyMap<string, string> =>
          new Map(
            verdicts.flatMap((verdict) => {
              const own = verdict[on];
              return verdict.reviewer === person && own !== null ? [[verdict.row, own] as const] : [];
            }),
          );
        const [ours, theirs] = [said(left), said(right)];
        const both = [...ours.keys()].filter((row) => theirs.has(row));
        if (both.length === 0) return [];
        const [one, other] = [ours, theirs].map((series) => both.map((row) => series.get(row) ?? ''));
        const same = both.filter((row) => ours.get(row) === theirs.get(row)).length / both.length;
        return [
          {
            reviewers: [left, right] as const,
            on,
            n: both.length,
            same,
            kappa: cohenKappa(one ?? [], other ?? []),
          },
        ];
      }),
    ),
  );
}

function disputedRows(judged: readonly JudgedRow[], verdicts: readonly ReviewVerdict[]): readonly string[] {
  const problems = verdictsOnProblems(verdicts);
  const answers = verdictsOnAnswers(verdicts);
  return judged
    .filter(
      ({ id, problemId }) =>
        problems.get(problemId)?.isDisputed === true || answers.get(id)?.isDisputed === true,
    )
    .map(({ id }) => id)
    .sort();
}

function notesOn({ design }: Review, judged: readonly JudgedRow[]): readonly string[] {
  if (design === null)
    return [
      'the verdicts do not say how the rows were drawn, so that nothing is weighted: keep the first line of the file that the page saved',
    ];
  const notes: string[] = [];
  const strays = judged.filter(({ stratum }) => stratum === -1).length;
  if (strays > 0)
    notes.push(
      `${strays} rows are in another group now than when they were drawn, such as one of another label; they count for one row each`,
    );
  const all = design.strata.reduce((sum, { rows }) => sum + rows, 0);
  const unseen = design.strata.filter((_, index) => !judged.some(({ stratum }) => stratum === index));
  const missing = unseen.reduce((sum, { rows }) => sum + rows, 0);
  if (missing > 0)
    notes.push(
      `${missing} of ${all} rows are in ${unseen.length} groups of which none was judged: the figures say nothing of them`,
    );
  const open = judged.filter(({ isValid }) => isValid === null).length;
  if (open > 0) notes.push(`of ${open} rows people have not decided whether the problem is valid`);
  return notes;
}
