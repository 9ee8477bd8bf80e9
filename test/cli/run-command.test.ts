import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../../src/cli/run-command.ts';
import { perMillionTokens } from '../../src/models/per-million-tokens.ts';
import { offlineModels } from '../../src/offline/offline-models.ts';
import { buildChimera } from '../../src/pipeline/build-chimera.ts';
import { atWork, StandInBatches } from '../support/stand-in-batches.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../support/temporary-directory.ts';

/** Runs the command as a shell would, and tells what it wrote. */
async function command(...args: readonly string[]): Promise<{
  readonly code: number;
  readonly out: string;
  readonly error: string;
}> {
  const said = { out: '', error: '' };
  const code = await runCommand(args, {
    out: (text) => {
      said.out += `${text}\n`;
    },
    error: (text) => {
      said.error += `${text}\n`;
    },
  });
  return { code, ...said };
}

async function aRun(folder: TemporaryDirectory): Promise<string> {
  const directory = folder.at('run');
  const chimera = buildChimera({ models: offlineModels(), expand: { topicsPerSubject: 3 } });
  await chimera.run(['Mathematics'], { directory }).summary();
  return directory;
}

describe('chimera-sdk', () => {
  it('inspects, reports, exports and calibrates a run', async () => {
    await using folder = await temporaryDirectory();
    const run = await aRun(folder);

    const inspected = await command('inspect', run);
    const reported = await command('report', run, '--out', folder.at('report.html'), '--title', 'Mine');
    const exported = await command('export', run, '--format', 'messages', '--out', folder.at('sft.jsonl'));
    const split = ['--format', 'verl', '--out', folder.at('rl.jsonl'), '--validation', '0.5'];
    const divided = await command('export', run, ...split);
    const calibrated = await command('calibrate', run);

    expect([inspected, reported, exported, divided, calibrated].map(({ code }) => code)).toEqual([
      0, 0, 0, 0, 0,
    ]);
    expect(inspected.out).toMatch(/^completed: \d+ rows, \d+ calls and 0 from the store, /u);
    expect(inspected.out).toMatch(/^validate +\d+ +\d+ +\d+ +\d+ +0 +\d+$/mu);
    expect(reported.out).toMatch(/report\.html: \d+ rows, \d+ KB\n$/u);
    expect(await readFile(folder.at('report.html'), 'utf8')).toContain('"Mine"');
    expect(exported.out).toMatch(/sft\.jsonl: [1-9]\d* rows\n$/u);
    expect(divided.out).toMatch(/rl-train\.jsonl, .*rl-validation\.jsonl: \d+ rows\n$/u);
    expect(calibrated.out).toMatch(/^at least 1 +\d+ +\d+ +\d+ +\d+$/mu);
  });

  it('says in one line that a file is there, and replaces it when it may', async () => {
    await using folder = await temporaryDirectory();
    const run = await aRun(folder);
    const commands = [
      ['report', run, '--out', folder.at('report.html')],
      ['export', run, '--format', 'messages', '--out', folder.at('sft.jsonl')],
    ];
    for (const args of commands) {
      expect((await command(...args)).code).toBe(0);
      const again = await command(...args);
      expect(again.code).toBe(1);
      expect(again.error).toMatch(/^ConfigurationError: \w+\.path: [^\n]* is already there; [^\n]*\n$/u);
      expect((await command(...args, '--overwrite')).code).toBe(0);
    }
  });

  it('refuses options that a command does not read', async () => {
    await using folder = await temporaryDirectory();
    const run = await aRun(folder);

    const [inspected, calibrated] = [
      await command('inspect', run, '--out', 'x.txt', '--overwrite'),
      await command('calibrate', run, '--title', 'Mine'),
    ];

    expect([inspected.code, calibrated.code]).toEqual([2, 2]);
    expect(inspected.error).toMatch(/^inspect does not take --out, --overwrite; it takes --item\n/u);
    expect(calibrated.error).toMatch(/^calibrate does not take --title; it takes no options\n/u);
  });

  it('tells what was live, what batches answered and saved, and what is waited for', async () => {
    await using folder = await temporaryDirectory();
    const service = new StandInBatches();
    const price = perMillionTokens({ input: 10, output: 100, batch: 0.5 });
    const synthesize = service.model({ lookEveryMs: 1 }, { price });
    const models = { ...offlineModels(), synthesize };
    const chimera = buildChimera({ models, expand: { topicsPerSubject: 3 } });
    const { batched, spent } = await chimera
      .run(['Mathematics'], { directory: folder.at('run'), price })
      .summary();
    service.script = { state: atWork };
    const leaving = { ...models, synthesize: service.model({ lookEveryMs: 1, wait: 'leave' }, { price }) };
    await buildChimera({ models: leaving })
      .run(['Physics'], { directory: folder.at('left'), price })
      .summary();

    const inspected = await command('inspect', folder.at('run'));
    const left = await command('inspect', folder.at('left'));

    const live = spent.calls - (batched?.calls ?? 0);
    expect(inspected.out).toMatch(
      new RegExp(
        `^live: ${live} calls, \\d+ tokens, \\$[.\\d]+; batched: ${batched?.calls} calls, \\d+ tokens, (\\$[.\\d]+), saved: \\1$`,
        'mu',
      ),
    );
    expect(left.out).toMatch(
      /^waits for \d+ calls with stand-in batch-2; run it again after \d{4}-\d\d-\d\dT/mu,
    );
    expect(left.out).not.toContain('batched:');
  });

  it('shows the prompts and replies behind an item', async () => {
    await using folder = await temporaryDirectory();
    const run = await aRun(folder);
    const [row = ''] = (await readFile(`${run}/samples.jsonl`, 'utf8')).split('\n');
    const { id, topic, solution } = JSON.parse(row);

    const { code, out } = await command('inspect', run, '--item', id);

    expect(code).toBe(0);
    expect(out).toMatch(
      /^=== expand \w+ draw 0, expand, sample 0: offline:[\w-]+, stop, \d+ \+ \d+ tokens\n--- system\n/u,
    );
    expect(out).toContain('\n\n=== synthesize ');
    expect(out).toContain(topic);
    expect(out).toContain(`--- reply\n${solution.slice(0, 40)}`);
    expect(await command('inspect', run, '--item', 'none')).toMatchObject({
      code: 1,
      error: expect.stringContaining('replies.item: is unknown to the run, got "none"'),
    });
  });

  it('exports further columns beside messages', async () => {
    await using folder = await temporaryDirectory();
    const run = await aRun(folder);
    const out = folder.at('sft.jsonl');

    const wanted = ['--format', 'messages', '--columns', 'id, subject'];
    const exported = await command('export', run, ...wanted, '--out', out);
    const unknown = await command('export', run, '--format', 'messages', '--columns', 'mood', '--out', out);
    const elsewhere = await command('export', run, '--format', 'verl', '--columns', 'id', '--out', out);

    expect(exported.code).toBe(0);
    const rows = (await readFile(out, 'utf8')).trim().split('\n');
    const [first] = rows.map((row) => JSON.parse(row));
    expect(Object.keys(first)).toEqual(expect.arrayContaining(['messages', 'id', 'subject']));
    expect(first).not.toHaveProperty('topic');
    expect(first.subject).toBe('Mathematics');
    expect([unknown.code, elsewhere.code]).not.toContain(0);
    expect(unknown.error).toContain('mood');
    expect(elsewhere.error).toContain('--columns is for');
  });

  it('merges shards into a directory of their own, and refuses one that is taken', async () => {
    await using folder = await temporaryDirectory();
    const shards = [folder.at('one'), folder.at('two')];
    const chimera = buildChimera({ models: offlineModels(), expand: { topicsPerSubject: 2 } });
    const calls = [];
    for (const [index, directory] of shards.entries()) {
      const summary = await chimera.run([['Mathematics', 'Physics'][index] ?? ''], { directory }).summary();
      calls.push(summary.calls);
    }

    const merged = await command('merge', ...shards, '--to', folder.at('all'));
    const again = await command('merge', ...shards, '--to', folder.at('all'));
    const nowhere = await command('merge', ...shards);

    const paid = calls.reduce((sum, count) => sum + count, 0);
    expect(merged.code).toBe(0);
    expect(merged.out).toContain(`${paid} calls paid`);
    const whole = chimera.run(['Mathematics', 'Physics'], { directory: folder.at('all') });
    expect((await whole.summary()).calls).toBe(0);
    expect([again.code, nowhere.code]).not.toContain(0);
    expect(again.error).toContain(folder.at('all'));
    expect(nowhere.error).toContain('--to');
  });

  it('says what is wrong, and fails', async () => {
    await using folder = await temporaryDirectory();

    expect(await command('inspect', folder.at('nowhere'))).toMatchObject({
      code: 1,
      error: expect.stringMatching(/^DirectoryError: /u),
    });
    for (const [args, message] of [
      [['inspekt', 'x'], 'there is no command "inspekt"'],
      [['inspect'], 'inspect needs a run directory'],
      [['report', 'a', 'b'], 'report takes one run directory, got 2'],
      [['export', 'x'], 'export needs --format and --out'],
      [['export', 'x', '--format', 'xml', '--out', 'y'], 'there is no format "xml"'],
      [['report', 'x', '--where', 'y'], "Unknown option '--where'"],
    ] as const)
      expect(await command(...args)).toMatchObject({ code: 2, error: expect.stringContaining(message) });
  });

  it('shows its use and its version', async () => {
    expect((await command()).out).toContain('No command makes a model call.');
    expect((await command('--help')).out).toContain('calibrate');
    expect((await command('--version')).out).toMatch(/^\d+\.\d+\.\d+/u);
  });
});
