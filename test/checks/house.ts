/** Writes the lint rules that follow from the table of rooms: `npm run house`. */
import { writeFile } from 'node:fs/promises';
import { ROOMS } from '../architecture/house.ts';
import { lintRules, lintRulesPath } from '../architecture/lint-rules.ts';

await writeFile(lintRulesPath, lintRules());
console.log(`Lint rules of ${ROOMS.length} rooms: biome.house.json`);
