import {
  CalibrateResult,
  ReviewStratum,
  ReviewVerdict,
  VerdictSource,
} from './public-api-shared.js';
import {
  Evidence,
} from './public-api-shared.js';
import {
  Benchmark,
} from './public-api-shared.js';
import {
  AnswerType,
  Sample,
} from './public-api-shared.js';
import {
  Model,
} from './public-api-shared.js';
import {
  Prompt,
} from './public-api-shared.js';
import {
  Run,
  RunOptions,
} from './public-api-shared.js';
import {
  LabelOptions,
} from './public-api-shared.js';
import {
  SynthesizePromptInput,
} from './public-api-shared.js';
import {
  RunSummary,
} from './public-api-shared.js';
import {
  ForecastRange,
} from './public-api-shared.js';
import './public-api-shared.js';
import './public-api-shared.js';
import 'ai';
import './public-api-shared.js';
import './public-api-shared.js';
import './public-api-shared.js';
import './public-api-shared.js';

interface PlacedVerdict extends ReviewVerdict {
    readonly at: string;
}

type SourceRows = (Iterable<object> & object) | AsyncIterable<object>;
interface SourceColumns {
    readonly problem?: string;
    readonly answer?: string;
    readonly subject?: string;
    readonly topic?: string;
    readonly answerType?: string;
    readonly solution?: string;
    readonly reasoning?: string;
    readonly correctness?: string;
}
interface DescribedSource {
    readonly from: string | SourceRows;
    readonly columns?: SourceColumns;
    readonly subject?: string;
    readonly writtenBy?: readonly string[];
}
type AnalysisSource = string | SourceRows | DescribedSource;
interface AnalysisSources {
    readonly [name: string]: AnalysisSource;
}

interface Measured {
    readonly value: number;
    readonly low: number;
    readonly high: number;
    readonly n: number;
}
declare function wilson(value: number, n: number): {
    readonly low: number;
    readonly high: number;
};
interface BootstrapOptions<Item> {
    readonly items: readonly Item[];
    readonly statistic: (resample: readonly Item[]) => number;
    readonly seed?: number;
    readonly resamples?: number;
}
declare function bootstrap<Item>(options: BootstrapOptions<Item>): {
    readonly low: number;
    readonly high: number;
};

interface WordCounts {
    readonly n: number;
    readonly mean: number;
    readonly median: number;
    readonly p90: number;
}
interface SubjectShare {
    readonly subject: string;
    readonly problems: number;
    readonly share: number;
}
interface BenchmarkOverlap {
    readonly benchmark: string;
    readonly items: number;
    readonly n: number;
    readonly meanMaxJaccard: number;
    readonly touched: number;
}
interface SourceDescription {
    readonly source: string;
    readonly problems: number;
    readonly repeats: number;
    readonly subjects: readonly SubjectShare[];
    readonly topics: number | null;
    readonly words: {
        readonly problem: WordCounts | null;
        readonly reasoning: WordCounts | null;
        readonly solution: WordCounts | null;
        readonly attempt: WordCounts | null;
        readonly answer: WordCounts | null;
    };
    readonly answers: number;
    readonly answerTypes: {
        readonly [Type in AnswerType]?: number;
    };
    readonly multipleChoice: Measured | null;
    readonly nearDuplicates: Measured | null;
    readonly contamination: readonly BenchmarkOverlap[];
    readonly attempts: number;
    readonly labels: {
        readonly labelled: number;
        readonly correct: Measured | null;
        readonly incorrect: Measured | null;
        readonly unverified: Measured | null;
    };
    readonly truncated: Measured | null;
    readonly refused: Measured | null;
}

interface DescribeOptions {
    readonly sources: AnalysisSources;
    readonly benchmarks?: {
        readonly [name: string]: Benchmark;
    };
    readonly n?: readonly number[];
}
interface DescribeResult {
    readonly sources: readonly SourceDescription[];
    readonly evidence: Evidence;
    readonly markdown: string;
}
declare function describe(options: DescribeOptions): Promise<DescribeResult>;

