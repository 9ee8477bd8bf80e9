import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { ConfigurationError } from '../../src/errors/index.ts';
import { readTaxonomy } from '../../src/reading/read-taxonomy.ts';
import { expand } from '../../src/stages/expand/index.ts';
import { scriptedModel } from '../../src/testing/scripted-model.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../support/temporary-directory.ts';

const tree = { Mathematics: { Algebra: ['Galois theory', 'Rings'] }, Biology: ['Ecology'] };
const subjects = [
  {
    name: 'Mathematics',
    topics: [
      ['Algebra', 'Galois theory'],
      ['Algebra', 'Rings'],
    ],
  },
  { name: 'Biology', topics: [['Ecology']] },
];

async function written(folder: TemporaryDirectory, name: string, text: string): Promise<string> {
  await writeFile(folder.at(name), text);
  return folder.at(name);
}

/** What is wrong with a source; the folder's own path is left out. */
async function faultsOf(source: unknown, folder?: TemporaryDirectory): Promise<readonly string[]> {
  try {
    await readTaxonomy(source as Parameters<typeof readTaxonomy>[0]);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.issues.map(({ option, message }) =>
      `${option} ${message}`.replace(folder === undefined ? '' : `${folder.path}/`, ''),
    );
  }
  throw new Error('nothing was refused');
}

