import { type OpenSource, openRunFiles } from './open-run-files.ts';
import type { ReportSource } from './report-source.ts';

/**
 * Opens a source.
 *
 * @throws {DirectoryError} When a folder holds no run, or one of another format version.
 */
export async function openSource(source: ReportSource): Promise<OpenSource> {
  if (typeof source === 'string') return openRunFiles(source);
  const { samples, topics = [], problems = [], rejected = [], failed = [], summary, manifest } = source;
  return { samples, topics, problems, rejected, failed, summary, manifest, replies: null };
}
