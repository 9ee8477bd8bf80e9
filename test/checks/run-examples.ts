/**
 * Runs every example against the built package, each in an empty folder: `npm run examples`. Those that can talk to a
 * server do so with the provider on loopback; nothing leaves the machine.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startProvider } from '../provider/start-provider.ts';
import { startRedis } from '../support/redis-server.ts';
import { root, runProgram, scratchFolder } from './run-program.ts';

/** Lines an example may have, so that it is read at once. */
const mostLines = 40;

await using provider = await startProvider();
await using redis = await startRedis();
const overHttp: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '02-openai.ts': { OPENAI_API_KEY: 'sk-loopback', OPENAI_BASE_URL: provider.url },
  '03-provider-per-stage.ts': { LOCAL_SERVER_URL: provider.url },
};
const folder = join(root, 'examples');
const names = (await readdir(folder)).filter((name) => name.endsWith('.ts')).sort();
let failed = 0;
const waiting = names.values();
// Two at once, since most of an example is the start of its process.
await Promise.all(
  [1, 2].map(async () => {
    for (const name of waiting) await check(name);
  }),
);
if (provider.requests.length === 0) tell('02-openai.ts', 'did not reach the provider on loopback');
console.log(
  `${names.length} examples, ${failed === 0 ? 'all' : `${failed} faults, not all`} as they should be.`,
);
if (failed > 0) process.exitCode = 1;

async function check(name: string): Promise<void> {
  const lines = (await readFile(join(folder, name), 'utf8')).trimEnd().split('\n').length;
  if (lines >= mostLines) tell(name, `has ${lines} lines; an example has fewer than ${mostLines}`);
  if (name !== '02-openai.ts') await run(name, {});
  const variables = overHttp[name];
  if (variables !== undefined) await run(name, variables);
}

async function run(name: string, variables: Readonly<Record<string, string>>): Promise<void> {
  await using directory = await scratchFolder();
  const started = Date.now();
  const given = ['--import', import.meta.resolve('tsx'), join(folder, name)];
  const keyless = {
    OPENAI_API_KEY: '',
    AI_GATEWAY_API_KEY: '',
    LOCAL_SERVER_URL: '',
    REDIS_URL: redis.url,
    ...variables,
  };
  const place = { cwd: directory.path, variables: keyless };
  const { code, output, errors } = await runProgram(process.execPath, given, place);
  if (code !== 0 || errors !== '' || output.trim() === '')
    tell(name, `ended with ${code}\n${output}${errors}`);
  const how = Object.keys(variables).length > 0 ? 'over HTTP on loopback' : 'offline';
  console.log(`${name} ${how}: ${((Date.now() - started) / 1_000).toFixed(1)} s`);
}

function tell(name: string, fault: string): void {
  failed += 1;
  console.error(`${name} ${fault}`);
}
