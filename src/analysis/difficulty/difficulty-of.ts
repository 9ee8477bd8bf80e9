import { evidenceMarkdown } from '../../core/figures/evidence-markdown.ts';
import type { Sample } from '../../core/records/records.ts';
import type { RunSummary } from '../../core/summary.ts';
import { bootstrap, meanOf, meanOfRates } from '../figures/interval.ts';
import { answerCounts } from '../scaling/answer-counts.ts';
import type { SourceProblem } from '../source/analysis-source.ts';
import { difficultyEvidence } from './difficulty-evidence.ts';
import type {
  Accuracy,
  GroupAccuracy,
  ProbeDifficultyResult,
  ProbedProblem,
  SuspectProblem,
} from './probe-difficulty-result.ts';

/** What was tried, and what came of it. */
export interface ProbedAttempts {
  readonly taken: ReadonlyMap<string, readonly SourceProblem[]>;
  readonly samples: readonly Sample[];
  readonly models: readonly string[];
  readonly attempts: number;
  readonly seed: number;
  readonly summary: RunSummary;
}

/** Computes the figures of a probe. */
export async function difficultyOf(probe: ProbedAttempts): Promise<ProbeDifficultyResult> {
  const { taken, models, summary } = probe;
  const byProblem = new Map<string, Sample[]>();
  for (const sample of probe.samples) {
    const known = byProblem.get(sample.problemId) ?? [];
    byProblem.set(sample.problemId, known);
    known.push(sample);
  }
  const accuracy: Accuracy[] = [];
  const groups: GroupAccuracy[] = [];
  for (const [source, problems] of taken)
    for (const model of new Set(models)) {
      const rated = ratesOf(problems, model, byProblem);
      const whole = accuracyOf(source, model, rated, probe);
      if (whole !== null) accuracy.push(whole);
      groups.push(...groupsOf(source, model, rated));
    }
  const lists = await listsOf(taken, byProblem);
  const passRates = Object.fromEntries(
    [...byProblem].map(([id, samples]) => [id, Object.fromEntries(ratesByModel(samples))]),
  );
  const evidence = difficultyEvidence(accuracy, groups, lists);
  return {
    accuracy,
    groups,
    ...lists,
    passRates,
    summary,
    evidence,
    markdown: evidenceMarkdown(evidence),
  };
}

/** A problem with the share of right attempts of one model. */
interface RatedProblem {
  readonly problem: SourceProblem;
  readonly rate: number;
  readonly attempts: number;
}

function ratesOf(
  problems: readonly SourceProblem[],
  model: string,
  byProblem: ReadonlyMap<string, readonly Sample[]>,
): readonly RatedProblem[] {
  return problems.flatMap((problem) => {
    const own = (byProblem.get(problem.id) ?? []).filter(({ models }) => models.synthesize === model);
    if (own.length === 0) return [];
    const rate = own.filter(({ correct }) => correct === true).length / own.length;
    return [{ problem, rate, attempts: own.length }];
  });
}

function ratesByModel(samples: readonly Sample[]): ReadonlyMap<string, number> {
  const names = new Set(samples.flatMap(({ models }) => models.synthesize ?? []));
  return new Map(
    [...names].map((name) => {
      const own = samples.filter(({ models }) => models.synthesize === name);
      return [name, own.filter(({ correct }) => correct === true).length / own.length];
    }),
  );
}

function accuracyOf(
  source: string,
  model: string,
  rated: readonly RatedProblem[],
  { seed }: ProbedAttempts,
): Accuracy | null {
  const rates = rated.map(({ rate }) => rate);
  const attempts = rated.reduce((sum, each) => sum + each.attempts, 0);
  const measured = meanOfRates(rates, attempts / Math.max(1, rated.length));
  if (measured === null) return null;
  return {
    source,
    model,
    ...measured,
    attempts,
    bootstrap: bootstrap({ items: rates, statistic: meanOf, seed }),
  };
}

function groupsOf(source: string, model: string, rated: readonly RatedProblem[]): readonly GroupAccuracy[] {
  return (['subject', 'topic', 'answerType'] as const).flatMap((by) => {
    const parts = new Map<string, RatedProblem[]>();
    for (const each of rated) {
      const group = each.problem[by];
      if (group === null) continue;
      const known = parts.get(group) ?? [];
      parts.set(group, known);
      known.push(each);
    }
    return [...parts]
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .flatMap(([group, members]) => {
        const attempts = members.reduce((sum, each) => sum + each.attempts, 0) / members.length;
        const measured = meanOfRates(
          members.map(({ rate }) => rate),
          attempts,
        );
        return measured === null ? [] : [{ source, model, by, group, ...measured }];
      });
  });
}

type Lists = Pick<ProbeDifficultyResult, 'trivial' | 'neverSolved' | 'suspects'>;

async function listsOf(
  taken: ReadonlyMap<string, readonly SourceProblem[]>,
  byProblem: ReadonlyMap<string, readonly Sample[]>,
): Promise<Lists> {
  const trivial: ProbedProblem[] = [];
  const neverSolved: ProbedProblem[] = [];
  const suspects: SuspectProblem[] = [];
  for (const [source, problems] of taken)
    for (const { id, problem, answer } of problems) {
      const samples = byProblem.get(id) ?? [];
      if (samples.length === 0) continue;
      const attempts = samples.map(({ correct, label, finalAnswer }) => ({
        isCorrect: correct === true,
        answer: label.kind === 'unverified' ? null : finalAnswer,
      }));
      const { correct, others, rival } = await answerCounts({ problemId: id, attempts });
      const probed = { source, id, problem, reference: answer ?? '', attempts: samples.length, correct };
      if (correct === samples.length) trivial.push(probed);
      if (correct === 0) neverSolved.push(probed);
      const [agreed = 0] = others;
      // Two that agree by chance are no evidence where many tried.
      const isAgreed = agreed >= 2 && agreed > correct && 2 * agreed >= samples.length;
      if (isAgreed && rival !== null) suspects.push({ ...probed, agreedAnswer: rival, agreed });
    }
  return { trivial, neverSolved, suspects };
}