interface Accuracy extends Measured {
    readonly source: string;
    readonly model: string;
    readonly attempts: number;
    readonly bootstrap: {
        readonly low: number;
        readonly high: number;
    };
}
interface GroupAccuracy extends Measured {
    readonly source: string;
    readonly model: string;
    readonly by: 'subject' | 'topic' | 'answerType';
    readonly group: string;
}
interface ProbedProblem {
    readonly source: string;
    readonly id: string;
    readonly problem: string;
    readonly reference: string;
    readonly attempts: number;
    readonly correct: number;
}
interface SuspectProblem extends ProbedProblem {
    readonly agreedAnswer: string;
    readonly agreed: number;
}
interface ProbeDifficultyResult {
    readonly accuracy: readonly Accuracy[];
    readonly groups: readonly GroupAccuracy[];
    readonly trivial: readonly ProbedProblem[];
    readonly neverSolved: readonly ProbedProblem[];
    readonly suspects: readonly SuspectProblem[];
    readonly passRates: {
        readonly [problemId: string]: {
            readonly [model: string]: number;
        };
    };
    readonly summary: RunSummary;
    readonly evidence: Evidence;
    readonly markdown: string;
}

interface ProbeDifficultyOptions {
    readonly sources: AnalysisSources;
    readonly models: readonly Model[];
    readonly attempts?: number;
    readonly perSource?: number;
    readonly seed?: number;
    readonly label: LabelOptions;
    readonly prompt?: Prompt<SynthesizePromptInput>;
    readonly run?: RunOptions;
    readonly onRun?: (run: Run<Sample>) => void;
}
declare function probeDifficulty(options: ProbeDifficultyOptions): Promise<ProbeDifficultyResult>;

interface Criterion {
    readonly name: string;
    readonly question: string;
}
declare const paperCriteria: readonly Criterion[];

interface ProblemGroup {
    readonly id: string;
    readonly matchedBy: 'topic' | 'subject' | 'nothing';
    readonly problems: readonly {
        readonly source: string;
        readonly problem: string;
    }[];
}
type GroupMatch = 'topic' | 'topic-or-subject' | 'any';

interface RankPromptInput {
    readonly problems: readonly string[];
    readonly criteria: readonly Criterion[];
}
declare const rankPrompt: Prompt<RankPromptInput>;
type ShownRanks = Readonly<Record<string, readonly number[]>>;

interface Ranking {
    readonly judge: string;
    readonly shown: readonly string[];
    readonly ranks: ShownRanks | null;
}
interface GroupRankings {
    readonly id: string;
    readonly matchedBy: ProblemGroup['matchedBy'];
    readonly lengths: {
        readonly [source: string]: number;
    };
    readonly rankings: readonly Ranking[];
}

interface QualityRank {
    readonly source: string;
    readonly judge: string | null;
    readonly criterion: string | null;
    readonly points: Measured;
    readonly meanRank: number;
}
interface QualityScore {
    readonly source: string;
    readonly judge: string | null;
    readonly score: Measured;
}
interface JudgeQuality {
    readonly judge: string;
    readonly usable: number;
    readonly unusable: number;
    readonly ties: number;
    readonly prefersFirst: Measured | null;
    readonly consistency: Measured | null;
    readonly prefersLonger: Measured | null;
    readonly lengthEffect: Measured | null;
}
interface JudgeAgreement {
    readonly judges: readonly [string, string];
    readonly kappa: number | null;
    readonly tau: number | null;
    readonly n: number;
}
interface RankQualityResult {
    readonly groups: number;
    readonly matched: {
        readonly topic: number;
        readonly subject: number;
        readonly nothing: number;
    };
    readonly ranks: readonly QualityRank[];
    readonly scores: readonly QualityScore[];
    readonly judges: readonly JudgeQuality[];
    readonly agreement: readonly JudgeAgreement[];
    readonly warnings: readonly string[];
    readonly summary: RunSummary;
    readonly evidence: Evidence;
    readonly markdown: string;
}

interface RankQualityOptions {
    readonly sources: AnalysisSources;
    readonly models: readonly Model[];
    readonly criteria?: readonly Criterion[];
    readonly items?: number;
    readonly match?: GroupMatch;
    readonly seed?: number;
    readonly prompt?: Prompt<RankPromptInput>;
    readonly run?: RunOptions;
    readonly onRun?: (run: Run<GroupRankings>) => void;
}
declare function rankQuality(options: RankQualityOptions): Promise<RankQualityResult>;

