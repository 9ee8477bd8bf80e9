import type { BatchedForecast, ForecastFigures, ForecastRange, ForecastSpend } from '../forecast.ts';
import { type DrawnBatches, type DrawnSpend, sumOfBatches, sumOfSpends } from './drawn-spend.ts';
import type { RunCourse, StageCourse } from './simulate-run.ts';

/** What lies below and above a range, together a twentieth. */
const [LOW, HIGH] = [0.025, 0.975];
/** Parts of a dollar, and of a second, to which a range is rounded. */
const [MICROS, TENTHS] = [1e6, 10];

/** Adds up the stages of a course. */
export function totalOf({ stages, seconds }: RunCourse): StageCourse {
  return {
    ...sumOfSpends(stages),
    tasks: stages.reduce((sum, { tasks }) => sum + tasks, 0),
    batched: sumOfBatches(stages.map(({ batched }) => batched)),
    seconds,
  };
}

/** Returns the figures of a stage, or of the whole, over all courses. */
export function figuresOf(courses: readonly StageCourse[]): ForecastFigures {
  const whole = {
    ...spendOf(courses),
    seconds: rangeOf(
      courses.map(({ seconds }) => seconds),
      TENTHS,
    ),
  };
  const batches = courses.flatMap(({ batched }) => batched ?? []);
  if (batches.length === 0) return whole;
  return { ...whole, live: spendOf(courses.map(liveOf)), batched: batchedOf(batches) };
}

/** The range of whole numbers. */
export function wholeRange(values: readonly number[]): ForecastRange {
  return rangeOf(values, 1);
}

function spendOf(spends: readonly DrawnSpend[]): ForecastSpend {
  return {
    calls: wholeRange(spends.map(({ calls }) => calls)),
    inputTokens: wholeRange(spends.map(({ inputTokens }) => inputTokens)),
    outputTokens: wholeRange(spends.map(({ outputTokens }) => outputTokens)),
    usd: dollarRange(spends.map(({ usd }) => usd)),
  };
}

function batchedOf(batches: readonly DrawnBatches[]): BatchedForecast {
  return { ...spendOf(batches), savedUsd: dollarRange(batches.map(({ savedUsd }) => savedUsd)) };
}

/** What is left of a course when its batches are taken away. */
function liveOf({ calls, inputTokens, outputTokens, usd, batched }: StageCourse): DrawnSpend {
  return {
    calls: calls - (batched?.calls ?? 0),
    inputTokens: inputTokens - (batched?.inputTokens ?? 0),
    outputTokens: outputTokens - (batched?.outputTokens ?? 0),
    usd: usd === null || batched?.usd === null ? null : Math.max(0, usd - (batched?.usd ?? 0)),
  };
}

function dollarRange(values: readonly (number | null)[]): ForecastRange | null {
  const known = values.filter((value) => value !== null);
  return known.length < values.length ? null : rangeOf(known, MICROS);
}

/** The range of drawn values, rounded outwards to parts of one. */
function rangeOf(values: readonly number[], parts: number): ForecastRange {
  const sorted = Float64Array.from(values).sort();
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  return {
    low: Math.floor(at(LOW) * parts) / parts,
    likely: Math.round(at(0.5) * parts) / parts,
    high: Math.ceil(at(HIGH) * parts) / parts,
  };
}
