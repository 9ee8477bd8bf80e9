import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { PipelineEvent } from '../../src/core/event-map.ts';
import { ConfigurationError } from '../../src/errors/index.ts';
import { PipelineEvents } from '../../src/events/pipeline-events.ts';
import { buildChimera } from '../../src/index.ts';
import { offlineModels } from '../../src/offline/index.ts';
import { ProgressBoard } from '../../src/terminal/progress-board.ts';
import { type ProgressStream, showProgress } from '../../src/terminal/show-progress.ts';

const controlStart = '\u001b[';

/** A stream that remembers, on a terminal of so many columns or, without columns, in a pipe. */
function memoryStream(columns?: number): { readonly stream: ProgressStream; readonly text: () => string } {
  const through = new PassThrough();
  const chunks: string[] = [];
  through.on('data', (chunk) => chunks.push(String(chunk)));
  const stream = Object.assign(through, columns === undefined ? {} : { isTTY: true, columns });
  return { stream, text: () => chunks.join('') };
}

function aRun(signal?: AbortSignal) {
  const models = offlineModels({ seed: 3 });
  return buildChimera({ models, expand: { topicsPerSubject: 2 } }).run(
    ['Mathematics'],
    signal === undefined ? {} : { abortSignal: signal },
  );
}

function progressAt(at: number, extra: Partial<Extract<PipelineEvent, { kind: 'progress' }>> = {}) {
  return {
    kind: 'progress',
    runId: 'r',
    at,
    line: `line at ${at}`,
    stages: [
      { stage: 'expand', in: 1, kept: 1, rejected: 0, failed: 0, pending: 0 },
      { stage: 'generate', in: 40, kept: 8, rejected: 1, failed: 1, pending: 30 },
      { stage: 'validate', in: 0, kept: 0, rejected: 0, failed: 0, pending: 0 },
    ],
    rows: 3,
    calls: 21,
    streamedTokens: 0,
    spent: { calls: 21, inputTokens: 5, outputTokens: 5, usd: null },
    elapsedMs: 4000,
    secondsLeft: 12,
    ...extra,
  } as const;
}

