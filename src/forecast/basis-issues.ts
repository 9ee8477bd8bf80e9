import type { CompiledLeaf } from '../engine/flow/compiled-plan.ts';
import type { ConfigurationIssue } from '../errors/index.ts';
import { isOptions } from '../errors/options-issues.ts';
import { shownValue } from '../errors/shown-value.ts';

const summaryFigures = [
  'kept',
  'rejected',
  'failed',
  'outputs',
  'calls',
  'reused',
  'inputTokens',
  'outputTokens',
  'seconds',
];
const measureFigures = ['kept', 'lost', 'outputs'];
const callMoments = ['inputTokens', 'outputTokens', 'seconds'];

/**
 * Says what is wrong with the option `from`: what was read from a file may be anything, and a figure that is none would
 * spoil every course that is drawn.
 */
export function basisIssues(from: unknown, leaves: readonly CompiledLeaf[]): readonly ConfigurationIssue[] {
  if (from === undefined) return [];
  const basis = isOptions(from) ? from : {};
  const name = 'stages' in basis ? 'stages' : 'measured';
  const given: unknown = new Map<string, unknown>(Object.entries(basis)).get(name);
  const stages = (Array.isArray(given) ? given : []).map(membersOf);
  const found = stages.map((stage) => stage.get('stage'));
  if (found.length === 0 || found.includes(undefined)) {
    const message = `must be the summary of a run, or what preview() gave, got ${shownValue(from)}`;
    return [{ option: 'from', message }];
  }
  if (!leaves.some(({ plan }) => found.includes(plan.name))) {
    const message = `tells of ${found.join(', ')}, none of which is a stage here; give the summary of a run of this pipeline`;
    return [{ option: 'from', message }];
  }
  return stages.flatMap((stage, index) =>
    (name === 'stages' ? summaryFaults(stage) : measureFaults(stage)).map((fault) => ({
      option: `from.${name}[${index}].${fault}`,
      message: 'is no figure of 0 or more; give the summary or the preview as it was',
    })),
  );
}

type Members = ReadonlyMap<string, unknown>;

function membersOf(value: unknown): Members {
  return new Map<string, unknown>(isOptions(value) ? Object.entries(value) : []);
}

function summaryFaults(stage: Members): readonly string[] {
  return [...wrong(stage, summaryFigures), ...wrongOrNull(stage, ['usd'])];
}

function measureFaults(stage: Members): readonly string[] {
  const given = stage.get('calls');
  const calls = Array.isArray(given) ? given.map(membersOf) : null;
  return [
    ...wrong(stage, measureFigures),
    ...wrongOrNull(stage, ['usdPerCall', 'secondsPerCall']),
    ...momentFaults(stage, ['callsPerTask']),
    ...(calls === null ? ['calls'] : []),
    ...(calls ?? []).flatMap((call, index) =>
      [...wrong(call, ['calls']), ...momentFaults(call, callMoments)].map(
        (fault) => `calls[${index}].${fault}`,
      ),
    ),
  ];
}

function momentFaults(of: Members, names: readonly string[]): readonly string[] {
  return names.flatMap((name) => {
    const moments = membersOf(of.get(name));
    return [...wrong(moments, ['count', 'mean']), ...wrongOrNull(moments, ['variance'])].map(
      (fault) => `${name}.${fault}`,
    );
  });
}

function wrong(of: Members, names: readonly string[]): readonly string[] {
  return names.filter((name) => !isFigure(of.get(name)));
}

function wrongOrNull(of: Members, names: readonly string[]): readonly string[] {
  return names.filter((name) => of.get(name) !== null && !isFigure(of.get(name)));
}

function isFigure(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
