import {
  Sample,
  Topic,
  ValidatedProblem,
} from './public-api-shared.js';
import {
  RunSummary,
} from './public-api-shared.js';
import {
  Evidence,
} from './public-api-shared.js';
import './public-api-shared.js';
import './public-api-shared.js';
import './public-api-shared.js';

type ReportRowsOf<Row> = Iterable<Row> | AsyncIterable<Row>;
interface ReportRefusal {
    readonly id: string;
    readonly stage: string;
    readonly code: string;
    readonly reason: string;
    readonly by?: string | null;
    readonly item: unknown;
}
interface ReportFailure {
    readonly id: string;
    readonly stage: string;
    readonly failure: {
        readonly code: string;
        readonly message: string;
    };
    readonly item: unknown;
}
interface ReportRows {
    readonly samples: ReportRowsOf<Sample>;
    readonly topics?: ReportRowsOf<Topic>;
    readonly problems?: ReportRowsOf<ValidatedProblem>;
    readonly rejected?: ReportRowsOf<ReportRefusal>;
    readonly failed?: ReportRowsOf<ReportFailure>;
    readonly summary?: RunSummary | null;
    readonly manifest?: Readonly<Record<string, unknown>>;
}
type ReportSource = string | ReportRows;

interface WriteReportOptions {
    readonly path: string;
    readonly overwrite?: boolean;
    readonly title?: string;
    readonly evidence?: readonly Evidence[];
}
interface WriteReportResult {
    readonly path: string;
    readonly bytes: number;
    readonly rows: number;
    readonly embeddedRows: number;
}
declare function writeReport(source: ReportSource, options: WriteReportOptions): Promise<WriteReportResult>;

export {
  type ReportFailure,
  type ReportRefusal,
  type ReportRows,
  type ReportRowsOf,
  type ReportSource,
  type WriteReportOptions,
  type WriteReportResult,
  writeReport,
};