describe('showProgress', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('draws bars in place on a terminal and leaves the last frame standing', async () => {
    vi.stubEnv('CI', '');
    vi.stubEnv('TERM', 'xterm');
    const { stream, text } = memoryStream(100);
    const run = aRun();
    showProgress(run, { stream });

    expect(text()).toBe('');

    const summary = await run.summary();
    const lastFrame = text().slice(text().lastIndexOf('expand '));

    expect(text()).toContain(controlStart);
    for (const { in: all } of summary.stages) expect(lastFrame).toContain(`${all}/${all}`);
    expect(lastFrame).toContain('█'.repeat(24));
    expect(lastFrame).toContain(`${summary.rows} rows, ${summary.calls} calls`);
    expect(stripVTControlCharacters(lastFrame)).toMatch(/\n$/);
  });

  it('never hides the cursor, so that an abort leaves nothing to restore', async () => {
    const listeners = process.eventNames().map((name) => [name, process.listenerCount(name)]);
    const { stream, text } = memoryStream(80);
    const controller = new AbortController();
    const run = aRun(controller.signal);
    showProgress(run, { stream, mode: 'bars' });
    run.once('call-end', () => controller.abort(new Error('enough')));

    expect((await run.summary()).end).toBe('aborted');
    expect(text()).not.toContain('[?25l');
    expect(stripVTControlCharacters(text())).toMatch(/\n$/);
    expect(process.eventNames().map((name) => [name, process.listenerCount(name)])).toEqual(listeners);
  });

  it.each([
    ['in a pipe', {}, undefined],
    ['in CI', { CI: 'true' }, 80],
    ['on a terminal that states no width', { CI: '', TERM: 'xterm' }, 0],
    ['on a dumb terminal', { CI: '', TERM: 'dumb' }, 80],
  ])('writes plain lines %s', async (_, variables, columns) => {
    for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
    const { stream, text } = memoryStream(columns);
    const run = aRun();
    showProgress(run, { stream });
    await run.summary();

    expect(text()).not.toContain(controlStart);
    expect(text()).toMatch(/^[^\n]+rows, \d+ calls, [^\n]+\n/);
  });

  it('writes a line at most once in an interval, and the last one in any case', () => {
    let now = 0;
    const events = new PipelineEvents('r', () => now);
    const { stream, text } = memoryStream();
    showProgress(events, { stream, mode: 'lines', intervalMs: 1000 });
    for (now of [0, 400, 999, 1000, 1500]) events.announce(progressAt(now));
    events.announce({ kind: 'run-end', end: 'completed', error: null });
    events.announce(progressAt(9000));

    expect(text()).toBe('line at 0\nline at 1000\nline at 1500\n');
  });

  it.each([
    ['in red on a terminal', 80, '\u001B[31mfailed: expand: its only task failed\u001B[39m\n'],
    ['plainly in a pipe', undefined, 'failed: expand: its only task failed\n'],
  ])('says %s why a run failed', (_, columns, expected) => {
    vi.stubEnv('NO_COLOR', '');
    vi.stubEnv('TERM', 'xterm');
    const events = new PipelineEvents('r', () => 0);
    const { stream, text } = memoryStream(columns);
    showProgress(events, { stream });
    const error = { code: 'failure-limit', message: 'expand: its only task failed' };
    events.announce({ kind: 'run-end', end: 'failed', error });

    expect(text().endsWith(expected)).toBe(true);
  });

  it('says that nothing started the run, when nothing did', () => {
    vi.useFakeTimers();
    const { stream, text } = memoryStream();
    const started = memoryStream();
    const events = new PipelineEvents('r', () => 0);
    showProgress(new PipelineEvents('r', () => 0), { stream });
    showProgress(events, { stream: started.stream });
    events.announce({ kind: 'run-start', stages: [], directory: null });
    const loading = memoryStream();
    showProgress({ on: () => () => undefined, started: true }, { stream: loading.stream });
    vi.advanceTimersByTime(5000);
    vi.useRealTimers();

    expect(text()).toBe('the run has not started: iterate it, or await run.summary()\n');
    expect(started.text()).toBe('');
    expect(loading.text()).toBe('');
  });

  it('says in plain lines when a lane pauses and when the budget is used up', () => {
    const events = new PipelineEvents('r', () => 0);
    const { stream, text } = memoryStream();
    showProgress(events, { stream, mode: 'lines' });
    const limits = { maxConcurrency: 4, requestsPerMinute: null, tokensPerMinute: null };
    events.announce({
      kind: 'limit-change',
      model: 'p:m',
      reason: 'rate-limited',
      pausedMs: 20_000,
      ...limits,
    });
    events.announce({ kind: 'limit-change', model: 'p:m', reason: 'recovered', pausedMs: 0, ...limits });
    const spent = { calls: 1, inputTokens: 1, outputTokens: 1, usd: 1 };
    events.announce({ kind: 'budget', mark: 'reached', budget: { usd: 1 }, spent });

    expect(text()).toBe(
      'p:m: rate-limited, paused for 20 s\nbudget: it is used up; what is under way is finished\n',
    );
  });

  it('writes a line when a batch is sent and when it is over', () => {
    const { stream, text } = memoryStream();
    const events = new PipelineEvents('r', () => 0);
    showProgress(events, { stream, mode: 'lines' });
    const news = { kind: 'batch', model: 'p:m', service: 'p', requests: 20, answered: null } as const;
    const rest = { endsBefore: null, nextLookMs: null };

    events.announce({ ...news, ...rest, batchId: null, status: 'sending' });
    events.announce({ ...news, ...rest, batchId: 'one', status: 'sent' });
    events.announce({ ...news, ...rest, batchId: 'one', status: 'working' });
    events.announce({ ...news, ...rest, batchId: 'one', status: 'expired' });
    events.announce({ ...news, ...rest, batchId: 'two', status: 'missing' });

    expect(text()).toBe(
      'p: batch one of 20 calls was sent\np: batch one of 20 calls has expired\np: batch two of 20 calls is not known any more\n',
    );
  });

  it('says all that is wrong with what it is given', () => {
    const events = new PipelineEvents('r', () => 0);
    const said = (...given: readonly unknown[]): string => {
      try {
        Reflect.apply(showProgress, null, given);
        return 'nothing';
      } catch (error) {
        return error instanceof ConfigurationError ? error.message : String(error);
      }
    };

    expect(said(events, { stream: 3, mode: 'bar', intervalMs: Number.NaN, color: true })).toMatch(
      /showProgress\.stream: must be a stream.*mode: must be 'auto', 'bars' or 'lines', got "bar".*intervalMs: must be a number of at least 0, got NaN.*color: is an unknown option; the options are stream, mode, intervalMs/s,
    );
    expect(said(events, { mode: 'bars', intervalMs: 5 })).toBe(
      'showProgress.intervalMs: has no effect on bars; leave it out',
    );
    expect(said(events, null)).toContain('must be an object of options');
    expect(said(null)).toContain('showProgress.run: must be a run, got null');
  });

  it('stops listening when told to', () => {
    const events = new PipelineEvents('r', () => 0);
    const { stream, text } = memoryStream();
    const stop = showProgress(events, { stream, mode: 'lines', intervalMs: 1 });
    events.announce(progressAt(0));
    stop();
    stop();
    events.announce(progressAt(5));

    expect(text()).toBe('line at 0\n');
  });
});

