import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportReview, importReview } from '../../src/analysis/index.ts';
import { readReviewRows } from '../../src/analysis/review/review-row.ts';
import type { Sample } from '../../src/core/records/records.ts';
import { buildChimera, openRun } from '../../src/index.ts';
import { offlineModels, truthOf } from '../../src/offline/index.ts';
import { aSample } from '../../src/testing.ts';
import { type ReviewLine, type ReviewVerdict, reconsider } from '../../src/verification.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../support/temporary-directory.ts';

/** What the page knows: its facts and rows. */
async function readPage(path: string): Promise<{
  readonly design: ReviewLine;
  readonly rows: readonly { readonly row: string; readonly problemId: string; readonly hasAnswer: boolean }[];
}> {
  const text = await readFile(path, 'utf8');
  const block = (id: string): string =>
    new RegExp(`<script type="application/json" id="${id}">(.*?)</script>`, 'u').exec(text)?.[1] ?? 'null';
  const facts = JSON.parse(block('review-facts'));
  const rows = Array.from({ length: facts.rows }, (_, index) => JSON.parse(block(`review-row-${index}`)));
  return { design: facts.design, rows };
}

async function listOf<Row>(rows: AsyncIterable<Row>): Promise<readonly Row[]> {
  const list: Row[] = [];
  for await (const row of rows) list.push(row);
  return list;
}

function verdict(review: string, row: string, change: Partial<ReviewVerdict> = {}): ReviewVerdict {
  return {
    kind: 'verdict',
    review,
    reviewer: 'Ada',
    row,
    problemId: row,
    problem: null,
    answer: null,
    note: '',
    ...change,
  };
}

