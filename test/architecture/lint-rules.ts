import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DOORS, ROOMS, type Room } from './house.ts';

export const lintRulesPath: string = fileURLToPath(new URL('../../biome.house.json', import.meta.url));

/** The lint rules that say while one types what the test says later, as the text of `biome.house.json`. */
export function lintRules(): string {
  const overrides = ROOMS.map((room) => ({
    includes: [ownFiles(room)],
    linter: {
      rules: {
        style: {
          noRestrictedImports: {
            level: 'error',
            options: {
              paths: Object.fromEntries(
                closedDoors(room).map(([vendor, rooms]) => [
                  vendor,
                  `Import it in ${rooms} only: see DOORS in test/architecture/house.ts.`,
                ]),
              ),
              patterns: [
                {
                  group: ROOMS.filter(
                    ({ folder }) => folder !== room.folder && !room.imports.includes(folder),
                  ).map((other) => specifiers(room, other)),
                  message: `${room.folder}/ may import ${room.imports.join(', ') || 'no other room'}: see ROOMS in test/architecture/house.ts.`,
                },
              ],
            },
          },
        },
      },
    },
  }));
  return `${JSON.stringify({ overrides }, null, 2)}\n`;
}

export function writtenLintRules(): string {
  return readFileSync(lintRulesPath, 'utf8');
}

function ownFiles({ folder }: Room): string {
  return hasSubRooms(folder) ? `**/src/${folder}/*.ts` : `**/src/${folder}/**`;
}

/** How a file of one room would write the path of a file in another. */
function specifiers(from: Room, to: Room): string {
  const [parent = '', child] = to.folder.split('/');
  const near = from.folder.split('/')[0] === parent;
  if (child !== undefined) return near ? `**/${child}/**` : `**/${parent}/${child}/**`;
  if (!hasSubRooms(parent)) return `**/${parent}/**`;
  return near ? '../*.ts' : `**/${parent}/*.ts`;
}

function hasSubRooms(folder: string): boolean {
  return ROOMS.some((other) => other.folder.startsWith(`${folder}/`));
}

/** Types of a package pass the lint, which cannot tell them from values. The test can. */
function closedDoors({ folder }: Room): readonly (readonly [vendor: string, rooms: string])[] {
  return Object.entries(DOORS)
    .filter(([, { rooms, types = [] }]) => !rooms.includes(folder) && !types.includes(folder))
    .map(([vendor, { rooms }]) => [vendor, rooms.map((room) => `${room}/`).join(', ')]);
}
