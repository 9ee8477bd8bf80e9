import { z } from 'zod';
import type { PipelineEventMap } from '../../src/core/event-map.ts';

const run = { runId: z.uuid(), at: z.number() };
const stage = { ...run, stage: z.string() };
const item = { ...stage, itemId: z.string(), draw: z.int().nonnegative() };
const call = { ...item, callId: z.string(), slot: z.string(), model: z.string() };
const count = z.int().nonnegative();
const tokens = z.number().nonnegative().nullable();
const spend = z.strictObject({ calls: count, inputTokens: count, outputTokens: count, usd: tokens });
const counts = { in: count, kept: count, rejected: count, failed: count, pending: count };

/** What each event carries, and nothing beside it. */
export const eventSchemas: { readonly [Name in keyof PipelineEventMap]: z.ZodType } = {
  'run-start': z.strictObject({
    ...run,
    kind: z.literal('run-start'),
    stages: z.array(z.string()),
    directory: z.string().nullable(),
  }),
  'run-end': z.strictObject({
    ...run,
    kind: z.literal('run-end'),
    end: z.enum(['completed', 'stopped', 'budget', 'aborted', 'failed', 'waiting']),
    error: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
  }),
  'stage-start': z.strictObject({ ...stage, kind: z.literal('stage-start') }),
  'stage-end': z.strictObject({
    ...stage,
    kind: z.literal('stage-end'),
    counts: z.strictObject({ ...counts, outputs: count }),
  }),
  'item-kept': z.strictObject({
    ...item,
    kind: z.literal('item-kept'),
    outputIds: z.array(z.string()).min(1),
  }),
  'item-rejected': z.strictObject({
    ...item,
    kind: z.literal('item-rejected'),
    code: z.string().regex(/^[a-z-]+$/),
    reason: z.string().min(1),
    by: z.string().nullable(),
    partial: z.boolean(),
  }),
  'item-failed': z.strictObject({
    ...item,
    kind: z.literal('item-failed'),
    failure: z.strictObject({
      kind: z.enum(['transport', 'reply', 'code']),
      code: z.string().regex(/^[a-z-]+$/),
      message: z.string().min(1),
      keys: z.array(z.string().regex(/^[0-9a-f]{32}$/)).optional(),
    }),
  }),
  'item-short': z.strictObject({
    ...stage,
    kind: z.literal('item-short'),
    itemId: z.string(),
    kept: count,
    wanted: count,
    attempts: count,
  }),
  'call-start': z.strictObject({ ...call, kind: z.literal('call-start') }),
  'call-end': z.strictObject({
    ...call,
    kind: z.literal('call-end'),
    ok: z.boolean(),
    reused: z.boolean(),
    ms: z.number().nonnegative(),
    attempts: count,
    finishReason: z.enum(['stop', 'length', 'content-filter', 'tool-calls', 'error', 'other']).nullable(),
    usage: z
      .strictObject({
        inputTokens: tokens,
        outputTokens: tokens,
        reasoningTokens: tokens,
        cachedInputTokens: tokens,
      })
      .nullable(),
    usd: tokens,
    savedUsd: tokens.optional(),
    code: z.string().nullable(),
  }),
  retry: z.strictObject({
    ...call,
    kind: z.literal('retry'),
    attempt: count,
    waitMs: z.number().nonnegative(),
    code: z.string(),
    statusCode: z.int().nullable(),
  }),
  'limit-change': z.strictObject({
    ...run,
    kind: z.literal('limit-change'),
    model: z.string(),
    reason: z.enum(['rate-limited', 'slower', 'recovered', 'headers', 'unreachable', 'reachable']),
    maxConcurrency: count,
    requestsPerMinute: tokens,
    tokensPerMinute: tokens,
    pausedMs: z.number().nonnegative(),
  }),
  budget: z.strictObject({
    ...run,
    kind: z.literal('budget'),
    mark: z.enum(['half', 'nearly', 'reached']),
    budget: z.strictObject({
      usd: z.number().optional(),
      tokens: z.number().optional(),
      calls: z.number().optional(),
    }),
    spent: spend,
  }),
  progress: z.strictObject({
    spent: spend,
    streamedTokens: count,
    ...run,
    kind: z.literal('progress'),
    line: z.string().min(1),
    stages: z.array(z.strictObject({ stage: z.string(), ...counts })),
    rows: count,
    calls: count,
    elapsedMs: z.number().nonnegative(),
    secondsLeft: z.number().nonnegative().nullable(),
  }),
  warning: z.strictObject({
    ...run,
    kind: z.literal('warning'),
    model: z.string().nullable(),
    message: z.string(),
  }),
  batch: z.strictObject({
    ...run,
    kind: z.literal('batch'),
    model: z.string(),
    service: z.string(),
    batchId: z.string().nullable(),
    status: z.enum(['sending', 'sent', 'working', 'ended', 'expired', 'cancelled', 'refused', 'missing']),
    requests: count,
    answered: count.nullable(),
    endsBefore: z.number().nullable(),
    nextLookMs: z.number().nullable(),
  }),
  'listener-error': z.strictObject({
    ...run,
    kind: z.literal('listener-error'),
    event: z.string(),
    message: z.string(),
  }),
};
