import {
  Label,
  LabelOpinions,
  Problem,
  ValidatedProblem,
} from './public-api-shared.js';
export {
  JudgeOpinion,
} from './public-api-shared.js';
import {
  LabelPromptInput,
} from './public-api-shared.js';
import {
  Level,
  ValidatePromptInput,
} from './public-api-shared.js';
import {
  Model,
} from './public-api-shared.js';
import {
  Prompt,
} from './public-api-shared.js';
import {
  RunOptions,
} from './public-api-shared.js';
import {
  Agreement,
} from './public-api-shared.js';
import {
  CalibrateResult,
  VerdictSource,
} from './public-api-shared.js';
export {
  AnswerVerdict,
  ProblemVerdict,
  ReviewDesign,
  ReviewLine,
  ReviewStratum,
  ReviewVerdict,
  Share,
  VoterQuality,
} from './public-api-shared.js';
import {
  Benchmark,
} from './public-api-shared.js';
import {
  ComparisonOptions,
} from './public-api-shared.js';
import './public-api-shared.js';
import './public-api-shared.js';
import 'ai';
import './public-api-shared.js';
import './public-api-shared.js';
import './public-api-shared.js';
import './public-api-shared.js';

declare function isDisagreement({ rule, judge, judgeSwapped }: LabelOpinions): boolean;

type DuplicateMethod = 'exact' | 'shingles' | 'name' | 'embedding';

interface LabelledProblem {
    readonly problem: Problem;
    readonly valid: boolean;
}
interface LabelledAnswer {
    readonly problem: string;
    readonly answer: string;
    readonly finalAnswer: string;
    readonly correct: boolean;
}
interface CalibrateOptions<PromptInput> {
    readonly models: readonly Model[];
    readonly prompt?: Prompt<PromptInput>;
    readonly level?: Level;
    readonly agreement?: Agreement;
    readonly run?: RunOptions;
}

declare function calibrate(items: readonly LabelledProblem[], options: CalibrateOptions<ValidatePromptInput>): Promise<CalibrateResult>;
declare function calibrate(items: readonly LabelledAnswer[], options: CalibrateOptions<LabelPromptInput>): Promise<CalibrateResult>;

interface ContaminationMeasure {
    readonly n: number;
    readonly meanMaxJaccard: number;
    readonly touched: number;
    readonly matches: readonly ContaminationMatch[];
}
interface ContaminationMatch {
    readonly question: string;
    readonly item: string;
    readonly jaccard: number;
    readonly span: string;
}

interface ContaminationReportOptions {
    readonly against: Benchmark;
    readonly n?: readonly number[];
    readonly mostMatches?: number;
}
interface ContaminationReport {
    readonly questions: number;
    readonly benchmarkItems: number;
    readonly measures: readonly ContaminationMeasure[];
}
type Question = string | {
    readonly id?: string;
    readonly problem: string;
};
declare function contaminationReport(problems: (Iterable<Question> & object) | AsyncIterable<Question>, options: ContaminationReportOptions): Promise<ContaminationReport>;

interface DedupeOptions<Item> extends ComparisonOptions {
    readonly text?: (item: Item) => string;
    readonly id?: (item: Item, index: number) => string;
    readonly compare?: 'auto' | 'names' | 'texts';
    readonly onDropped?: (dropped: DroppedDuplicate) => void;
}
interface DroppedDuplicate {
    readonly id: string;
    readonly keptId: string;
    readonly similarity: number;
    readonly method: DuplicateMethod;
}
interface DedupeReport {
    readonly read: number;
    readonly kept: number;
    readonly dropped: number;
    readonly duplicates: readonly DroppedDuplicate[];
}
interface DedupeResult<Item> extends AsyncIterable<Item> {
    readonly report: () => DedupeReport;
    readonly toArray: () => Promise<Item[]>;
}
declare function dedupe<Item>(items: (Iterable<Item> & object) | AsyncIterable<Item>, options?: DedupeOptions<Item>): DedupeResult<Item>;

interface PassAtKOptions {
    readonly attempts: number;
    readonly correct: number;
    readonly k: number;
}
declare function passAtK(options: PassAtKOptions): number;

interface ReconsiderOptions {
    readonly agreement?: Agreement;
    readonly verdicts?: VerdictSource;
}
interface PersonDecision {
    readonly problem: ValidatedProblem;
    readonly verdict: 'valid' | 'invalid';
    readonly reviewers: readonly string[];
    readonly notes: readonly string[];
    readonly votesSaid: 'accepted' | 'refused' | 'open' | 'none';
    readonly kept: boolean;
}
interface PersonLabel {
    readonly sampleId: string;
    readonly problemId: string;
    readonly label: Label['kind'];
    readonly verdict: 'right' | 'wrong';
    readonly reviewers: readonly string[];
    readonly notes: readonly string[];
}
interface ReconsiderResult {
    readonly agreement: Agreement;
    readonly stillKept: number;
    readonly nowKept: readonly ValidatedProblem[];
    readonly nowRefused: readonly ValidatedProblem[];
    readonly stillRefused: number;
    readonly undecided: number;
    readonly withoutVotes: number;
    readonly decidedByPeople: readonly PersonDecision[];
    readonly labelledByPeople: readonly PersonLabel[];
}
declare function reconsider(directory: string, options: ReconsiderOptions): Promise<ReconsiderResult>;

interface SelfTestJudgeOptions {
    readonly prompt?: Prompt<LabelPromptInput>;
    readonly run?: RunOptions;
}
interface JudgeTrapResult {
    readonly trap: string;
    readonly finalAnswer: string;
    readonly outcome: 'refused' | 'accepted';
}
interface SelfTestJudgeResult {
    readonly passed: boolean;
    readonly results: readonly JudgeTrapResult[];
}
declare function selfTestJudge(model: Model, options?: SelfTestJudgeOptions): Promise<SelfTestJudgeResult>;

export {
  CalibrateResult,
  LabelOpinions,
  VerdictSource,
  calibrate,
  contaminationReport,
  dedupe,
  isDisagreement,
  passAtK,
  reconsider,
  selfTestJudge,
  type CalibrateOptions,
  type ContaminationMatch,
  type ContaminationMeasure,
  type ContaminationReport,
  type ContaminationReportOptions,
  type DedupeOptions,
  type DedupeReport,
  type DedupeResult,
  type DroppedDuplicate,
  type DuplicateMethod,
  type JudgeTrapResult,
  type LabelledAnswer,
  type LabelledProblem,
  type PassAtKOptions,
  type PersonDecision,
  type PersonLabel,
  type Question,
  type ReconsiderOptions,
  type ReconsiderResult,
  type SelfTestJudgeOptions,
  type SelfTestJudgeResult,
};
