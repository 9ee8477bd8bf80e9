import { canonicalJson, isJsonObject } from '../core/json.ts';
import type { ModelSettings, StructuredOutput, ThinkingMarks } from '../core/model.ts';
import { withSome } from '../options/between/with-rule-over.ts';
import { objectOr } from '../options/judged-by.ts';
import {
  count,
  isFiniteNumber,
  listOf,
  nonEmptyString,
  numberOrZero,
  type OptionSchema,
  oneOf,
  optionOf,
  optionsSchema,
  optionThat,
  positiveNumber,
  shareAboveZero,
  trueOrFalse,
  withRule,
} from '../options/option-schemas.ts';
import { priceSchema } from '../options/price-schema.ts';
import { limitRule } from './limit-rule.ts';

/** The longest delay that a timer takes; a longer one would fire at once. */
const longestTimerMs = 2_147_483_647;

const milliseconds = optionOf(
  (value) => isFiniteNumber(value) && value > 0 && value <= longestTimerMs,
  `above 0 and at most ${longestTimerMs} milliseconds`,
);

interface TokenLimits {
  readonly input?: number;
  readonly output?: number;
}

const tokenLimits = withSome<TokenLimits>(
  optionsSchema<TokenLimits>({ input: positiveNumber.optional(), output: positiveNumber.optional() }),
  'sets no limit; set input or output, or leave it out',
);

const thinkingMarks = optionsSchema<ThinkingMarks>(
  { open: nonEmptyString, close: nonEmptyString },
  'an object such as { open: "<musing>", close: "</musing>" }',
);

const knownReasons: readonly unknown[] = ['stop', 'length', 'content-filter'];

const structuredOutputs: readonly StructuredOutput[] = [
  'sections',
  'json_schema',
  'json_object',
  'prompt',
  'auto',
];

/** The settings of a model, each by itself and beside the others. */
export const modelSettingsSchema: OptionSchema = withRule<ModelSettings>(
  optionsSchema<ModelSettings>(
    {
      id: nonEmptyString.optional(),
      maxConcurrency: count.optional(),
      requestsPerMinute: positiveNumber.optional(),
      tokensPerMinute: objectOr(
        tokenLimits,
        optionOf(
          (value) => isFiniteNumber(value) && value > 0,
          'a number above 0, or { input, output } with such numbers',
        ),
      ).optional(),
      maxOutputTokens: count.optional(),
      contextWindow: count.optional(),
      temperature: numberOrZero.optional(),
      topP: shareAboveZero.optional(),
      timeoutMs: milliseconds.optional(),
      firstTokenTimeoutMs: milliseconds.optional(),
      idleTimeoutMs: milliseconds.optional(),
      maxReplyCharacters: optionOf(
        (value) => Number.isInteger(value) && Number(value) > 0 && Number(value) <= 1 << 25,
        `a whole number from 1 to ${1 << 25}`,
      ).optional(),
      maxReplyMs: milliseconds.optional(),
      stream: optionOf(
        (value) => typeof value === 'boolean' || value === 'auto',
        "true, false or 'auto'",
      ).optional(),
      structuredOutput: oneOf(structuredOutputs).optional(),
      examples: trueOrFalse.optional(),
      thinkingMarks: listOf(
        thinkingMarks,
        'a list of marks such as { open: "<musing>", close: "</musing>" }',
      ).optional(),
      finishReasons: optionThat(
        (value) =>
          isJsonObject(value) && Object.values(value).every((reason) => knownReasons.includes(reason)),
        "must say of each word 'stop', 'length' or 'content-filter', as in { natural_halt: 'stop' }, got {got}",
      ).optional(),
      price: priceSchema.optional(),
      maxAttempts: count.optional(),
      sampleHeader: trueOrFalse.optional(),
      systemRole: trueOrFalse.optional(),
      providerOptions: optionThat(
        (value) => isJsonObject(value) && Object.values(value).every(isJsonObject) && isJson(value),
        'must hold one object of JSON options per provider, as in { openai: { reasoningEffort: "high" } }, got {got}',
      ).optional(),
    },
    'an object of settings',
  ),
  limitRule,
);

/** They belong to the key of each call. */
function isJson(value: unknown): boolean {
  try {
    return canonicalJson(value) !== '';
  } catch {
    return false;
  }
}
