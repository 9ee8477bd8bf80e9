import type { CompiledLeaf } from '../engine/flow/compiled-plan.ts';
import { countIssues } from '../errors/count-issues.ts';
import { ConfigurationError, type ConfigurationIssue } from '../errors/index.ts';
import { isOptions } from '../errors/options-issues.ts';
import { shownValue } from '../errors/shown-value.ts';
import { throwIssues } from '../errors/throw-issues.ts';
import { unknownNameIssues } from '../errors/unknown-option-issues.ts';
import { basisIssues } from './basis-issues.ts';
import type { EstimateOptions } from './forecast.ts';

const names: readonly string[] = Object.keys({
  from: true,
  assume: true,
  price: true,
  target: true,
  maxConcurrency: true,
} satisfies { readonly [Name in keyof EstimateOptions]-?: true });

/**
 * Checks the options of `estimate`.
 *
 * @throws {ConfigurationError} With all that is wrong with them.
 */
export function checkEstimateOptions(options: unknown, leaves: readonly CompiledLeaf[]): void {
  if (!isOptions(options))
    throw new ConfigurationError([
      { option: 'options', message: `must be an object of options, got ${shownValue(options)}` },
    ]);
  const { target, maxConcurrency, price, from, assume }: Partial<Record<keyof EstimateOptions, unknown>> =
    options;
  throwIssues(
    unknownNameIssues('', options, names),
    target === undefined ? [] : countIssues('target', target),
    maxConcurrency === undefined ? [] : countIssues('maxConcurrency', maxConcurrency),
    price === undefined || typeof price === 'function'
      ? []
      : [
          {
            option: 'price',
            message: `must be a function of usage, model id and provider, got ${shownValue(price)}`,
          },
        ],
    basisIssues(from, leaves),
    assumeIssues(assume, leaves),
  );
}

const assumptions = [
  'keptShare',
  'callsPerTask',
  'inputTokensPerCall',
  'outputTokensPerCall',
  'secondsPerCall',
];

function assumeIssues(assume: unknown, leaves: readonly CompiledLeaf[]): readonly ConfigurationIssue[] {
  if (assume === undefined) return [];
  if (!isOptions(assume))
    return [{ option: 'assume', message: `must be an object of stages, got ${shownValue(assume)}` }];
  const known = leaves.map(({ plan }) => plan.name);
  return Object.entries(assume).flatMap(([stage, figures]) => {
    const option = `assume.${stage}`;
    if (!known.includes(stage))
      return [{ option, message: `is no stage of this pipeline; its stages are ${known.join(', ')}` }];
    if (!isOptions(figures))
      return [{ option, message: `must be an object of figures, got ${shownValue(figures)}` }];
    return [
      ...unknownNameIssues(`${option}.`, figures, assumptions),
      ...Object.entries(figures).flatMap(([name, figure]) => figureIssues(`${option}.${name}`, name, figure)),
    ];
  });
}

function figureIssues(option: string, name: string, figure: unknown): readonly ConfigurationIssue[] {
  if (figure === undefined || !assumptions.includes(name)) return [];
  if (name === 'keptShare')
    return typeof figure === 'number' && figure > 0 && figure <= 1
      ? []
      : [{ option, message: `must be above 0 and at most 1, got ${shownValue(figure)}` }];
  return typeof figure === 'number' && Number.isFinite(figure) && figure >= 0
    ? []
    : [{ option, message: `must be a number of at least 0, got ${shownValue(figure)}` }];
}
