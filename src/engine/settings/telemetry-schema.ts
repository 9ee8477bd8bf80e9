import { objectWith } from '../../options/object-with.ts';
import { type OptionSchema, optionThat, trueOrFalse } from '../../options/option-schemas.ts';

/** Telemetry of a run. Settings that only the AI SDK knows are left to the AI SDK. */
export const telemetrySchema: OptionSchema = objectWith(
  {
    isEnabled: trueOrFalse.optional(),
    recordInputs: trueOrFalse.optional(),
    recordOutputs: trueOrFalse.optional(),
    functionId: optionThat(
      () => false,
      "is set for each call, to 'chimera.<stage>'; leave it out",
    ).optional(),
  },
  "an object of the AI SDK's telemetry settings, such as { isEnabled: true }",
);
