import type { Sample, ValidatedProblem } from '../../core/records/records.ts';
import { countWords } from '../../core/texts/count-words.ts';
import { ConfigurationError } from '../../errors/configuration-error.ts';
import { shownValue } from '../../errors/shown-value.ts';
import type {
  LengthLimits,
  NumberRange,
  ProblemExportOptions,
  SampleExportOptions,
} from '../export-options.ts';
import type { SampleSelection } from '../exporter.ts';
import { passRateOf } from './pass-rate-of.ts';

/** Returns why a record is left out; null to keep it. */
export type Selection<Item> = (record: Item) => string | null;

/** What the caller and the format want of samples; the caller's word counts where both speak. */
export function sampleSelection(
  options: Omit<SampleExportOptions, 'format'>,
  format: SampleSelection,
  at: string,
): Selection<Sample> {
  const labels: readonly string[] | null =
    options.labels === 'all' ? null : (options.labels ?? format.labels ?? null);
  const truncated = options.truncated ?? format.truncated ?? true;
  const { length, where } = options;
  return (sample) => {
    if (labels !== null && !labels.includes(sample.label.kind)) return sample.label.kind;
    if (!truncated && sample.truncated) return 'truncated';
    // Withheld, or of an end that is not known: no whole reply either.
    if (!truncated && sample.finishReason !== 'stop') return 'unfinished';
    const outside = outsideOf(at, length, sample.problem, `${sample.reasoning ?? ''}\n${sample.solution}`);
    if (outside !== null) return outside;
    return isWanted(at, sample, where) ? null : 'where';
  };
}

/** What the caller wants of problems. Those of an unknown pass rate stay. */
export function problemSelection(
  options: Omit<ProblemExportOptions, 'format'>,
  at: string,
): Selection<ValidatedProblem> {
  const { length, where, pool } = options;
  const { passRate = pool === undefined ? { above: 0, below: 1 } : 'any' } = options;
  const of = passRate === 'any' ? undefined : passRate.of;
  return (problem) => {
    const rate = of === undefined ? passRateOf(problem) : (problem.passRates?.[of] ?? null);
    if (passRate !== 'any' && rate !== null) {
      const { above = Number.NEGATIVE_INFINITY, below = Number.POSITIVE_INFINITY } = passRate;
      if (rate <= above || rate >= below) return 'pass-rate';
    }
    const outside = outsideOf(at, length, problem.problem, null);
    if (outside !== null) return outside;
    return isWanted(at, problem, where) ? null : 'where';
  };
}

/** A promise counts as true wherever one looks, so that a filter that takes its time would let everything pass. */
function isWanted<Item>(at: string, record: Item, where: ((record: Item) => boolean) | undefined): boolean {
  if (where === undefined) return true;
  const answer: unknown = where(record);
  if (typeof answer === 'boolean') return answer;
  const message = `must return true or false, not a promise, got ${shownResult(answer)}`;
  throw new ConfigurationError([{ option: `${at}.where`, message }]);
}

function shownResult(value: unknown): string {
  return value instanceof Promise ? 'a promise' : shownValue(value);
}

function outsideOf(
  at: string,
  length: LengthLimits | undefined,
  prompt: string,
  response: string | null,
): string | null {
  if (length === undefined) return null;
  const { count = countWords } = length;
  if (isOutside(at, length.prompt, () => count(prompt))) return 'prompt-length';
  if (response !== null && isOutside(at, length.response, () => count(response))) return 'response-length';
  return null;
}

function isOutside(at: string, range: NumberRange | undefined, measure: () => number): boolean {
  if (range === undefined) return false;
  const { min = 0, max = Number.POSITIVE_INFINITY } = range;
  const size: unknown = measure();
  if (typeof size === 'number' && size >= 0) return size < min || size > max;
  const message = `must return a number of at least 0, not a promise, got ${shownResult(size)}`;
  throw new ConfigurationError([{ option: `${at}.length.count`, message }]);
}
