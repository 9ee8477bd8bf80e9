export type {
  ReportFailure,
  ReportRefusal,
  ReportRows,
  ReportRowsOf,
  ReportSource,
} from './report-source.ts';
export { type WriteReportOptions, type WriteReportResult, writeReport } from './write-report.ts';
