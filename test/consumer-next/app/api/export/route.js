import { buildChimera } from 'chimera-sdk';
import { exportDataset } from 'chimera-sdk/export';
import { offlineModels } from 'chimera-sdk/offline';
import { writeReport } from 'chimera-sdk/report';

export const dynamic = 'force-dynamic';

export async function GET() {
  const directory = 'runs/next';
  const models = offlineModels({ seed: 3 });
  const chimera = buildChimera({ models, expand: { topicsPerSubject: 2 } });
  const { rows } = await chimera.run(['Mathematics'], { directory }).summary();
  const { rows: exported } = await exportDataset(directory, { format: 'messages', path: 'sft.jsonl' });
  await writeReport(directory, { path: 'report.html' });
  // Optional packages are not installed: what needs them says so.
  const parquet = await exportDataset(directory, { format: 'verl', path: 'rl.parquet' }).catch(
    (error) => error.message,
  );
  return Response.json({ rows, exported, parquet });
}
