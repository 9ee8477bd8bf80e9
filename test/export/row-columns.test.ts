import { readFile } from 'node:fs/promises';
import { parquetReadObjects } from 'hyparquet';
import { asyncBufferFromFile } from 'hyparquet/src/node.js';
import { describe, expect, it } from 'vitest';
import {
  alpacaFormat,
  exportDataset,
  messagesFormat,
  preferenceFormat,
  promptCompletionFormat,
  shareGptFormat,
} from '../../src/export/index.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { rowsIn, someSamples } from './written-run.ts';

const columns = ['id', 'subject', 'topic', 'topicPath', 'difficulty', 'draw', 'extra'] as const;

describe('columns beside the text of a training format', () => {
  it.each([
    ['messages', messagesFormat({ columns }), ['messages']],
    ['prompt-completion', promptCompletionFormat({ columns }), ['prompt', 'completion']],
    ['preference', preferenceFormat({ columns }), ['prompt', 'chosen', 'rejected']],
    ['sharegpt', shareGptFormat({ columns }), ['conversations']],
    ['alpaca', alpacaFormat({ columns }), ['instruction', 'input', 'output']],
  ] as const)('are those of the sample, in JSON lines and in Parquet: %s', async (_name, format, own) => {
    await using folder = await temporaryDirectory();
    const samples = someSamples();
    await exportDataset(samples, { format, path: folder.at('rows.jsonl') });
    await exportDataset(samples, { format, path: folder.at('rows.parquet'), overwrite: true });

    const rows = rowsIn(await readFile(folder.at('rows.jsonl'), 'utf8'));
    expect(rows.length).toBeGreaterThan(3);
    for (const row of rows) {
      expect(Object.keys(row)).toEqual([...own, ...columns]);
      const sample = samples.find(({ id }) => id === row['id']);
      expect(sample?.label.kind).toBe('correct');
      expect(row).toMatchObject({
        subject: sample?.subject,
        topic: sample?.topic,
        topicPath: sample?.topicPath,
        extra: null,
      });
    }
    const file = await asyncBufferFromFile(folder.at('rows.parquet'));
    const read = await parquetReadObjects({ file });
    expect(read.map(({ id, subject, topic, draw }) => [id, subject, topic, Number(draw)])).toEqual(
      rows.map(({ id, subject, topic, draw }) => [id, subject, topic, draw]),
    );
  });

  it('carries what readProblems kept, as JSON text', async () => {
    await using folder = await temporaryDirectory();
    const [sample] = someSamples();
    if (sample === undefined) throw new TypeError('no sample');
    const format = messagesFormat({ columns: ['extra'] });
    await exportDataset([{ ...sample, extra: { level: 3, source: 'a "book"' } }], {
      format,
      path: folder.at('rows.jsonl'),
    });

    const [row] = rowsIn(await readFile(folder.at('rows.jsonl'), 'utf8'));
    expect(JSON.parse(String(row?.['extra']))).toEqual({ level: 3, source: 'a "book"' });
  });

  it.each([[['subjekt']], [['id', 'id']], ['id'], [[7]]])(
    'are refused when there is no such field: %j',
    (wrong) => {
      // As a program without types would write it.
      const make = (): unknown => Reflect.apply(messagesFormat, null, [{ columns: wrong }]);

      expect(make).toThrow(/messagesFormat\.columns.*must be a list of id, problemId, subject, topic/su);
    },
  );
});
