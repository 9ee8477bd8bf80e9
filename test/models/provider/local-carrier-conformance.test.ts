import { describe, it } from 'vitest';
import { LocalCarrier } from '../../../src/models/provider/local-carrier.ts';
import { resolveModel } from '../../../src/models/provider/resolve-model.ts';
import { callCarrierConformance } from '../../../src/testing/call-carrier-conformance.ts';
import { systemClock } from '../../../src/time/system-clock.ts';

describe('LocalCarrier', () => {
  const cases = callCarrierConformance({
    open: async (model) => new LocalCarrier({ clock: systemClock, telemetry: null }).to(resolveModel(model)),
  });
  for (const { name, run } of cases) it(name, run);
});
