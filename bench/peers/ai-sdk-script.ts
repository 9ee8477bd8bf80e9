/** The job as a careful person writes it with the AI SDK alone: a limit for each model, one file for each step. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { generateText } from 'ai';
import { concurrencyLimit } from '../concurrency-limit.ts';
import { type Job, peerTask, readJob, tellFinished, tellFirst } from './job.ts';

type Row = Readonly<Record<string, string>>;

const { url, folder, drafts, isJudgeChanged } = peerTask();
const job = readJob();
const provider = createOpenAICompatible({ name: 'bench', baseURL: url, apiKey: 'bench' });
const limits = new Map(Object.values(job.models).map((name) => [name, concurrencyLimit(job.placesPerModel)]));
let lost = 0;

async function ask(name: keyof Job['prompts'], model: keyof Job['models'], row: Row): Promise<string> {
  const { system: words, user } = job.prompts[name];
  const system = name === 'judge' && isJudgeChanged ? job.changedJudge : words;
  const prompt = user.replace(/\{\{ (\w+) \}\}/gu, (_, column: string) => row[column] ?? '');
  const limit = limits.get(job.models[model]);
  try {
    const work = (): ReturnType<typeof generateText> =>
      generateText({
        model: provider(job.models[model]),
        prompt,
        maxRetries: 5,
        ...(system === '' ? {} : { system }),
      });
    return (await limit?.(work))?.text ?? '';
  } catch {
    lost += 1;
    return '';
  }
}

/** Does a step, or reads what an earlier run made of it. */
async function step(name: string, work: () => Promise<readonly Row[]>): Promise<readonly Row[]> {
  const file = join(folder, `${name}.json`);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const rows = await work();
  writeFileSync(file, JSON.stringify(rows));
  return rows;
}

async function each(
  rows: readonly Row[],
  work: (row: Row) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  return (await Promise.all(rows.map(work))).flat();
}

const topics = await step('topics', () =>
  each(
    job.subjects.map((subject) => ({ subject })),
    async (row) => {
      const lines = (await ask('expand', 'expand', row)).split('Topics:')[1]?.trim().split('\n') ?? [];
      return lines.slice(0, job.topicsPerSubject).map((topic) => ({ ...row, topic: topic.trim() }));
    },
  ),
);
const written = await step(`drafts-${drafts}`, () => {
  const wanted = topics.flatMap((row) => job.aspects.slice(0, drafts).map((aspect) => ({ ...row, aspect })));
  return each(wanted, async (row) => {
    const text = await ask('generate', 'generate', row);
    const problem = /Problem:\n([\s\S]*?)\n\nReasoning:/u.exec(text)?.[1]?.trim();
    const answer = /\nAnswer:\n([\s\S]*?)(?:\n\nAnswer type:|$)/u.exec(text)?.[1]?.trim();
    return problem === undefined || answer === undefined ? [] : [{ ...row, problem, answer }];
  });
});
const fresh = [...new Map(written.map((row) => [row['problem'], row])).values()];
const valid = await step(`checked-${drafts}`, () =>
  each(fresh, async (row) => {
    const votes = await Promise.all([ask('validate', 'verifierA', row), ask('validate', 'verifierB', row)]);
    return votes.every((vote) => vote.startsWith('Verdict: VALID')) ? [row] : [];
  }),
);
const solved = await step(`solved-${drafts}`, () =>
  each(valid, async (row) => {
    const solution = await ask('solve', 'solve', row);
    const found = [...solution.matchAll(/\\boxed\{(.*)\}|[Aa]nswer(?: is)?:? (.*)/gu)].at(-1);
    const final = found?.[1] ?? found?.[2] ?? solution.trim().split('\n').at(-1) ?? '';
    return solution === '' ? [] : [{ ...row, solution, final }];
  }),
);
const judged = await step(`judged-${drafts}-${isJudgeChanged}`, () =>
  each(solved, async (row) => {
    const verdict = await ask('judge', 'judge', row);
    return verdict === '' ? [] : [{ ...row, correct: String(verdict.startsWith('Verdict: CORRECT')) }];
  }),
);
tellFirst();
tellFinished(judged.length, lost);
