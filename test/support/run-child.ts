/** A process that runs the pipeline over HTTP until it is done or killed: `run-child.ts '{"url":...,"directory":...}'`. */
import { writeSync } from 'node:fs';
import { bullmqCarrier } from '../../src/bullmq/index.ts';
import { buildChimera } from '../../src/pipeline/build-chimera.ts';
import { cappedModels } from './capped-models.ts';
import { httpModels } from './http-models.ts';
import type { ChildTask } from './spawn-run.ts';

async function runTask(task: ChildTask): Promise<void> {
  const { url, topicsPerSubject, maxOutputTokens } = task;
  const chimera = buildChimera({
    models: maxOutputTokens === undefined ? httpModels(url) : cappedModels(url, maxOutputTokens),
    expand: { topicsPerSubject },
  });
  const { subjects, directory, maxConcurrency, budget, target, retry, redis } = task;
  const run = chimera.run(subjects, {
    directory,
    maxConcurrency,
    ...(budget === undefined ? {} : { budget }),
    ...(target === undefined ? {} : { target }),
    ...(retry === undefined ? {} : { retry }),
    ...(redis === undefined ? {} : { carrier: bullmqCarrier({ connection: redis }) }),
  });
  const summary = await run.summary();
  writeSync(1, JSON.stringify(summary));
  process.exitCode = summary.end === 'completed' ? 0 : 1;
}

void runTask(JSON.parse(process.argv[2] ?? '{}'));
