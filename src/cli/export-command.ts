import { exportDataset } from '../export/index.ts';
import { CommandError, type CommandOutput, type CommandRequest, textOption } from './command.ts';

const formats = [
  'jsonl',
  'parquet',
  'chimera',
  'messages',
  'prompt-completion',
  'preference',
  'sharegpt',
  'alpaca',
] as const;

/** Exports a run in one of the built-in formats. */
export async function exportCommand(request: CommandRequest, { out, error }: CommandOutput): Promise<void> {
  const { directory, values } = request;
  const [name, path] = [textOption(request, 'format'), textOption(request, 'out')];
  if (name === undefined || path === undefined)
    throw new CommandError('export needs --format and --out, as in: --format messages --out sft.jsonl');
  const validation = textOption(request, 'validation');
  const common = {
    path,
    overwrite: values['overwrite'] === true,
    ...(validation === undefined ? {} : { split: { validation: Number(validation) } }),
  };
  const format = formats.find((known) => known === name);
  if (format === undefined && name !== 'verl')
    throw new CommandError(
      `there is no format ${JSON.stringify(name)}; the formats are ${formats.join(', ')}, verl`,
    );
  const { rows, files, warnings } =
    format === undefined
      ? await exportDataset(directory, { ...common, format: 'verl' })
      : await exportDataset(directory, { ...common, format });
  out(`${files.map((file) => file.path).join(', ')}: ${rows} rows`);
  for (const warning of warnings) error(`warning: ${warning}`);
}
