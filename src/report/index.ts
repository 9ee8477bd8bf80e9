export type {
  ReportFailure,
  ReportRefusal,
  ReportRows,
  ReportRowsOf,
  ReportSource,
} from './report-source.ts';
export { type ReportOptions, type WrittenReport, writeReport } from './write-report.ts';
