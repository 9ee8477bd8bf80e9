/**
 * Exports in every format and loads the files in the Python programs that people load them with: `npm run test:consumers`.
 * Python packages are installed once, below node_modules/.cache; where they cannot be had, the check is skipped with a message.
 */
import { createHash } from 'node:crypto';
import { access, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildChimera, openRun } from 'chimera-sdk';
import {
  alpacaFormat,
  type Columns,
  exportDataset,
  messagesFormat,
  preferenceFormat,
  promptCompletionFormat,
  type SampleFormatName,
  shareGptFormat,
  writeDataset,
} from 'chimera-sdk/export';
import { offlineModels } from 'chimera-sdk/offline';
import { aSample } from 'chimera-sdk/testing';
import { exporterOf, isFormat } from '../../src/export/exporter-of.ts';
import { writeFigures } from './analysis-figures.ts';
import { mustRun, root, runProgram, scratchFolder } from './run-program.ts';

const sampleFormats = [
  'chimera',
  'messages',
  'prompt-completion',
  'preference',
  'sharegpt',
  'alpaca',
] as const satisfies readonly SampleFormatName[];

const python = await pythonWithPackages();
if (python !== null) {
  await using scratch = await scratchFolder();
  await writeAll(scratch.path);
  const variables = {
    HF_HOME: join(scratch.path, 'cache'),
    HF_HUB_OFFLINE: '1',
    HF_DATASETS_DISABLE_PROGRESS_BARS: '1',
    PYTHONDONTWRITEBYTECODE: '1',
  };
  const script = join(root, 'test/consumers/check.py');
  console.log((await mustRun(python, [script, scratch.path], { cwd: scratch.path, variables })).trim());
  await writeFigures(scratch.path);
  const figures = [
    join(root, 'test/consumers/analysis.py'),
    join(root, 'test/consumers/analysis-inputs.json'),
    join(scratch.path, 'figures.json'),
  ];
  console.log((await mustRun(python, figures, { cwd: scratch.path, variables })).trim());
}

/** Writes every format as JSON lines and as Parquet, a dataset folder, and what is to be found in them. */
async function writeAll(folder: string): Promise<void> {
  const directory = join(folder, 'run');
  const chimera = buildChimera({
    models: offlineModels({ seed: 3 }),
    expand: { topicsPerSubject: 6 },
    synthesize: { trajectoriesPerProblem: 3 },
  });
  await chimera.run(['Mathematics', 'Chemistry', 'History'], { directory }).summary();
  const formats: [string, object][] = [];
  for (const format of sampleFormats) {
    // The second one takes the place of the first in dataset_info.json.
    for (const ending of ['parquet', 'jsonl'])
      await exportDataset(directory, { format, path: join(folder, `${format}.${ending}`), overwrite: true });
    formats.push([format, await factsOf(folder, format, columnsOf(format))]);
  }
  for (const ending of ['jsonl', 'parquet'])
    await exportDataset(directory, { format: 'verl', path: join(folder, `verl.${ending}`) });
  formats.push(['verl', await factsOf(folder, 'verl', columnsOf('verl'))]);
  // Columns beside the text of each format that carries them.
  for (const make of [
    messagesFormat,
    promptCompletionFormat,
    preferenceFormat,
    shareGptFormat,
    alpacaFormat,
  ]) {
    const format = make({ columns: ['id', 'subject', 'topic', 'topicPath', 'difficulty', 'draw', 'extra'] });
    const name = `${format.name}-with-columns`;
    for (const ending of ['jsonl', 'parquet'])
      await exportDataset(directory, { format, path: join(folder, `${name}.${ending}`), overwrite: true });
    formats.push([name, await factsOf(folder, name, format.columns ?? {})]);
  }
  await exportDataset(fullRows(directory), { format: 'jsonl', path: join(folder, 'full.jsonl') });
  await exportDataset(fullRows(directory), { format: 'parquet', path: join(folder, 'full.parquet') });
  formats.push(['full', await factsOf(folder, 'full', columnsOf('parquet'))]);
  await writeSplit(folder);
  const dataset = await writeFolder(directory, join(folder, 'dataset'));
  const expected = { formats: Object.fromEntries(formats), dataset };
  await writeFile(join(folder, 'expected.json'), JSON.stringify(expected));
}

/** The samples of a run, and some that are hard to write: nulls, LaTeX, emoji, halves of them, 200 KB. */
async function* fullRows(directory: string): AsyncGenerator<ReturnType<typeof aSample>> {
  const opinions = { rule: null, judge: null, judgeSwapped: null };
  yield aSample({
    problem: 'Evaluate \\(\\frac{\\beta}{\\text{x}}\\) "twice"\r\n\t\u0000\u2028🦜 \ud83d',
    reasoning: '\\int_0^1 x\\,dx = \\frac12 🦜 \n'.repeat(8_000),
    guidance: 'towards birds',
    difficulty: 0.25,
    blindAttempts: 4,
    blindCorrect: 3,
    votes: [],
  });
  yield aSample({
    problem: 'Nothing came',
    reasoning: null,
    solution: '',
    finalAnswer: null,
    label: { kind: 'unverified', reason: 'empty', opinions },
  });
  yield* (await openRun(directory)).samples();
}

