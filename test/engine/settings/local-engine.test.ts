import { describe, it } from 'vitest';
import { localEngine } from '../../../src/engine/settings/local-engine.ts';
import { engineConformance } from '../../support/engine-conformance.ts';

describe('localEngine', () => {
  for (const { name, run } of engineConformance(() => localEngine())) it(name, run);
});