interface AnalysisForecastPart {
    readonly part: 'attempts' | 'judge' | 'rankings';
    readonly model: string;
    readonly calls: ForecastRange;
    readonly inputTokens: ForecastRange;
    readonly outputTokens: ForecastRange;
    readonly usd: ForecastRange | null;
    readonly savedUsd?: ForecastRange | null;
}
interface AnalysisForecast extends Pick<AnalysisForecastPart, 'calls' | 'inputTokens' | 'outputTokens' | 'usd'> {
    readonly parts: readonly AnalysisForecastPart[];
    readonly basis: 'assumptions' | 'assume' | 'summary';
}
interface EstimateProbeOptions extends ProbeDifficultyOptions {
    readonly from?: {
        readonly stages: readonly AnalysisStageFigures[];
    };
    readonly assume?: {
        readonly outputTokensPerAttempt?: number;
        readonly outputTokensPerJudgement?: number;
    };
}
interface EstimateRankingOptions extends RankQualityOptions {
    readonly from?: {
        readonly stages: readonly AnalysisStageFigures[];
    };
    readonly assume?: {
        readonly outputTokensPerRanking?: number;
    };
}
interface AnalysisStageFigures {
    readonly stage: string;
    readonly calls: number;
    readonly outputTokens: number;
}

declare function estimateProbe(options: EstimateProbeOptions): Promise<AnalysisForecast>;

declare function estimateRanking(options: EstimateRankingOptions): Promise<AnalysisForecast>;

interface BradleyTerryOptions {
    readonly wins: readonly (readonly number[])[];
    readonly prior?: number;
    readonly precision?: number;
}
declare function bradleyTerry(options: BradleyTerryOptions): readonly number[];

declare function cohenKappa(left: readonly string[], right: readonly string[]): number | null;
declare function kendallTau(left: readonly number[], right: readonly number[]): number | null;

interface MajorityAtKOptions {
    readonly correct: number;
    readonly others: readonly number[];
    readonly silent?: number;
    readonly k: number;
}
declare function majorityAtK(options: MajorityAtKOptions): number;

type ReviewStratifier = 'label' | 'subject' | 'topic' | 'answerType' | 'decidedBy' | 'agreement';

interface ExportReviewOptions {
    readonly source: AnalysisSource;
    readonly path: string;
    readonly items?: number;
    readonly strata?: readonly ReviewStratifier[];
    readonly allocation?: 'square-root' | 'proportional' | 'even';
    readonly seed?: number;
    readonly title?: string;
    readonly overwrite?: boolean;
}
interface ExportReviewResult {
    readonly path: string;
    readonly bytes: number;
    readonly review: string;
    readonly items: number;
    readonly by: readonly ReviewStratifier[];
    readonly strata: readonly ReviewStratum[];
}
declare function exportReview(options: ExportReviewOptions): Promise<ExportReviewResult>;

interface ReviewedLabel {
    readonly label: 'correct' | 'incorrect';
    readonly agrees: Measured | null;
    readonly sound: Measured | null;
}
interface ReviewedStratum {
    readonly of: {
        readonly [stratifier: string]: string;
    };
    readonly rows: number;
    readonly reviewed: number;
    readonly agrees: Measured | null;
    readonly valid: Measured | null;
}
interface ReviewerAgreement {
    readonly reviewers: readonly [string, string];
    readonly on: 'problem' | 'answer';
    readonly n: number;
    readonly same: number;
    readonly kappa: number | null;
}
interface ImportReviewResult {
    readonly review: string;
    readonly reviewers: readonly string[];
    readonly rows: number;
    readonly labels: readonly ReviewedLabel[];
    readonly validProblems: Measured | null;
    readonly verifiers: CalibrateResult | null;
    readonly strata: readonly ReviewedStratum[];
    readonly agreement: readonly ReviewerAgreement[];
    readonly disputed: readonly string[];
    readonly notes: readonly string[];
    readonly verdicts: readonly PlacedVerdict[];
    readonly evidence: Evidence;
    readonly markdown: string;
}

