import type { CollectingTerms } from '../../core/call-carrier.ts';
import type { ConfigurationIssue } from '../../errors/index.ts';
import { objectWith } from '../../options/object-with.ts';
import {
  callback,
  count,
  listOfSome,
  nonEmptyString,
  type OptionSchema,
  oneOf,
  optionOf,
  optionsSchema,
  positiveNumber,
} from '../../options/option-schemas.ts';
import type { BatchService } from '../batch-service.ts';
import { requestBytes } from '../request-bytes.ts';

/** How the calls of a model are collected for batches. */
export interface BatchedOptions {
  /** Most requests of one batch. @default what the provider takes */
  readonly maxRequests?: number;
  /** Most bytes of one batch. @default what the provider takes */
  readonly maxBytes?: number;
  /** Fewest requests of a batch: when nothing else goes on and fewer wait, they go where `otherwise` says. @default 1 */
  readonly minRequests?: number;
  /**
   * What happens to requests that no batch answers: of a failed line that may pass, of one that its batch did not come to, and of
   * fewer than `minRequests`. `live` asks at once, at the live price; `batch` waits for the next batch, up to three times, and
   * sends what is less than `minRequests` in a batch too.
   *
   * @default 'live'
   */
  readonly otherwise?: 'live' | 'batch';
  /** Where a model is shown why its reply could not be used. @default what `otherwise` says */
  readonly reAsks?: 'live' | 'batch';
  /** Milliseconds after which a batch that is not full is sent, though other work goes on. @default 900_000 (15 minutes) */
  readonly maxCollectMs?: number;
  /**
   * Milliseconds after which a batch is cancelled that has not ended; what it has answered is used, and the rest goes where
   * `otherwise` says.
   *
   * @default none: the provider gives up by itself, mostly after 24 hours
   */
  readonly maxWaitMs?: number;
  /**
   * Whether a run with nothing else to do stays until its batches have ended, or ends as `waiting`: its summary then says what it
   * waits for, and the next run in the same place goes on.
   *
   * @default 'stay'
   */
  readonly wait?: 'stay' | 'leave';
  /** What `stop` and an abort do with batches at work: leave them to the next run, or cancel them. @default 'leave' */
  readonly onStop?: 'leave' | 'cancel';
  /** Longest time between two looks at a batch, in milliseconds; the first come sooner. @default 60_000 */
  readonly lookEveryMs?: number;
  /**
   * Milliseconds after which a batch whose start brought no answer, and which the provider does not know, counts as never
   * started, and is sent again.
   *
   * @default 60_000
   */
  readonly lostAfterMs?: number;
}

/** The options with their defaults. */
export interface BatchedSettings extends Required<Omit<BatchedOptions, 'maxWaitMs'>> {
  readonly maxWaitMs: number | null;
}

const place = oneOf(['live', 'batch']);

/** A request without a word in it. */
const smallestRequest = requestBytes({ body: '{}' });

const byteLimit = optionOf(
  (value) => Number.isSafeInteger(value) && Number(value) > smallestRequest,
  `a whole number above ${smallestRequest}`,
  'a batch must have room for one request',
);

const requestLimit = optionOf(
  (value) => Number.isSafeInteger(value) && Number(value) >= 1,
  'a whole number of at least 1',
  'a batch must have room for one request',
);

/** What a service must have. */
export const batchServiceSchema: OptionSchema = objectWith(
  {
    name: nonEmptyString,
    baseURL: optionOf(
      (value) => typeof value === 'string' && URL.canParse(value),
      "an address such as 'https://api.openai.com/v1'",
    ),
    endpoints: listOfSome(nonEmptyString, "a list of ends of paths, such as ['/chat/completions']"),
    limits: objectWith(
      { requests: requestLimit, bytes: byteLimit },
      'an object such as { requests: 50_000, bytes: 200_000_000 }',
    ),
    start: callback,
    find: callback,
    look: callback,
    results: callback,
    cancel: callback,
  } satisfies { readonly [Name in keyof BatchService]?: OptionSchema },
  'something like openaiBatches({ apiKey })',
);

export const batchedOptionsSchema: OptionSchema = optionsSchema<BatchedOptions>({
  maxRequests: requestLimit.optional(),
  maxBytes: byteLimit.optional(),
  minRequests: count.optional(),
  otherwise: place.optional(),
  reAsks: place.optional(),
  maxCollectMs: positiveNumber.optional(),
  maxWaitMs: positiveNumber.optional(),
  wait: oneOf(['stay', 'leave']).optional(),
  onStop: oneOf(['leave', 'cancel']).optional(),
  lookEveryMs: positiveNumber.optional(),
  lostAfterMs: positiveNumber.optional(),
});

/** Fills in what is left out, and holds the limits to those of the service. */
export function batchedSettings(
  options: BatchedOptions,
  limits: { readonly requests: number; readonly bytes: number },
): BatchedSettings {
  const { otherwise = 'live' } = options;
  return {
    maxRequests: Math.min(limits.requests, options.maxRequests ?? limits.requests),
    maxBytes: Math.min(limits.bytes, options.maxBytes ?? limits.bytes),
    minRequests: options.minRequests ?? 1,
    otherwise,
    reAsks: options.reAsks ?? otherwise,
    maxCollectMs: options.maxCollectMs ?? 900_000,
    maxWaitMs: options.maxWaitMs ?? null,
    wait: options.wait ?? 'stay',
    onStop: options.onStop ?? 'leave',
    lookEveryMs: options.lookEveryMs ?? 60_000,
    lostAfterMs: options.lostAfterMs ?? 60_000,
  };
}

/** Options that contradict one another, or what the service takes. */
export function contradictionsIn({
  minRequests,
  maxRequests,
}: BatchedSettings): readonly ConfigurationIssue[] {
  if (minRequests <= maxRequests) return [];
  const message = `is ${minRequests}, and a batch takes ${maxRequests} at most: none would ever be sent; lower it, or raise maxRequests`;
  return [{ option: 'batched.minRequests', message }];
}

/** Which calls are collected under these settings. */
export function termsOf({ reAsks, otherwise, minRequests, maxWaitMs }: BatchedSettings): CollectingTerms {
  return { reAsks, fewest: otherwise === 'live' ? minRequests : 1, longestMs: maxWaitMs };
}
