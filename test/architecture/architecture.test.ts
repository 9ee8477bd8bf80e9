import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  DOORS,
  FOLDERS_OF_ALIKE_FILES,
  MOST_FILES_IN_A_FOLDER,
  MOST_LINES_IN_A_FILE,
  ROOMS,
} from './house.ts';
import { lintRules, writtenLintRules } from './lint-rules.ts';
import {
  type Import,
  importCircles,
  roomOf,
  sourceFiles,
  sourceImports,
  sourceText,
} from './source-imports.ts';

const inside = sourceImports.filter(({ vendor }) => !vendor);

describe('the table of rooms', () => {
  it('lets a room import only what is above it in the list', () => {
    const upward = ROOMS.flatMap(({ folder, imports }, position) =>
      imports
        .filter((target) => {
          const found = ROOMS.findIndex((room) => room.folder === target);
          return found === -1 || found >= position;
        })
        .map((target) => `${folder} -> ${target}`),
    );

    expect(upward).toEqual([]);
  });

  it('names folders that exist, each room by a name that no folder inside another room has', () => {
    const folders = new Set(sourceFiles.map((file) => posix.dirname(file)));
    const empty = ROOMS.filter(
      ({ folder }) => ![...folders].some((each) => `${each}/`.startsWith(`${folder}/`)),
    );
    const rooms = new Set(ROOMS.map(({ folder }) => folder));
    const tops = new Set(ROOMS.map(({ folder }) => folder.split('/')[0]));
    const twins = [...folders].filter((folder) =>
      folder.split('/').some((part, depth) => depth > 0 && !rooms.has(folder) && tops.has(part)),
    );

    expect({ empty, twins }).toEqual({ empty: [], twins: [] });
  });

  it('is what the lint rules were written from', () => {
    expect(writtenLintRules(), 'run `npm run house`').toBe(lintRules());
  });
});

describe('the house', () => {
  it('has imports to look at, those at run time among them', () => {
    expect(inside.length).toBeGreaterThan(1_000);
    expect(sourceImports).toContainEqual({
      from: 'files/rows/read-parquet-rows.ts',
      to: 'hyparquet',
      vendor: true,
      typeOnly: false,
    });
  });

  it('imports downwards only', () => {
    const wrong = inside.filter(({ from, to }) => {
      const room = roomOf(from);
      if (room === null) return false;
      const target = roomOf(to);
      return target !== room && !ROOMS.find(({ folder }) => folder === room)?.imports.includes(target ?? '');
    });

    expect(wrong.map(said), 'see ROOMS in test/architecture/house.ts').toEqual([]);
  });

  it('has no circle of imports, types included', () => {
    expect(importCircles()).toEqual([]);
  });

  it('has one door for each vendor', () => {
    const wrong = sourceImports.filter(({ from, to, vendor, typeOnly }) => {
      if (!vendor) return false;
      const door = DOORS[to];
      if (door === undefined) return !to.startsWith('node:');
      const room = roomOf(from) ?? '';
      return !door.rooms.includes(room) && !(typeOnly && door.types?.includes(room));
    });

    expect(wrong.map(said), 'see DOORS in test/architecture/house.ts').toEqual([]);
  });

  it('holds named exports of the rooms in its entries and no other code', () => {
    const entries = sourceFiles.filter((file) => roomOf(file) === null);
    const code = entries.filter((file) => {
      const exports = sourceText(file)
        .replaceAll(/\/\*[\s\S]*?\*\/|^\/\/.*$/gm, '')
        .replaceAll(/^export (?:type )?\{[^}]*\} from '[^']+';$/gm, '');
      return exports.trim() !== '';
    });

    expect(entries).toContain('index.ts');
    expect(code).toEqual([]);
  });

  it('keeps files short, named in kebab case and out of grab bags', () => {
    const long = sourceFiles.filter((path) => sourceText(path).split('\n').length > MOST_LINES_IN_A_FILE);
    const bags = sourceFiles.filter((path) =>
      /(?:^|\/)(?:utils?|helpers?|types?|misc|common|shared)(?:\.ts|\/)/.test(path),
    );
    const odd = sourceFiles.filter((path) => !/^(?:[a-z0-9-]+\/)*[a-z0-9-]+\.(?:d\.)?ts$/.test(path));

    expect({ long, bags, odd }).toEqual({ long: [], bags: [], odd: [] });
  });

  it('keeps few files of unlike kinds side by side', () => {
    const sizes = new Map<string, number>();
    for (const file of sourceFiles) sizes.set(posix.dirname(file), (sizes.get(posix.dirname(file)) ?? 0) + 1);
    const full = [...sizes]
      .filter(([folder, files]) => files > MOST_FILES_IN_A_FOLDER && !FOLDERS_OF_ALIKE_FILES.includes(folder))
      .map(([folder, files]) => `${folder}: ${files}`);

    expect(full).toEqual([]);
  });
});

function said({ from, to }: Import): string {
  return `${from} imports ${to}`;
}