interface ImportReviewOptions {
    readonly source: AnalysisSource;
    readonly verdicts: VerdictSource;
}
declare function importReview(options: ImportReviewOptions): Promise<ImportReviewResult>;

interface ScalingPoint {
    readonly k: number;
    readonly pass: Measured;
    readonly majority: Measured;
}
interface ScalingCurve {
    readonly source: string;
    readonly model: string | null;
    readonly problems: number;
    readonly attempts: number;
    readonly points: readonly ScalingPoint[];
}

interface ScalingOptions {
    readonly sources: AnalysisSources;
    readonly k?: readonly number[];
    readonly seed?: number;
    readonly resamples?: number;
}
interface ScalingResult {
    readonly curves: readonly ScalingCurve[];
    readonly evidence: Evidence;
    readonly markdown: string;
}
declare function scaling(options: ScalingOptions): Promise<ScalingResult>;

interface SubsetCandidate {
    readonly id: string;
    readonly subject: string;
    readonly topic: string | null;
    readonly problem: string;
    readonly difficulty: number | null;
    readonly problemWords: number;
    readonly solutionWords: number | null;
}
interface SubsetChoice {
    readonly quota?: {
        readonly of?: 'subject' | 'topic';
        readonly share?: 'even' | 'proportional';
    };
    readonly difficulty?: {
        readonly min?: number;
        readonly max?: number;
    };
    readonly mostWords?: {
        readonly problem?: number;
        readonly solution?: number;
    };
    readonly diversity?: 'words' | 'none' | ((candidate: SubsetCandidate) => readonly number[]);
}
type LeftOutReason = 'difficulty-unknown' | 'too-easy' | 'too-hard' | 'long-problem' | 'long-solution' | 'quota';
interface SelectSubsetResult {
    readonly chosen: readonly SubsetCandidate[];
    readonly leftOut: readonly {
        readonly id: string;
        readonly reason: LeftOutReason;
    }[];
    readonly groups: readonly {
        readonly group: string;
        readonly available: number;
        readonly chosen: number;
    }[];
}

interface SelectSubsetOptions {
    readonly source: AnalysisSource;
    readonly size: number;
    readonly by?: SubsetChoice;
    readonly seed?: number;
}
declare function selectSubset(options: SelectSubsetOptions): Promise<SelectSubsetResult>;

export {
  bootstrap,
  bradleyTerry,
  cohenKappa,
  describe,
  estimateProbe,
  estimateRanking,
  exportReview,
  importReview,
  kendallTau,
  majorityAtK,
  paperCriteria,
  probeDifficulty,
  rankPrompt,
  rankQuality,
  scaling,
  selectSubset,
  type Accuracy,
  type AnalysisForecast,
  type AnalysisForecastPart,
  type AnalysisSource,
  type AnalysisSources,
  type AnalysisStageFigures,
  type BenchmarkOverlap,
  type BootstrapOptions,
  type BradleyTerryOptions,
  type Criterion,
  type DescribeOptions,
  type DescribeResult,
  type DescribedSource,
  type EstimateProbeOptions,
  type EstimateRankingOptions,
  type ExportReviewOptions,
  type ExportReviewResult,
  type GroupAccuracy,
  type GroupMatch,
  type GroupRankings,
  type ImportReviewOptions,
  type ImportReviewResult,
  type JudgeAgreement,
  type JudgeQuality,
  type LeftOutReason,
  type MajorityAtKOptions,
  type Measured,
  type PlacedVerdict,
  type ProbeDifficultyOptions,
  type ProbeDifficultyResult,
  type ProbedProblem,
  type QualityRank,
  type QualityScore,
  type RankPromptInput,
  type RankQualityOptions,
  type RankQualityResult,
  type Ranking,
  type ReviewStratifier,
  type ReviewedLabel,
  type ReviewedStratum,
  type ReviewerAgreement,
  type ScalingCurve,
  type ScalingOptions,
  type ScalingPoint,
  type ScalingResult,
  type SelectSubsetOptions,
  type SelectSubsetResult,
  type ShownRanks,
  type SourceColumns,
  type SourceDescription,
  type SourceRows,
  type SubjectShare,
  type SubsetCandidate,
  type SubsetChoice,
  type SuspectProblem,
  type WordCounts,
  wilson,
};
