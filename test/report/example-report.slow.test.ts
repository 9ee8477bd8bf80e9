import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { examplePath, exampleReport } from './example-report.ts';

describe('docs/example-report.html', () => {
  it('is the report of the quickstart, byte for byte', async () => {
    const committed = await readFile(examplePath, 'utf8');

    const isCurrent = committed === (await exampleReport());

    expect(isCurrent, 'run `npm run report:example`, look at the page, and commit it').toBe(true);
    expect(Buffer.byteLength(committed)).toBeLessThan(1_000_000);
  });
});
