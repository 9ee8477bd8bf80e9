import { isJsonObject } from '../core/json.ts';
import type { StageSummary } from '../core/summary.ts';
import { dependingOn } from '../options/judged-by.ts';
import { objectWith } from '../options/object-with.ts';
import {
  isFiniteNumber,
  listOf,
  type OptionSchema,
  optionOf,
  optionThat,
} from '../options/option-schemas.ts';
import type { CallMeasure, Moments, StageMeasure } from './stage-measure.ts';

const AS_IT_WAS = 'pass the summary or the preview as it was';

const figure = optionThat(isFigure, `is not a number of at least 0; ${AS_IT_WAS}`);
const figureOrNull = optionThat(
  (value) => value === null || isFigure(value),
  `is neither a number of at least 0 nor null; ${AS_IT_WAS}`,
);

const stageSummary = objectWith(
  {
    kept: figure,
    rejected: figure,
    failed: figure,
    outputs: figure,
    calls: figure,
    reused: figure,
    inputTokens: figure,
    outputTokens: figure,
    usd: figureOrNull,
    seconds: figure,
  } satisfies Figures<StageSummary>,
  'what a summary says of a stage',
);

const moments = objectWith(
  { count: figure, mean: figure, variance: figureOrNull } satisfies Figures<Moments>,
  'count, mean and variance',
);

const callMeasure = objectWith(
  {
    calls: figure,
    inputTokens: moments,
    outputTokens: moments,
    seconds: moments,
  } satisfies Figures<CallMeasure>,
  'what a preview says of the calls of a model',
);

const stageMeasure = objectWith(
  {
    kept: figure,
    lost: figure,
    outputs: figure,
    callsPerTask: moments,
    calls: listOf(callMeasure, 'a list of what a preview says of the calls of each model'),
    usdPerCall: figureOrNull,
    secondsPerCall: figureOrNull,
  } satisfies Figures<StageMeasure>,
  'what a preview says of a stage',
);

type Figures<Of> = { readonly [Name in keyof Of]?: OptionSchema };

const noBasis = optionOf(() => false, 'the summary of a run, or the result of preview()');
const summary = objectWith({ stages: listOf(stageSummary, 'a list of stages') }, 'the summary of a run');
const preview = objectWith({ measured: listOf(stageMeasure, 'a list of stages') }, 'the result of preview()');

/**
 * The option `from` over a pipeline of the named stages: what was read from a file may be anything, and a figure that is
 * none would spoil every course that is drawn.
 */
export function basisSchema(stages: readonly string[]): OptionSchema {
  return dependingOn((from) => {
    const isSummary = isJsonObject(from) && 'stages' in from;
    const told = stagesTold(
      isSummary ? from['stages'] : isJsonObject(from) && 'measured' in from ? from['measured'] : null,
    );
    if (told.length === 0 || told.includes(undefined)) return noBasis;
    if (!stages.some((stage) => told.includes(stage)))
      return optionThat(
        () => false,
        `is of the stages ${told.join(', ')}, none of which is in this pipeline; pass the summary of a run of this pipeline`,
      );
    return isSummary ? summary : preview;
  });
}

/** The names of the stages that a basis tells of; undefined for one that has no name. */
function stagesTold(stages: unknown): readonly unknown[] {
  const list: readonly unknown[] = Array.isArray(stages) ? stages : [];
  return list.map((stage) => (isJsonObject(stage) ? stage['stage'] : undefined));
}

function isFigure(value: unknown): boolean {
  return isFiniteNumber(value) && value >= 0;
}
