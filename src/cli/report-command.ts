import { counted } from '../core/texts/counted.ts';
import { writeReport } from '../report/index.ts';
import { type CommandOutput, type CommandRequest, textOption } from './command.ts';

/** Writes the report of a run. */
export async function reportCommand(request: CommandRequest, { out }: CommandOutput): Promise<void> {
  const title = textOption(request, 'title');
  const { path, rows, bytes } = await writeReport(request.directory, {
    path: textOption(request, 'out') ?? 'report.html',
    overwrite: request.values['overwrite'] === true,
    ...(title === undefined ? {} : { title }),
  });
  out(`${path}: ${counted(rows, 'row')}, ${Math.ceil(bytes / 1000)} KB`);
}
