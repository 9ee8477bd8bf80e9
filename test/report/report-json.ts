import { readFile } from 'node:fs/promises';
import type { ReportEntry, ReportIndex } from '../../src/report/report-entry.ts';
import type { ReportFacts } from '../../src/report/report-facts.ts';

/** What a report holds as data: its facts, its index, and all rows. */
export async function reportJson(path: string): Promise<{
  readonly facts: ReportFacts;
  readonly index: ReportIndex;
  readonly rows: readonly ReportEntry[];
}> {
  const html = await readFile(path, 'utf8');
  const block = (id: string): string =>
    new RegExp(`<script type="application/json" id="${id}">(.*?)</script>`, 'su').exec(html)?.[1] ?? '';
  const index: ReportIndex = JSON.parse(block('report-index'));
  const rows = index.blocks.flatMap((_, number): readonly ReportEntry[] =>
    JSON.parse(block(`report-rows-${number}`)),
  );
  return { facts: JSON.parse(block('report-facts')), index, rows };
}
