import type { Telemetry } from '../../core/run.ts';

/** The telemetry of one call under the names of both majors of `ai`: each ignores the other's. */
export interface CallTelemetry {
  readonly telemetry: Telemetry & { readonly functionId?: string };
  readonly experimental_telemetry: Telemetry & { readonly functionId?: string };
}

/**
 * Returns the telemetry settings for `ai`. Without settings it is off, also where a host has registered telemetry for
 * all of its calls; with settings it is on, but records prompts and replies only when they say so.
 */
export function callTelemetry(settings: Telemetry | null, stage: string): CallTelemetry {
  const telemetry =
    settings === null
      ? off
      : {
          isEnabled: true,
          recordInputs: false,
          recordOutputs: false,
          ...settings,
          functionId: `chimera.${stage}`,
        };
  return { telemetry, experimental_telemetry: telemetry };
}

const off = { isEnabled: false };