describe('readTaxonomy', () => {
  it('takes an object, a list of rows and files of either', async () => {
    await using folder = await temporaryDirectory();
    const rows = [
      { subject: 'Mathematics', area: 'Algebra', topic: 'Galois theory' },
      { subject: 'Mathematics', path: ['Algebra', ' Rings '] },
      { subject: 'Biology', topic: 'Ecology', area: null },
    ];
    const lines = rows.map((row) => JSON.stringify(row));

    for (const source of [
      tree,
      rows as Parameters<typeof readTaxonomy>[0],
      await written(folder, 'tree.json', `\uFEFF${JSON.stringify(tree, null, 2)}`),
      await written(folder, 'rows.json', JSON.stringify(rows)),
      await written(folder, 'rows.jsonl', `${lines.join('\r\n')}\n\n`),
      await written(folder, 'no-newline.jsonl', lines.join('\n')),
    ]) {
      expect(await readTaxonomy(source)).toEqual(subjects);
    }
  });

  it('returns subjects for whose topics no model is asked, each with its path', async () => {
    const model = scriptedModel([]);

    const topics = await expand({ model, depth: 2 })
      .run(await readTaxonomy(tree))
      .toArray();

    expect(model.calls).toEqual([]);
    expect(topics.map(({ topicPath }) => topicPath).sort()).toEqual([
      ['Biology', 'Ecology'],
      ['Mathematics', 'Algebra', 'Galois theory'],
      ['Mathematics', 'Algebra', 'Rings'],
    ]);
  });

  it('names the line of each fault in a file of rows, all together', async () => {
    await using folder = await temporaryDirectory();
    const path = await written(
      folder,
      'topics.jsonl',
      [
        '{"subject":"Biology","topic":"Ecology"}',
        '',
        '{"subject":"Biology","area":"Field work","topic":"ecology."}',
        '{"subject":" ","topic":"Botany"}',
        '{"subject":"Biology","topic":7}',
        '{"subject":"Biology"}',
        '["Biology","Botany"]',
        '{"subject":"Biology","topic":"Botany"',
        '{"subject":"biology","topic":"Zoology"}',
        '{"subject":"Biology","path":["Life","Cells","life"]}',
        '{"subject":"Biology","path":[]}',
        '{"subject":"Biology","path":["Life"],"topic":"Cells"}',
      ].join('\n'),
    );

    expect(await faultsOf(path, folder)).toEqual([
      expect.stringMatching(/^topics\.jsonl:8 is not JSON/),
      expect.stringMatching(/^topics\.jsonl:3 "ecology\." is at .*topics\.jsonl:1 already/),
      expect.stringMatching(/^topics\.jsonl:4 subject is blank/),
      expect.stringMatching(/^topics\.jsonl:5 topic must be a string, got 7/),
      expect.stringMatching(/^topics\.jsonl:6 must be \{ subject, topic \}.*it lacks topic/),
      expect.stringMatching(/^topics\.jsonl:7 must be .*got a list of 2/),
      expect.stringMatching(
        /^topics\.jsonl:9 "biology" is at .*topics\.jsonl:1 as "Biology"; write it in one way/,
      ),
      expect.stringMatching(/^topics\.jsonl:10 leads back to "life"; break the cycle/),
      expect.stringMatching(/^topics\.jsonl:11 must be .*path must be a list of at least one name/),
      expect.stringMatching(/^topics\.jsonl:12 must be .*it has path together with topic or area/),
    ]);
  });

  it('names the place of each fault in an object', async () => {
    const cyclic: Record<string, unknown> = { Biology: ['Ecology'] };
    cyclic['Mathematics'] = { Algebra: cyclic };

    expect(
      await faultsOf({
        Mathematics: { Algebra: ['Rings', ''], Geometry: ['rings'], Logic: {} },
        mathematics: ['Sets'],
        ' ': ['x'],
        Physics: 'Optics',
        History: ['history'],
      }),
    ).toEqual([
      expect.stringMatching(/^readTaxonomy\.source\.Mathematics\.Algebra\[1\] is blank/),
      expect.stringMatching(/^readTaxonomy\.source\.Mathematics\.Logic must be a list of at least one topic/),
      expect.stringMatching(
        /^readTaxonomy\.source\.Mathematics\.Geometry\[0\] "rings" is at readTaxonomy\.source\.Mathematics\.Algebra\[0\]/,
      ),
      expect.stringMatching(
        /^readTaxonomy\.source\.mathematics\[0\] "mathematics" is at readTaxonomy\.source\.Mathematics/,
      ),
      expect.stringMatching(/^readTaxonomy\.source\. {1} is blank/),
      expect.stringMatching(
        /^readTaxonomy\.source\.Physics must be a list of topics or an object of areas, got "Optics"/,
      ),
      expect.stringMatching(/^readTaxonomy\.source\.History\[0\] leads back to "history"/),
    ]);
    expect((await faultsOf(cyclic)).join()).toMatch(/contains itself; break the cycle/);
  });

  it('names keys that JSON would silently drop, with their line', async () => {
    await using folder = await temporaryDirectory();
    const path = await written(
      folder,
      'tree.json',
      '{\n  "Biology": ["Ecology: {"],\n  "Physics": { "Light"\n:\n ["Optics"], "\\u004cight": ["Lasers"] },\n  "Biology": ["Botany"]\n}',
    );

    expect(await faultsOf(path, folder)).toEqual([
      expect.stringMatching(/^tree\.json:5 names "Light" a second time/),
      expect.stringMatching(/^tree\.json:6 names "Biology" a second time/),
    ]);
  });

  it.each([
    ['a text', '"Biology"', /must be an object of subjects, or a list of rows, got "Biology"/],
    ['nothing', '{}', /holds no subject/],
    ['an empty list', '[]', /holds no topic/],
    ['no JSON', '{"Biology":', /is not JSON.*\.jsonl/],
    ['lists of nothing', '{"Biology":[]}', /bad\.json: Biology must be a list of at least one topic/],
    ['a null', '{"Biology":null}', /Biology must be a list of topics or an object of areas, got null/],
  ])('refuses a JSON file that holds %s', async (_, text, message) => {
    await using folder = await temporaryDirectory();

    expect((await faultsOf(await written(folder, 'bad.json', text), folder)).join()).toMatch(message);
  });

  it('says when there is no such file', async () => {
    await using folder = await temporaryDirectory();

    expect(await faultsOf(folder.at('none.jsonl'), folder)).toEqual([
      expect.stringMatching(/^none\.jsonl there is no such file/),
    ]);
    expect(await faultsOf(folder.at('none.json'), folder)).toHaveLength(1);
    expect((await faultsOf(folder.path)).join()).toMatch(/is a folder/);
  });

  it('tells a bounded number of faults', async () => {
    const rows = Array.from({ length: 1000 }, () => ({ subject: 'Biology' }));

    const faults = await faultsOf(rows);

    expect(faults).toHaveLength(21);
    expect(faults.at(-1)).toBe('readTaxonomy.source 980 further faults');
  });

  it('reads rows from CSV, with areas for some of them', async () => {
    await using folder = await temporaryDirectory();
    const table =
      'subject,area,topic\nMathematics,Algebra,Galois theory\nMathematics,Algebra,Rings\nBiology,,Ecology\n';

    expect(await readTaxonomy(await written(folder, 'topics.csv', table))).toEqual(subjects);
    expect(await readTaxonomy(await written(folder, 'topics.tsv', table.replaceAll(',', '\t')))).toEqual(
      subjects,
    );
  });
});
