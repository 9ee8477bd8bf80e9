import { counted } from '../core/texts/counted.ts';
import { isRowColumn } from '../export/formats/row-columns.ts';
import {
  alpacaFormat,
  exportDataset,
  messagesFormat,
  preferenceFormat,
  promptCompletionFormat,
  shareGptFormat,
} from '../export/index.ts';
import { CommandError, type CommandOutput, type CommandRequest, textOption } from './command.ts';

const problemFormats = ['verl', 'grpo', 'nemo-gym'] as const;

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

/** Formats that carry further columns on request. */
const withColumns = {
  messages: messagesFormat,
  'prompt-completion': promptCompletionFormat,
  preference: preferenceFormat,
  sharegpt: shareGptFormat,
  alpaca: alpacaFormat,
} as const;

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
  const problemFormat = problemFormats.find((known) => known === name);
  if (format === undefined && problemFormat === undefined)
    throw new CommandError(
      `there is no format ${JSON.stringify(name)}; the formats are ${[...formats, ...problemFormats].join(', ')}`,
    );
  const columns = textOption(request, 'columns');
  const { rows, files, warnings } =
    problemFormat !== undefined && columns === undefined
      ? await exportDataset(directory, { ...common, format: problemFormat })
      : await exportDataset(directory, { ...common, format: formatWith(name, format, columns) });
  out(`${files.map((file) => file.path).join(', ')}: ${counted(rows, 'row')}`);
  for (const warning of warnings) error(`warning: ${warning}`);
}

type Format = (typeof formats)[number];

/** The library says which columns there are. */
function formatWith(
  name: string,
  format: Format | undefined,
  columns: string | undefined,
): Format | ReturnType<(typeof withColumns)[keyof typeof withColumns]> {
  if (columns === undefined && format !== undefined) return format;
  const make = Object.entries(withColumns).find(([known]) => known === name)?.[1];
  if (make === undefined)
    throw new CommandError(`--columns is for ${Object.keys(withColumns).join(', ')}, not for ${name}`);
  const names = (columns ?? '').split(',').map((column) => column.trim());
  const known = names.filter(isRowColumn);
  if (known.length === names.length) return make({ columns: known });
  throw new CommandError(`--columns takes names such as id,subject,topic, got ${columns ?? ''}`);
}
