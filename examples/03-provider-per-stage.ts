/** A different provider for each stage. Runs offline unless LOCAL_SERVER_URL names a server, such as `http://localhost:8000/v1`. */
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type { LanguageModel } from 'ai';
import { buildChimera, withSettings } from 'chimera-sdk';
import { offlineModels } from 'chimera-sdk/offline';

const url = process.env['LOCAL_SERVER_URL'] || undefined;
const baseURL = url ?? 'http://localhost:8000/v1';
const server = createOpenAICompatible({ name: 'local', baseURL, includeUsage: true });
// An id as text is asked through the AI Gateway, with AI_GATEWAY_API_KEY; several verifiers vote.
const verifiers = ['openai/gpt-5', withSettings('openai/o4-mini', { maxConcurrency: 4 })];

// A custom model: anything that follows the AI SDK's specification v3. This judge compares letter by letter.
const judge: Extract<LanguageModel, { readonly specificationVersion: 'v3' }> = {
  specificationVersion: 'v3',
  provider: 'own',
  modelId: 'letter-by-letter',
  supportedUrls: {},
  doGenerate: async ({ prompt }) => {
    const answer = (label: string): string =>
      JSON.stringify(prompt).split(`${label} answer:\\n<<<DATA-`)[1]?.slice(16).split('DATA-')[0] ?? label;
    const verdict = answer('Reference') === answer('Final') ? 'CORRECT' : 'INCORRECT';
    const tokens = { total: 0, noCache: 0, cacheRead: 0, cacheWrite: 0, text: 0, reasoning: 0 };
    return {
      content: [{ type: 'text', text: `Verdict: ${verdict}\nReason: Compared letter by letter.` }],
      finishReason: { unified: 'stop', raw: 'stop' },
      usage: { inputTokens: tokens, outputTokens: tokens },
      warnings: [],
    };
  },
  doStream: () => Promise.reject(new Error('not asked for')),
};
const offline = offlineModels();
const local = server('Qwen/Qwen3-235B-A22B-Thinking-2507');
const hosted = url === undefined ? {} : { expand: local, generate: local, synthesize: local };
const validate = (process.env['AI_GATEWAY_API_KEY'] ?? '') === '' ? offline.validate : verifiers;
const models = { ...offline, ...hosted, validate, label: judge };
const run = buildChimera({ models, expand: { topicsPerSubject: 3 } }).run(['Mathematics']);
for await (const { models: by, correct } of run) console.log(correct, by.synthesize, by.label);
