import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startProvider } from '../provider/start-provider.ts';
import { root } from './documentation.ts';

describe('the first example of the README', () => {
  it('prints what the README says', async () => {
    await inTemporaryDirectory(async (directory) => {
      const [code, printed] = await firstExample();
      const file = join(directory, 'example.mts');
      await writeFile(file, code);
      const { output, errors } = await runFile(file, [], { TSX_TSCONFIG_PATH: join(root, 'tsconfig.json') });

      expect(errors).toBe('');
      expect(sortedLines(output)).toEqual(sortedLines(printed));
    });
  });
});

describe('the quickstart', () => {
  it('prints the figures that the page shows', async () => {
    await inTemporaryDirectory(async (directory) => {
      const { output } = await runExample('01-quickstart.ts', ['--directory', directory]);
      const page = await readFile(join(root, 'docs/getting-started.md'), 'utf8');

      expect(figures(output).length).toBe(7);
      expect(figures(page.split('Run directory:')[0] ?? '')).toEqual(figures(output));
    });
  });

  it('makes a dataset, and pays for nothing when it is run again', async () => {
    await inTemporaryDirectory(async (directory) => {
      const given = ['--subjects', 'Biology,History', '--directory', directory];
      const first = await runExample('01-quickstart.ts', given);
      const second = await runExample('01-quickstart.ts', given);

      expect(first).toMatchObject({ exitCode: 0, errors: '' });
      expect(first.output).toMatch(/│ label +│/u);
      expect(first.output).toMatch(/One sample: \{[^}]*correct: true\n\}/u);
      expect(first.output).toMatch(/ [1-9]\d* model calls\./u);
      expect(second.output).toContain('No model call was made');
      expect(first.output.trimEnd().split('\n').slice(-2)).toEqual([
        `Parquet file: ${join(directory, 'samples.parquet')}`,
        `Report: ${join(directory, 'report.html')}`,
      ]);
      expect(await readFile(join(directory, 'samples.parquet'), 'latin1')).toMatch(/^PAR1/);
      expect(await readFile(join(directory, 'report.html'), 'utf8')).toMatch(/^<!doctype html>/i);
    });
  });
});

describe('an example that is run twice into one directory with other options', () => {
  it('says what has changed and makes only the calls of the change', async () => {
    await inTemporaryDirectory(async (directory) => {
      const given = ['--subjects', 'Biology', '--directory', directory];
      const first = await runExample('01-quickstart.ts', [...given, '--topics', '4']);
      const second = await runExample('01-quickstart.ts', [...given, '--topics', '6']);
      const [reused] = /\d+(?= replies were found)/u.exec(second.output) ?? [];

      expect(first.output).not.toContain('Changed since');
      expect(second).toMatchObject({ exitCode: 0, errors: '' });
      expect(second.output).toContain('Changed since the run before: expand.sizes.topicsPerSubject: 4 -> 6');
      expect(first.output).toContain(` ${reused} model calls.`);
    });
  });
});

describe('the example over real models', () => {
  it('says what it is about to do and stops when there is no key', async () => {
    const { exitCode, output, errors } = await runExample('02-openai.ts', [], { OPENAI_API_KEY: '' });

    expect(exitCode).toBe(1);
    expect(output).toMatch(/Subjects: Mathematics.*gpt-5.*At most 164 calls.*Run directory: runs\/openai/su);
    expect(errors).toContain('OPENAI_API_KEY is not set');
  });

  it('runs over HTTP within the number of calls that it named', async () => {
    await using provider = await startProvider();
    await inTemporaryDirectory(async (directory) => {
      const given = ['--subjects', 'Biology', '--directory', directory];
      const variables = { OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: provider.url };
      const first = await runExample('02-openai.ts', given, variables);
      const asked = provider.requests.length;
      await runExample('02-openai.ts', given, variables);

      expect(first).toMatchObject({ exitCode: 0, errors: '' });
      expect(first.output).toContain(` ${asked} calls, 0 reused.`);
      expect(asked).toBeGreaterThan(50);
      expect(asked).toBeLessThan(164);
      expect(provider.requests.length).toBe(asked);
      expect(await readFile(join(directory, 'samples.jsonl'), 'utf8')).toContain('"kind":"sample"');
    });
  });
});

it('keeps examples short enough to be read at once', async () => {
  const names = (await readdir(join(root, 'examples'))).filter((name) => name.endsWith('.ts'));
  const texts = await Promise.all(names.map((name) => readFile(join(root, 'examples', name), 'utf8')));

  expect(names.length).toBeGreaterThan(1);
  expect(names.filter((_, index) => (texts[index] ?? '').split('\n').length > 40)).toEqual([]);
});

interface ExampleEnd {
  readonly exitCode: number | null;
  readonly output: string;
  readonly errors: string;
}

function runExample(
  name: string,
  given: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<ExampleEnd> {
  return runFile(join(root, 'examples', name), given, variables);
}

/** Runs a file where nothing of what it leaves behind is in the way. */
function runFile(
  file: string,
  given: readonly string[],
  variables: Readonly<Record<string, string>>,
): Promise<ExampleEnd> {
  const loader = import.meta.resolve('tsx');
  const child = spawn(process.execPath, ['--import', loader, file, ...given], {
    cwd: file.startsWith(root) ? root : dirname(file),
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  const errors: string[] = [];
  child.stdout.on('data', (text) => output.push(String(text)));
  child.stderr.on('data', (text) => errors.push(String(text)));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, output: output.join(''), errors: errors.join('') }));
  });
}

async function inTemporaryDirectory(use: (directory: string) => Promise<void>): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'chimera-example-'));
  try {
    await use(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** The first runnable block of the README and the `text` block after it. */
async function firstExample(): Promise<readonly [code: string, printed: string]> {
  const readme = await readFile(join(root, 'README.md'), 'utf8');
  const found = /```ts runnable\n([\s\S]*?)```\s+```text\n([\s\S]*?)```/u.exec(readme);
  return [found?.[1] ?? '', found?.[2] ?? ''];
}

/** Samples come in the order in which they are finished, which is no promise. */
function sortedLines(text: string): readonly string[] {
  return text.trim().split('\n').sort();
}

/** The table and the closing line of a run, less the time that it took. */
function figures(text: string): readonly string[] {
  const lines = text.split('\n').filter((line) => /^(?:│|\d+ samples in)/u.test(line));
  return lines.map((line) => line.replace(/[\d.]+ +│$|in [\d.]+ s/u, ''));
}