describe('a review by people', () => {
  let folder: TemporaryDirectory;
  let run: string;

  beforeAll(async () => {
    folder = await temporaryDirectory();
    run = folder.at('run');
    const chimera = buildChimera({
      models: offlineModels({ seed: 5, errors: { judgeFalseAccept: 0.4 } }),
      expand: { topicsPerSubject: 4 },
      synthesize: { trajectoriesPerProblem: 2 },
    });
    await chimera.run(['Mathematics', 'History', 'Physics'], { directory: run }).summary();
  });

  afterAll(() => folder[Symbol.asyncDispose]());

  it('draws rows of each group, the same ones again, refused problems among them', async () => {
    const first = await exportReview({ source: run, path: folder.at('a.html'), items: 30 });
    const again = await exportReview({ source: run, path: folder.at('b.html'), items: 30 });
    const other = await exportReview({ source: run, path: folder.at('c.html'), items: 30, seed: 1 });

    expect(again.review).toBe(first.review);
    expect(other.review).not.toBe(first.review);
    expect(first.by[0]).toBe('label');
    expect(first.strata.length * 2).toBeLessThanOrEqual(30);
    expect(first.strata.map(({ of }) => of['label'])).toContain('refused');
    expect(first.strata.reduce((sum, { drawn }) => sum + drawn, 0)).toBe(30);
    expect(first.strata.every(({ drawn, rows }) => drawn >= 1 && drawn <= rows)).toBe(true);
    const page = await readPage(folder.at('a.html'));
    expect(page.design).toEqual({ kind: 'review', review: first.review, strata: first.strata });
    expect(new Set(page.rows.map(({ row }) => row)).size).toBe(30);
  });

  it('groups by what the caller names, and draws evenly or in proportion where told so', async () => {
    const drawn = async (allocation: 'even' | 'proportional') => {
      const path = folder.at(`${allocation}.html`);
      const { by, strata } = await exportReview({
        source: run,
        path,
        items: 24,
        strata: ['subject'],
        allocation,
      });
      expect(by).toEqual(['label', 'subject']);
      expect(strata.reduce((sum, stratum) => sum + stratum.drawn, 0)).toBe(24);
      return strata;
    };
    const even = await drawn('even');
    const proportional = await drawn('proportional');
    const rows = proportional.reduce((sum, stratum) => sum + stratum.rows, 0);
    const open = even.filter((stratum) => stratum.drawn < stratum.rows).map((stratum) => stratum.drawn);

    expect(new Set(even.map(({ of }) => of['subject']))).toEqual(
      new Set(['History', 'Mathematics', 'Physics']),
    );
    expect(Math.max(...open) - Math.min(...open)).toBeLessThanOrEqual(1);
    for (const stratum of proportional)
      expect(Math.abs(stratum.drawn - (24 * stratum.rows) / rows)).toBeLessThanOrEqual(2);
    expect(proportional.map((stratum) => stratum.drawn)).not.toEqual(even.map((stratum) => stratum.drawn));
  });

  it('weights rare groups down: judging every row yields the shares of the whole', async () => {
    let rows = 0;
    for await (const _ of readReviewRows('run', run)) rows += 1;
    const { review } = await exportReview({ source: run, path: folder.at('all.html'), items: rows });
    const page = await readPage(folder.at('all.html'));
    const stored = await openRun(run);
    const samples = new Map<string, Sample>();
    for await (const sample of stored.samples()) samples.set(sample.id, sample);
    const isRight = (id: string): boolean => samples.get(id)?.finalAnswer?.includes('7') === true;
    const lines = page.rows.map(({ row, problemId, hasAnswer }) =>
      verdict(review, row, {
        problemId,
        problem: 'valid',
        answer: hasAnswer ? (isRight(row) ? 'right' : 'wrong') : null,
      }),
    );

    const { labels, validProblems, strata, notes } = await importReview({
      source: run,
      verdicts: [page.design, ...lines],
    });

    const correct = [...samples.values()].filter(({ label }) => label.kind === 'correct');
    expect(labels[0]?.agrees?.value).toBeCloseTo(
      correct.filter(({ id }) => isRight(id)).length / correct.length,
      10,
    );
    expect(labels[0]?.agrees?.n).toBe(correct.length);
    expect(validProblems?.value).toBe(1);
    expect(strata.every(({ rows: all, reviewed }) => all === reviewed)).toBe(true);
    expect(notes).toEqual([]);
  });

  it('measures labels and verifiers against the truth, and people against one another', async () => {
    const { review } = await exportReview({ source: run, path: folder.at('truth.html'), items: 40 });
    const page = await readPage(folder.at('truth.html'));
    const problems = new Map<string, string>();
    for await (const row of readReviewRows('run', run))
      if ('problem' in row.fields) problems.set(row.problemId, String(row.fields.problem));
    const isValid = (id: string): boolean => truthOf(problems.get(id) ?? '')?.flaw == null;
    const say = (reviewer: string, wrong: number): readonly ReviewVerdict[] =>
      page.rows.map(({ row, problemId, hasAnswer }, index) =>
        verdict(review, row, {
          reviewer,
          problemId,
          problem: isValid(problemId) === index >= wrong ? 'valid' : 'invalid',
          answer: hasAnswer ? 'right' : null,
        }),
      );

    const result = await importReview({
      source: run,
      verdicts: [page.design, ...say('Ada', 0), ...say('Ben', 4)],
    });

    expect(result.reviewers).toEqual(['Ada', 'Ben']);
    const [onProblems, onAnswers] = result.agreement;
    expect(onProblems).toMatchObject({ reviewers: ['Ada', 'Ben'], on: 'problem', n: 40, same: 0.9 });
    expect(onProblems?.kappa).toBeLessThan(1);
    expect(onAnswers).toMatchObject({ on: 'answer', same: 1, kappa: null });
    expect(result.disputed.length).toBeGreaterThanOrEqual(4);
    expect(result.verifiers?.voters.map(({ model }) => model)).toHaveLength(2);
    expect(result.verifiers?.voters[0]?.specificity?.of).toBeGreaterThan(0);
    expect(result.notes.join()).toContain('have not decided');
    expect(result.markdown).toContain('| kept problems that are valid |');
    expect(result.evidence.method).toContain('40 rows');
  });

  it('takes files that the page saved, and later lines of one person for earlier ones', async () => {
    const samples = [{ ...aSample(), id: 'one', problemId: 'p' }];
    const result = await importReview({
      source: samples,
      verdicts: [
        verdict('r', 'one', { problemId: 'p', problem: 'invalid', answer: 'wrong' }),
        verdict('r', 'one', { problemId: 'p', problem: 'valid', answer: 'right', note: 'on second thought' }),
      ],
    });

    expect(result.rows).toBe(1);
    expect(result.labels[0]?.agrees).toMatchObject({ value: 1, n: 1 });
    expect(result.notes).toEqual([expect.stringContaining('do not say how the rows were drawn')]);
  });

  it('names what is wrong with verdicts, and where', async () => {
    const samples = [{ ...aSample(), id: 'one', problemId: 'p' }];
    const refused = (lines: readonly object[], message: string): Promise<void> =>
      expect(importReview({ source: samples, verdicts: lines as readonly ReviewLine[] })).rejects.toThrow(
        message,
      );
    const fine = verdict('r', 'one', { problemId: 'p', problem: 'valid' });

    await refused([{ ...fine, row: 'two' }], '[0] is about row two, which the source does not have');
    await refused([{ ...fine, problemId: 'q' }], 'whose problem is p, not q');
    await refused([{ ...fine, problem: 'maybe' }], 'problem verdict "maybe"');
    await refused([fine, { ...fine, review: 's' }], '[1] is of review s, what was read before it of r');
    await refused([{ kind: 'review', review: 'r', strata: [] }], 'hold no verdict');
    await refused([{ hello: 1 }], '[0] must be a line that the page of a review saved');
    await expect(exportReview({ source: samples, path: folder.at('few.html'), items: 2 })).rejects.toThrow(
      'exportReview.items: is 2, but the source has only 1 rows',
    );
    await expect(exportReview({ source: samples, path: 'review.txt', items: 1 })).rejects.toThrow(
      'exportReview.path',
    );
    await expect(
      exportReview({ source: [{ prompt: 4, answer: {} }], path: folder.at('odd.html'), items: 1 }),
    ).rejects.toThrow('source row 0: answer must be a text or a number');
  });

  it('lets a person overrule votes, kept apart and with the name', async () => {
    const stored = await openRun(run);
    const kept = (await listOf(stored.problems())).slice(0, 2);
    const refused = (await listOf(stored.rejected())).filter(({ code }) => code === 'verifier-rejected');
    const sample = (await listOf(stored.samples())).find(({ problemId }) => problemId === kept[1]?.id);
    const [first, second] = kept;
    const back = refused[0]?.item as { readonly id: string };
    if (first === undefined || second === undefined || sample === undefined) throw new Error('too few rows');
    const verdicts = [
      verdict('r', first.id, { problem: 'invalid', note: 'two answers' }),
      verdict('r', sample.id, { problemId: second.id, problem: 'unsure', answer: 'wrong' }),
      verdict('r', back.id, { problem: 'valid' }),
    ];

    const result = await reconsider(run, { verdicts });

    expect(result.nowRefused.map(({ id }) => id)).toEqual([first.id]);
    expect(result.nowKept.map(({ id }) => id)).toEqual([back.id]);
    expect(result.decidedByPeople).toEqual([
      expect.objectContaining({
        verdict: 'invalid',
        votesSaid: 'accepted',
        kept: true,
        reviewers: ['Ada'],
        notes: ['two answers'],
      }),
      expect.objectContaining({ verdict: 'valid', votesSaid: 'refused', kept: false }),
    ]);
    expect(result.labelledByPeople).toEqual([
      expect.objectContaining({ sampleId: sample.id, label: sample.label.kind, verdict: 'wrong' }),
    ]);
    await expect(
      reconsider(run, { verdicts: [verdict('r', 'nowhere', { problem: 'valid' })] }),
    ).rejects.toThrow('[0] is about row nowhere of problem nowhere');
    await expect(reconsider(run, {})).rejects.toThrow('needs an agreement, verdicts of people, or both');
  });
});
