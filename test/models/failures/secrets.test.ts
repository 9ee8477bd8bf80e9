import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { writeDataset } from '../../../src/export/index.ts';
import { buildChimera, withSettings } from '../../../src/index.ts';
import { environmentSecrets, secretsIn } from '../../../src/models/failures/known-secrets.ts';
import { redact } from '../../../src/models/failures/redact.ts';
import { modelSecrets } from '../../../src/models/provider/model-secrets.ts';
import { offlineModels } from '../../../src/offline/index.ts';
import { writeReport } from '../../../src/report/index.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

/** Made up, in the forms that providers issue. */
const keys: readonly (readonly [provider: string, key: string])[] = [
  ['OpenAI', 'sk-proj-Ab3dEf6hIj9kLmNoPqRsTuVwXyZ_0123456789-AbCdEf'],
  ['OpenAI before', 'sk-abcDEFghiJKLmnoPQR'],
  ['Anthropic', 'sk-ant-api03-Zx9cVbNm_asDfGhJkL-QwErTyUiOp'],
  ['Google', 'AIzaSyDoNotUseThisKeyAnywhereAtAll'],
  ['Vertex', 'ya29.a0AfH6SMBxyz-notreal'],
  ['Azure', '0a1b2c3d4e5f60718293a4b5c6d7e8f9'],
  ['AWS id', 'AKIAIOSFODNNEXAMPLE'],
  ['AWS secret', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'],
  ['Mistral', 'aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0dF'],
  ['Groq', 'gsk_AbCdEfGhIjKlMnOpQrStUvWx'],
  ['xAI', 'xai-AbCdEfGhIjKlMnOpQrStUv'],
  ['OpenRouter', 'sk-or-v1-0123456789abcdef0123456789abcdef'],
  ['Hugging Face', 'hf_AbCdEfGhIjKlMnOpQr'],
  ['Replicate', 'r8_AbCdEfGhIjKlMnOpQrSt'],
  ['Fireworks', 'fw_AbCdEfGhIjKlMnOp'],
  ['Perplexity', 'pplx-AbCdEfGhIjKlMnOpQrSt'],
  ['Cerebras', 'csk-abcdefghijklmnopqrst'],
  ['NVIDIA', 'nvapi-AbCdEfGhIjKl-MnOpQr_St'],
  ['Databricks', 'dapi0123456789abcdef0123456789abcdef'],
  ['a JSON web token', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJtZSJ9.c2lnbmF0dXJl'],
  ['Cohere', 'AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGhIjKlMn'],
];

/** Keys of custom servers have any form: these are known by value only. */
const ownKeys = ['hunter', 'correct-horse', 'pässwörd!', 'abc!def#ghi$', 'p@ss"word\\'] as const;

const echoes: readonly ((key: string) => string)[] = [
  (key) => `Incorrect API key provided: ${key}.`,
  (key) => `the key "${key}" is not known`,
  (key) => JSON.stringify({ error: { message: 'no', api_key: key } }),
  (key) => JSON.stringify(JSON.stringify({ headers: { 'x-api-key': key, Authorization: `Bearer ${key}` } })),
  (key) => `GET https://host/v1?key=${encodeURIComponent(key)}&alt=sse failed`,
  (key) => `unauthorized: Basic ${Buffer.from(`user:${key}`).toString('base64')}`,
];

function leaks(said: string, key: string): boolean {
  const part = Math.min(8, key.length);
  for (let from = 0; from + part <= key.length; from += 1)
    if (said.includes(key.slice(from, from + part))) return true;
  return false;
}

describe('a key that a provider echoes', () => {
  it.each(keys)('is not shown, by its shape: %s', (_, key) => {
    for (const echo of echoes) expect(leaks(redact(echo(key)), key), echo(key)).toBe(false);
  });

  it.each(ownKeys)('is not shown, by its value: %s', (key) => {
    const encoded = [
      Buffer.from(key).toString('base64'),
      Buffer.from(key).toString('hex'),
      encodeURIComponent(key),
    ];
    const further = [...encoded.map((form) => () => `saw ${form} there`), (own: string) => `so ${own} it is`];
    for (const echo of [...echoes, ...further]) {
      const said = redact(echo(key), [], [key]);
      for (const form of [key, ...encoded]) expect(leaks(said, form), said).toBe(false);
    }
  });

  it('is not shown in parts', () => {
    const key = 'zyxwvutsrqponmlkjihgfedcba';
    for (const part of [key.slice(0, 10), key.slice(-9), `${key.slice(0, 8)}...${key.slice(-8)}`])
      expect(leaks(redact(`your key begins with ${part}, it seems`, [], [key]), key)).toBe(false);
    expect(redact('Incorrect API key: sk-ab***************wxyz')).not.toMatch(/wxyz|ab\*/);
  });

  it('leaves what people write', () => {
    for (const message of [
      'The model `gpt-5` does not support temperature 3; counterrevolutionaries may',
      'max_tokens must be at most 4096 for this key of limits',
      'Your monkey-patched keyboard is fine',
    ])
      expect(redact(message, [], ['hunter2hunter2'])).toBe(message);
  });
});

describe('known keys', () => {
  it('are those of the headers that a package sends, and of the environment', () => {
    const model = {
      config: { headers: () => ({ Authorization: 'Bearer my-own-secret', 'user-agent': 'ai/7.0.0' }) },
    };

    expect(modelSecrets(model)).toContain('my-own-secret');
    expect(modelSecrets(model)).not.toContain('ai/7.0.0');
    expect(
      modelSecrets({
        config: {
          headers: () => {
            throw new Error('no key');
          },
        },
      }),
    ).not.toContain('no key');
    expect(
      environmentSecrets({ MY_API_KEY: 'abc!def', HOME: '/home/user', SSH_KEY_FILE: '/home/user/.ssh/id' }),
    ).toEqual(['abc!def']);
    expect(secretsIn({ token: 'abc' })).toEqual([]);
  });
});

describe('provider options', () => {
  it('come into manifest, report and card by name and hash only', async () => {
    await using directory = await temporaryDirectory();
    const { expand, ...models } = offlineModels({ seed: 1 });
    const withOptions = withSettings(expand, {
      providerOptions: { openai: { user: 'jane.doe', apiKey: 'very-private-value' } },
    });
    const chimera = buildChimera({
      models: { ...models, expand: withOptions },
      expand: { topicsPerSubject: 1 },
    });
    const run = directory.at('run');
    await chimera.run(['Mathematics'], { directory: run }).summary();
    await writeReport(run, { path: directory.at('report.html') });
    await writeDataset(run, { directory: directory.at('set') });

    const names = ['run/manifest.json', 'run/summary.json', 'report.html', 'set/README.md'];
    for (const name of names)
      expect(await readFile(directory.at(name), 'utf8'), name).not.toMatch(/jane|very-private/);
    const manifest = await readFile(directory.at('run/manifest.json'), 'utf8');
    expect(manifest).toContain('openai.apiKey');
    expect(manifest).toContain('openai.user');
  });
});