/** JSON lines in two splits, of which only the second shows the types of some columns, nested ones among them. */
async function writeSplit(folder: string): Promise<void> {
  const problems = Array.from({ length: 40 }, (_, index) => `Problem ${index}: what is ${index} + 1?`);
  const write = (held: ReadonlySet<string>, name: string) =>
    exportDataset(
      problems.map((problem) => {
        const opinions = { rule: 'equal', judge: null, judgeSwapped: null } as const;
        const judged = { ...opinions, judge: { verdict: 'correct', reason: 'the same' } } as const;
        const isHeld = held.has(problem);
        return aSample({
          problem,
          ...(isHeld ? { guidance: 'towards birds' } : {}),
          label: { kind: 'correct', by: 'rule', opinions: isHeld ? judged : opinions },
        });
      }),
      { format: 'jsonl', path: join(folder, `${name}.jsonl`), split: { validation: 0.3 } },
    );
  await write(new Set(), 'alike');
  const lines = (await readFile(join(folder, 'alike-validation.jsonl'), 'utf8')).trimEnd().split('\n');
  await write(new Set(lines.map((line) => JSON.parse(line).problem)), 'split');
}

async function writeFolder(directory: string, target: string): Promise<object> {
  const configs = {
    default: { format: 'parquet' },
    sft: { format: 'messages' },
    rl: { format: 'verl' },
  } as const;
  const title = 'A: "title" # with signs \u2028 & <b>';
  const options = { title, license: 'apache-2.0', split: { validation: 0.2, never: 1e-9 } };
  const report = await writeDataset(directory, { directory: target, ...options, configs });
  const facts = Object.entries(configs).map(async ([name, { format }]): Promise<[string, object]> => {
    const path = `${target}-${name}.jsonl`;
    const split = options.split;
    const rows =
      format === 'verl'
        ? exportDataset(directory, { format, path, split })
        : exportDataset(directory, { format: format === 'parquet' ? 'jsonl' : format, path, split });
    await rows;
    const [first = ''] = (await readFile(`${target}-${name}-train.jsonl`, 'utf8')).split('\n');
    const splits = report.configs[name]?.files.map((file) => [file.split, file.rows]) ?? [];
    return [
      name,
      { columns: columnsOf(format), splits: Object.fromEntries(splits), first: JSON.parse(first) },
    ];
  });
  return { license: 'apache-2.0', default: 'default', configs: Object.fromEntries(await Promise.all(facts)) };
}

async function factsOf(folder: string, name: string, columns: Columns): Promise<object> {
  const lines = (await readFile(join(folder, `${name}.jsonl`), 'utf8')).trimEnd().split('\n');
  const [first = '', last = ''] = [lines[0], lines.at(-1)];
  return { rows: lines.length, columns, first: JSON.parse(first), last: JSON.parse(last) };
}

function columnsOf(format: string): Columns {
  return isFormat(format) ? (exporterOf(format).columns ?? {}) : {};
}

/** Returns the Python of an environment that has the packages; null, with a message, where they cannot be had. */
async function pythonWithPackages(): Promise<string | null> {
  const requirements = join(root, 'test/consumers/requirements.txt');
  const hash = createHash('sha256')
    .update(await readFile(requirements))
    .digest('hex')
    .slice(0, 12);
  const environment = join(root, 'node_modules/.cache/chimera-sdk', `consumers-${hash}`);
  const ours = join(environment, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  const done = join(environment, 'installed');
  if (await isThere(done)) return ours;
  await rm(environment, { recursive: true, force: true });
  await mkdir(environment, { recursive: true });
  const made = await attempt('python3', ['-m', 'venv', environment]);
  if (made !== null) return skipped(`python3 makes no environment: ${made}`);
  const quiet = ['--disable-pip-version-check', '--quiet', '--no-input', '--timeout', '20', '--retries', '1'];
  const installed = await attempt(ours, ['-m', 'pip', 'install', ...quiet, '-r', requirements]);
  if (installed !== null) return skipped(`the packages of ${requirements} cannot be had: ${installed}`);
  await writeFile(done, '');
  return ours;
}

/** Returns what went wrong; null when nothing did. */
async function attempt(command: string, given: readonly string[]): Promise<string | null> {
  try {
    const { code, errors } = await runProgram(command, given, { cwd: root });
    if (code === 0) return null;
    const lines = errors.replace(/\u001b\[[0-9;]*m/gu, '').split('\n');
    return lines.filter((line) => line.trim() !== '').at(-1) ?? `it ended with ${code}`;
  } catch (error) {
    return String(error);
  }
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function skipped(why: string): null {
  console.log(`Skipped: ${why}`);
  return null;
}
