import { parseArgs } from 'node:util';
import { VERSION } from '../core/version.ts';
import { isChimeraError } from '../errors/index.ts';
import { calibrateCommand } from './calibrate-command.ts';
import { CommandError, type CommandOutput, type CommandRequest } from './command.ts';
import { exportCommand } from './export-command.ts';
import { inspectCommand } from './inspect-command.ts';
import { mergeCommand } from './merge-command.ts';
import { plainText } from './plain-text.ts';
import { reportCommand } from './report-command.ts';
import { USAGE } from './usage.ts';

type Command = (request: CommandRequest, output: CommandOutput) => Promise<void>;

/** Each command with the options that it reads. */
const commands: Readonly<Record<string, { readonly run: Command; readonly reads: readonly string[] }>> = {
  inspect: { run: inspectCommand, reads: ['item'] },
  report: { run: reportCommand, reads: ['out', 'title', 'overwrite'] },
  export: { run: exportCommand, reads: ['format', 'out', 'validation', 'columns', 'overwrite'] },
  calibrate: { run: calibrateCommand, reads: [] },
  merge: { run: mergeCommand, reads: ['to'] },
};

/** Names of commands that take several run directories. */
const takesSeveral: ReadonlySet<string> = new Set(['merge']);

const options = {
  out: { type: 'string' },
  to: { type: 'string' },
  title: { type: 'string' },
  format: { type: 'string' },
  validation: { type: 'string' },
  columns: { type: 'string' },
  item: { type: 'string' },
  overwrite: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

/** Runs the command that the arguments name, and returns the exit code: 0, 1 when it failed, 2 when it was not understood. */
export async function runCommand(args: readonly string[], shell: CommandOutput): Promise<number> {
  const output: CommandOutput = {
    out: (text) => shell.out(plainText(text)),
    error: (text) => shell.error(plainText(text)),
  };
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [name = '', directory = '', ...further] = positionals;
    if (values.version === true) output.out(VERSION);
    else if (values.help === true || name === '') output.out(USAGE);
    else {
      const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
      if (command === undefined) throw new CommandError(`there is no command ${JSON.stringify(name)}`);
      if (directory === '')
        throw new CommandError(`${name} needs a run directory, as in: chimera-sdk ${name} runs/x`);
      if (further.length > 0 && !takesSeveral.has(name))
        throw new CommandError(`${name} takes one run directory, got ${further.length + 1}`);
      refuseUnread(name, command.reads, Object.keys(values));
      await command.run({ directory, further, values }, output);
    }
    return 0;
  } catch (error) {
    if (isChimeraError(error)) {
      output.error(`${error.name}: ${error.message}`);
      return 1;
    }
    if (!(error instanceof CommandError || isArgumentError(error))) throw error;
    output.error(`${error.message}\n\n${USAGE}`);
    return 2;
  }
}

/** Nothing that is given is ignored. */
function refuseUnread(name: string, reads: readonly string[], given: readonly string[]): void {
  const unread = given.filter((option) => !reads.includes(option)).map((option) => `--${option}`);
  if (unread.length === 0) return;
  const known = reads.length === 0 ? 'it takes no options' : `it takes --${reads.join(', --')}`;
  throw new CommandError(`${name} does not take ${unread.join(', ')}; ${known}`);
}

/** What `parseArgs` throws for options that it does not know. */
function isArgumentError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
