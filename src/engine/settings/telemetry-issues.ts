import type { ConfigurationIssue } from '../../errors/index.ts';
import { isOptions } from '../../errors/options-issues.ts';
import { shownValue } from '../../errors/shown-value.ts';

const switches: readonly string[] = ['isEnabled', 'recordInputs', 'recordOutputs'];

/** Says what is wrong with the option `telemetry` of a run. Settings that only the AI SDK knows are its own affair. */
export function telemetryIssues(telemetry: unknown): readonly ConfigurationIssue[] {
  if (telemetry === undefined) return [];
  if (!isOptions(telemetry)) {
    const message = `must be an object of the AI SDK's telemetry settings, such as { isEnabled: true }, got ${shownValue(telemetry)}`;
    return [{ option: 'telemetry', message }];
  }
  return Object.entries(telemetry).flatMap(([name, value]: [string, unknown]) => {
    const option = `telemetry.${name}`;
    if (name === 'functionId')
      return [{ option, message: "is set for each call, to 'chimera.<stage>'; leave it out" }];
    if (!switches.includes(name) || value === undefined || typeof value === 'boolean') return [];
    return [{ option, message: `must be true or false, got ${shownValue(value)}` }];
  });
}
