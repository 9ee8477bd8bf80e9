import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { markdownCode, markdownText } from '../../src/export/card/markdown-text.ts';
import { yamlText } from '../../src/export/card/yaml-text.ts';
import { type DatasetCardOptions, datasetCard } from '../../src/export/index.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { someSamples, type WrittenRun, writeRun } from './written-run.ts';

const hostile =
  '</script><script>alert(1)</script> | [x](javascript:alert(1)) `code` # head\n\n---\n# Own heading';

const stages = [
  {
    name: 'expand',
    version: '1',
    options: { model: 'openai:gpt-5', rules: [] },
    sizes: { topicsPerSubject: 10 },
  },
  {
    name: 'generate',
    version: '1',
    options: { model: { model: 'openai:gpt-5', temperature: 1 }, prompt: 'generate@1' },
    sizes: { problemsPerTopic: 2 },
    refill: { kept: 2, maxAttempts: 4 },
  },
  {
    name: 'validate',
    version: '1',
    options: {
      verifiers: ['openai:gpt-5', 'openai:o4-mini'],
      rules: [
        'not-a-proof@1',
        { rule: 'decontaminate@1', options: { n: 8, coverage: 0.5, paraphrase: false } },
      ],
      agreement: 'unanimous',
      blindSolve: { model: 'vllm:qwen', attempts: 4, prompt: 'solve@1' },
    },
    sizes: null,
    refill: null,
  },
  {
    name: 'synthesize',
    version: '1',
    options: { models: ['vllm:qwen', 'vllm:other'] },
    sizes: { trajectoriesPerProblem: 2 },
  },
  { name: 'label', version: '1', options: { judge: 'openai:o4-mini' }, sizes: null },
];

const summary = {
  stages: [
    {
      stage: 'expand',
      in: 2,
      kept: 2,
      rejected: 0,
      failed: 0,
      pending: 0,
      outputs: 9,
      rejections: { surplus: 4 },
      failures: {},
    },
    {
      stage: 'validate',
      in: 20,
      kept: 8,
      rejected: 10,
      failed: 2,
      pending: 0,
      outputs: 8,
      rejections: { contaminated: 3, 'verifier-rejected': 7 },
      failures: { 'timed-out': 2 },
    },
  ],
  labels: { correct: 6, incorrect: 6, unverified: 1, disagreements: 2 },
  coverage: [
    { subject: 'Mathematics', area: 'Algebra', topics: 4, drafts: 9, kept: 5, short: 0, samples: 8 },
    { subject: 'Mathematics', area: 'Analysis', topics: 1, drafts: 2, kept: 1, short: 0, samples: 3 },
    { subject: hostile, area: null, topics: 1, drafts: 2, kept: 1, short: 0, samples: 2 },
  ],
  warnings: ['none of 13 trajectories carries reasoning'],
};

async function cardOf(options: DatasetCardOptions, run: Partial<WrittenRun> = {}): Promise<string> {
  await using folder = await temporaryDirectory();
  const directory = await writeRun(folder.at('run'), {
    samples: someSamples(),
    manifest: { stages },
    summary,
    ...run,
  });
  return await datasetCard(directory, options);
}

/** The head and the body of a card. */
function partsOf(card: string): readonly [head: Record<string, unknown>, body: string] {
  const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/u.exec(card) ?? [];
  return [parse(head), body];
}