describe('the board', () => {
  const board = new ProgressBoard();
  board.add(
    progressAt(0, { streamedTokens: 900, spent: { calls: 1, inputTokens: 1, outputTokens: 1, usd: 0.5 } }),
  );

  it('shows count, rate, cost and time left of what has begun', () => {
    const call = { runId: 'r', at: 0, itemId: 'i', draw: 0, callId: '1', slot: 's', model: 'm' };
    const end = { ok: true, reused: false, ms: 1, attempts: 1, finishReason: null, usage: null, code: null };
    const priced = new ProgressBoard();
    priced.add(progressAt(0));
    priced.add({ kind: 'call-end', stage: 'generate', ...call, ...end, usd: 0.2 });
    priced.add({ kind: 'call-end', stage: 'generate', ...call, ...end, usd: 0.3 });
    priced.add({ kind: 'call-end', stage: 'expand', ...call, ...end, usd: 0.3 });
    priced.add({ kind: 'call-end', stage: 'expand', ...call, ...end, usd: null });

    expect(priced.lines(100)).toEqual([
      'expand    ████████████████████████                           1/1  15.0/min',
      'generate  ██████░░░░░░░░░░░░░░░░░░  10/40 (1 rejected, 1 failed)     2.5/s  $0.50',
      '3 rows, 21 calls, 4 s, about 12 s left',
    ]);
  });

  it('shows tokens that are on their way and what the run has cost', () => {
    expect(board.lines(100).at(-1)).toBe(
      '3 rows, 21 calls, 900 tokens on their way, $0.50, 4 s, about 12 s left',
    );
  });

  it('says below the totals which batches are waited for, and what they have saved', () => {
    const news = { kind: 'batch', runId: 'r', model: 'p:m', service: 'p', endsBefore: null } as const;
    const waiting = new ProgressBoard();
    waiting.add(progressAt(0));
    const below = (): readonly string[] => waiting.lines(100).slice(3);
    const tell = (
      batchId: string | null,
      status: 'sending' | 'sent' | 'working' | 'ended',
      more = {},
    ): void =>
      waiting.add({
        ...news,
        at: 1_000,
        batchId,
        status,
        requests: 20,
        answered: null,
        nextLookMs: 5,
        ...more,
      });

    tell(null, 'sending');
    expect(below()).toEqual([]);
    tell('one', 'sent');
    expect(below()).toEqual(['p:m waits for 20 calls in 1 batch']);
    tell('one', 'working', { answered: 7, endsBefore: 3_601_000 });
    tell('two', 'working', { requests: 5, endsBefore: 7_201_000 });
    expect(below()).toEqual(['p:m waits for 25 calls in 2 batches, 7 answered, at most 2 h 0 min more']);
    tell('one', 'ended');
    tell('two', 'ended');
    expect(below()).toEqual([]);
    const call = { runId: 'r', at: 0, itemId: 'i', draw: 0, callId: '1', slot: 's', model: 'm' };
    const end = { ok: true, ms: 1, attempts: 1, finishReason: null, usage: null, code: null };
    for (const [reused, savedUsd] of [
      [false, 0.5],
      [false, 0.25],
      [true, 0.25],
    ] as const)
      waiting.add({ kind: 'call-end', stage: 'generate', ...call, ...end, reused, usd: 0.5, savedUsd });
    expect(below()).toEqual(['2 calls answered by batches, $0.75 saved']);
  });

  it('says below the totals what holds a model up, until it no longer does', () => {
    const change = { kind: 'limit-change', runId: 'r', at: 0, model: 'p:m', maxConcurrency: 4 } as const;
    const rates = { requestsPerMinute: null, tokensPerMinute: null };
    const held = new ProgressBoard();
    held.add(progressAt(0));
    const last = (): string | undefined => held.lines(100).at(-1);

    held.add({ ...change, ...rates, reason: 'rate-limited', pausedMs: 20_000 });
    expect(last()).toBe('p:m is rate limited: waiting 20 s, then 4 at once');
    held.add({ ...change, ...rates, reason: 'unreachable', pausedMs: 0 });
    expect(last()).toBe('p:m does not answer: trying again now and then');
    held.add({ ...change, ...rates, reason: 'recovered', pausedMs: 0 });
    expect(last()).toMatch(/^3 rows/);
  });

  it.each([10, 20, 30, 40, 60, 200])('fits into %i columns', (columns) => {
    for (const line of board.lines(columns)) expect(line.length).toBeLessThanOrEqual(columns);
  });

  it.each([18, 24, 30, 44])('says how far each stage is also in %i columns', (columns) => {
    const call = { runId: 'r', at: 0, itemId: 'i', draw: 0, callId: '1', slot: 's', model: 'm' };
    const end = { ok: true, reused: false, ms: 1, attempts: 1, finishReason: null, usage: null, code: null };
    const narrow = new ProgressBoard();
    narrow.add(progressAt(0));
    narrow.add({ kind: 'call-end', stage: 'generate', ...call, ...end, usd: 0.2 });

    const [expand, generate] = narrow.lines(columns);

    expect(expand).toMatch(/^expand .*1\/1/);
    expect(generate).toMatch(/^generate .*10\/40/);
  });
});
