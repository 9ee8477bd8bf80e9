import { acrostic } from './literature/acrostic.ts';
import { periodicalVolume } from './literature/periodical-volume.ts';
import { spiralStanzas } from './literature/spiral-stanzas.ts';
import { stemmaErrors } from './literature/stemma-errors.ts';
import { stressCount } from './literature/stress-count.ts';
import type { ProblemFamily } from './problem-family.ts';

export const literature: readonly ProblemFamily[] = [
  stressCount,
  spiralStanzas,
  acrostic,
  periodicalVolume,
  stemmaErrors,
];