describe('datasetCard', () => {
  it('tells models, policies, funnel, labels, subjects, contamination and limits', async () => {
    const [, body] = partsOf(await cardOf({ license: 'apache-2.0', limits: ['Only in English.'] }));

    expect(body.match(/^## .*$/gmu)).toEqual([
      '## Models',
      '## How it was made',
      '## Funnel',
      '## Labels',
      '## Subjects',
      '## Contamination',
      '## Known limits',
      '## License',
    ]);
    expect(body).toContain('| problems and reference answers | `openai:gpt-5` |');
    expect(body).toContain('| votes on problems | `openai:gpt-5`, `openai:o4-mini` |');
    expect(body).toContain('| difficulty | `vllm:qwen` |');
    expect(body).toContain('| reasoning and solutions | `vllm:qwen`, `vllm:other` |');
    expect(body).toContain('- `refill`: `{"kept":2,"maxAttempts":4}`');
    expect(body).toContain(
      '| `validate` | 20 | 8 | 10 | 2 | 0 | 8 | `verifier-rejected` 7, `contaminated` 3, `timed-out` 2 |',
    );
    expect(body).toContain('| correct | 6 (46.2 %) |');
    expect(body).toContain('| Mathematics | 5 | 6 | 11 |');
    expect(body).toContain('`{"n":8,"coverage":0.5,"paraphrase":false}`; 3 were refused');
    expect(body).toContain('- Samples on which comparison and judge disagree: 2.');
    expect(body).toContain('- none of 13 trajectories carries reasoning');
    expect(body).toContain('- Only in English.');
    expect(body).toMatch(
      /The dataset is offered under `apache-2\.0`\. The terms of the providers .* may bind/u,
    );
  });

  it('has a head that the Hub reads', async () => {
    const title = 'A: "hard" one # yes\u2028- no';
    const report = { format: 'messages', read: 13, leftOut: { incorrect: 6 }, replacedSurrogates: 0 };
    const files = [
      { path: 'data/train-00000-of-00002.parquet', split: 'train', rows: 900, bytes: 700 },
      { path: 'data/train-00001-of-00002.parquet', split: 'train', rows: 300, bytes: 300 },
      { path: 'data/validation-00000-of-00001.parquet', split: 'validation', rows: 4, bytes: 100 },
    ];
    const columns = {
      text: 'string',
      n: 'integer',
      list: { kind: 'list', of: 'number' },
      messages: { kind: 'list', of: { kind: 'struct', fields: { role: 'string', seen: 'boolean' } } },
    } as const;

    const [head, body] = partsOf(
      await cardOf({
        title,
        license: 'cc-by-4.0',
        languages: ['en', 'no'],
        tags: ['stem'],
        configs: [{ name: 'sft', columns, files, report }],
      }),
    );

    expect(head).toEqual({
      license: 'cc-by-4.0',
      language: ['en', 'no'],
      pretty_name: title,
      size_categories: ['1K<n<10K'],
      task_categories: ['text-generation', 'question-answering'],
      tags: ['synthetic', 'reasoning', 'chimera-sdk', 'stem'],
      configs: [
        {
          config_name: 'sft',
          default: true,
          data_files: [
            { split: 'train', path: files.slice(0, 2).map(({ path }) => path) },
            { split: 'validation', path: 'data/validation-00000-of-00001.parquet' },
          ],
        },
      ],
      dataset_info: [
        {
          config_name: 'sft',
          features: [
            { name: 'text', dtype: 'string' },
            { name: 'n', dtype: 'int64' },
            { name: 'list', list: 'float64' },
            {
              name: 'messages',
              list: [
                { name: 'role', dtype: 'string' },
                { name: 'seen', dtype: 'bool' },
              ],
            },
          ],
          splits: [
            { name: 'train', num_bytes: 1000, num_examples: 1200 },
            { name: 'validation', num_bytes: 100, num_examples: 4 },
          ],
          download_size: 1100,
          dataset_size: 1100,
        },
      ],
    });
    expect(body).toContain('| `sft` | `messages` | `train` | 1200 | 1 KB |');
    expect(body).toContain('- `sft` leaves out some of the 13 records of the run: `incorrect` 6.');
  });

  it('shows what models and callers wrote, and lets none of it act', async () => {
    const example = {
      text: '```\n# out of the block\n<img src=x onerror=alert(1)>',
      long: 'x'.repeat(9_999),
    };
    const report = { format: 'mine', read: 1, leftOut: { [hostile]: 2 }, replacedSurrogates: 1 };
    const config = { name: 'default', columns: { text: 'string' }, files: [], report, example } as const;

    const [head, body] = partsOf(await cardOf({ title: hostile, configs: [config] }));

    expect(head['pretty_name']).toBe(hostile);
    expect(body).not.toMatch(/^# Own heading/mu);
    expect(body.match(/^# /gmu)).toHaveLength(1);
    const outside = body.replace(/```json\n[\s\S]*?\n```/gu, '').replace(/`[^`\n]*`/gu, '');
    expect(outside).not.toMatch(/<script|(?<!\\)\[x\]|onerror/u);
    expect(body.match(/^```/gmu)).toHaveLength(2);
    expect(body.length).toBeLessThan(12_000);
    for (const line of outside.split('\n').filter((row) => row.startsWith('| ') && row.includes('script'))) {
      expect(line.replaceAll('\\|', '').match(/\|/gu)).toHaveLength(5);
    }
  });

  it('says of an unfinished run that it is one', async () => {
    const killed = await cardOf({}, { end: null });
    const stopped = await cardOf({}, { end: 'stopped', pending: 3, summary: {} });

    expect(killed).toContain('The run did not come to an orderly end');
    expect(stopped).toContain('ended as `stopped` with 3 tasks pending');
    expect(stopped).toContain('The rows carry no labels.');
  });

  it('refuses options that it does not have', async () => {
    const options: object = { licence: 'mit', tags: 'x', title: ' ' };
    const failed = Reflect.apply(datasetCard, null, ['runs/x', options]);

    await expect(failed).rejects.toThrow(
      /datasetCard\.title: .*tags: must be a list of texts, got "x".*licence: is an unknown option; the options are title, /s,
    );
    await expect(Reflect.apply(datasetCard, null, [7])).rejects.toThrow('must be a run directory, got 7');
  });
});

describe('yamlText', () => {
  it.each(['plain', 'no', '1.0', '- a', '"', '\\', 'é🦜', '\u0085\u2028\u007f\ufeff', 'a: b # c', '\ud800'])(
    'gives back any text: %j',
    (text) => {
      const value = { text, list: [text, { [text]: [] }], empty: {} };

      expect(parse(yamlText(value))).toEqual(value);
    },
  );
});

describe('markdownCode', () => {
  it('returns code that nothing in it ends', () => {
    expect(markdownCode('a `b` | c\n<i>')).toBe("`a 'b' \\| c <i>`");
    expect(markdownCode(' \n')).toBe('');
  });
});

describe('markdownText', () => {
  it('returns one line that is only text', () => {
    expect(markdownText('a_b\n# <b> & [c](d) https://e.f')).toBe(
      'a\\_b \\# &lt;b&gt; &amp; \\[c\\]\\(d\\) https\\:\\/\\/e\\.f',
    );
    expect(markdownText('🦜'.repeat(300))).toBe(`${'🦜'.repeat(200)}…`);
  });
});
