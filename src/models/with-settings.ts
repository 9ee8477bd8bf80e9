import type { LanguageModel } from 'ai';
import { canonicalJson } from '../core/json.ts';
import type { ConfiguredModel, ModelSettings, StructuredOutput } from '../core/model.ts';
import { ConfigurationError, type ConfigurationIssue } from '../errors/index.ts';
import { shownValue } from '../errors/shown-value.ts';
import { unknownNameIssues } from '../errors/unknown-option-issues.ts';
import { limitIssues } from './limit-issues.ts';
import { modelIssues } from './model-issues.ts';

/**
 * Gives a model together with the settings of its lane and of its calls. Use it wherever a model is expected.
 *
 * @throws {ConfigurationError} When the model or a setting cannot work; names all faults at once.
 *
 * @example
 * ```ts
 * const reasoner = withSettings(vllm('Qwen/Qwen3-235B-A22B-Thinking-2507'), {
 *   maxConcurrency: 64,
 *   maxOutputTokens: 32_768,
 *   temperature: 0.6,
 * });
 * ```
 */
export function withSettings(model: LanguageModel, settings: ModelSettings): ConfiguredModel {
  const issues = [...nestedIssues(model), ...settingsIssues(settings)];
  // Limits that are no numbers cannot be compared.
  if (issues.length === 0) issues.push(...limitIssues(settings));
  if (issues.length > 0) throw new ConfigurationError(issues);
  return Object.freeze({ kind: 'configured-model', model, settings: Object.freeze({ ...settings }) });
}

type Check = (value: unknown) => string | null;

/** The longest delay that a timer takes; a longer one would fire at once. */
const longestTimerMs = 2_147_483_647;

const structuredOutputs: readonly StructuredOutput[] = [
  'sections',
  'json_schema',
  'json_object',
  'prompt',
  'auto',
];

const checks: { readonly [Name in keyof Required<ModelSettings>]: Check } = {
  id: (value) =>
    typeof value === 'string' && value.trim() !== '' ? null : 'must be a text that is not blank',
  maxConcurrency: wholeNumber,
  requestsPerMinute: positive,
  tokensPerMinute: (value) =>
    positive(value) === null || isPlainObject(value)
      ? null
      : 'must be a number above 0, or { input, output } with such numbers',
  maxOutputTokens: wholeNumber,
  temperature: (value) => (isNumber(value) && value >= 0 ? null : 'must be a number of at least 0'),
  topP: (value) => (isNumber(value) && value > 0 && value <= 1 ? null : 'must be above 0 and at most 1'),
  timeoutMs: milliseconds,
  firstTokenTimeoutMs: milliseconds,
  idleTimeoutMs: milliseconds,
  stream: (value) =>
    typeof value === 'boolean' || value === 'auto' ? null : "must be true, false or 'auto'",
  structuredOutput: (value) =>
    structuredOutputs.some((known) => known === value)
      ? null
      : `must be one of ${structuredOutputs.join(', ')}`,
  price: (value) =>
    typeof value === 'function' ? null : 'must be a function of usage, model id and provider',
  maxAttempts: wholeNumber,
  sampleHeader: (value) => (typeof value === 'boolean' ? null : 'must be true or false'),
  providerOptions: (value) =>
    isPlainObject(value) && Object.values(value).every(isPlainObject) && isJson(value)
      ? null
      : 'must hold one object of JSON options per provider, as in { openai: { reasoningEffort: "high" } }',
};

function nestedIssues(model: unknown): readonly ConfigurationIssue[] {
  if (isPlainObject(model) && 'kind' in model && model.kind === 'configured-model')
    return [
      { option: 'model', message: 'the model already has settings; give them all in one withSettings' },
    ];
  return modelIssues('model', model);
}

function settingsIssues(settings: unknown): readonly ConfigurationIssue[] {
  if (!isPlainObject(settings))
    return [{ option: 'settings', message: `must be an object of settings, got ${shownValue(settings)}` }];
  return Object.entries(settings).flatMap(([name, value]) => {
    const check = Object.entries(checks).find(([known]) => known === name)?.[1];
    const known = Object.keys(checks).join(', ');
    if (check === undefined) return [{ option: name, message: `is no setting; the settings are ${known}` }];
    const fault = value === undefined ? null : check(value);
    if (fault !== null) return [{ option: name, message: `${fault}, got ${shownValue(value)}` }];
    return name === 'tokensPerMinute' && isPlainObject(value) ? tokenLimitIssues(value) : [];
  });
}

function wholeNumber(value: unknown): string | null {
  return Number.isInteger(value) && isNumber(value) && value >= 1
    ? null
    : 'must be a whole number of at least 1';
}

function positive(value: unknown): string | null {
  return isNumber(value) && value > 0 ? null : 'must be a number above 0';
}

function milliseconds(value: unknown): string | null {
  return isNumber(value) && value > 0 && value <= longestTimerMs
    ? null
    : `must be above 0 and at most ${longestTimerMs} milliseconds`;
}

function tokenLimitIssues(limits: object): readonly ConfigurationIssue[] {
  const given = Object.entries(limits).filter(([, limit]) => limit !== undefined);
  if (given.length === 0)
    return [{ option: 'tokensPerMinute', message: 'limits nothing; name input or output, or leave it out' }];
  const names = ['input', 'output'];
  const wrong = given.filter(([name, limit]) => names.includes(name) && positive(limit) !== null);
  return [
    ...unknownNameIssues('tokensPerMinute.', limits, names),
    ...wrong.map(([name, limit]) => ({
      option: `tokensPerMinute.${name}`,
      message: `must be a number above 0, got ${shownValue(limit)}`,
    })),
  ];
}

function isNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** They belong to the key of each call. */
function isJson(value: unknown): boolean {
  try {
    return canonicalJson(value) !== '';
  } catch {
    return false;
  }
}
