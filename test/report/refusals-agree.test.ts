import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { inspectCommand } from '../../src/cli/inspect-command.ts';
import { datasetCard } from '../../src/export/index.ts';
import { buildChimera, openRun } from '../../src/index.ts';
import { offlineModels } from '../../src/offline/index.ts';
import { writeReport } from '../../src/report/index.ts';
import { showProgress } from '../../src/terminal/index.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { reportJson } from './report-json.ts';

describe('the refusals of one run', () => {
  it('are the same number in summary, terminal, inspect, card and report: what was left aside is not counted', async () => {
    await using folder = await temporaryDirectory();
    const directory = folder.at('run');
    const models = offlineModels({ seed: 3, errors: { duplicateTopic: 0.2 } });
    const chimera = buildChimera({ models, expand: { topicsPerSubject: 6 } });
    const run = chimera.run(['Mathematics', 'Biology'], { directory });
    const terminal = Object.assign(new PassThrough({ encoding: 'utf8' }), { isTTY: true, columns: 200 });
    let drawn = '';
    terminal.on('data', (text: string) => (drawn += text));
    showProgress(run, { stream: terminal, mode: 'bars' });
    let line = '';
    run.on('progress', (event) => {
      line = event.line;
    });
    const summary = await run.summary();

    const written = await rejectedCodes(directory);
    const refused = written.filter((code) => code !== 'surplus' && code !== 'exhausted').length;
    await writeReport(directory, { path: folder.at('report.html') });
    const { facts, index } = await reportJson(folder.at('report.html'));
    let inspected = '';
    await inspectCommand(
      { directory, values: {} },
      { out: (text) => (inspected += `${text}\n`), error: () => undefined },
    );
    const card = await datasetCard(directory, { title: 'Refusals' });
    const rowsOf = (kind: string): number =>
      index.rows.outcome.filter((outcome) => index.outcomes[outcome]?.kind === kind).length;

    expect(written).toContain('surplus');
    expect(written).toContain('duplicate');
    expect(refused).toBeGreaterThan(10);
    expect(summary.refused).toBe(refused);
    expect(sum(line.matchAll(/(\d+) rejected/gu))).toBe(refused);
    expect(sum(lastOfEachStage(drawn))).toBe(refused);
    expect(inspected).toContain(`refused: ${refused} in all: `);
    expect(inspected).not.toContain('surplus');
    expect(sum(inspected.matchAll(/^(?:expand|validate) +\d+ +\d+ +(\d+) /gmu))).toBe(refused);
    expect(card).toContain(`Refused in all: ${refused}.`);
    expect(card).not.toContain('surplus');
    expect(facts.totals.refused).toBe(refused);
    expect(facts.leftAside).toBe(written.length - refused);
    expect([rowsOf('rejected'), rowsOf('aside')]).toEqual([refused, written.length - refused]);
    const reasons = facts.stages.flatMap(({ rejections }) => rejections.map(({ count }) => count));
    expect(reasons.reduce((total, count) => total + count, 0)).toBe(refused);
    const bySubject = facts.subjects.reduce((total, subject) => total + subject.refused, 0);
    expect(bySubject).toBe(refused);
    const steps = facts.funnel.reduce((total, step) => total + step.refused, 0);
    expect(steps).toBe(refused);
  });
});

async function rejectedCodes(directory: string): Promise<readonly string[]> {
  const codes: string[] = [];
  for await (const { code } of (await openRun(directory)).rejected()) codes.push(code);
  return codes;
}

function sum(found: Iterable<RegExpMatchArray>): number {
  return [...found].reduce((total, [, count]) => total + Number(count), 0);
}

/** A bar is drawn again only when it changed, so that the last picture may begin below the first stage. */
function lastOfEachStage(drawn: string): readonly RegExpMatchArray[] {
  return ['expand', 'validate'].flatMap((stage) => {
    const shown = [...drawn.matchAll(new RegExp(`${stage}[^\\n]*?(\\d+) rejected`, 'gu'))];
    return shown.slice(-1);
  });
}
