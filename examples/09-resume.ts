/** Kills a run half-way with SIGKILL and goes on in the same directory: no reply that was received is asked for again. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { buildChimera, openRun } from 'chimera-sdk';
import { offlineModels } from 'chimera-sdk/offline';

const directory = 'runs/resume';
const chimera = buildChimera({ models: offlineModels({ latency: { medianMs: 20 } }) });
const run = chimera.run(['Mathematics', 'Literature'], { directory });

if (process.send === undefined) await killAndResume();
else for await (const { id } of run) process.send(id); // the process that will be killed

async function killAndResume(): Promise<void> {
  const child = fork(fileURLToPath(import.meta.url));
  let finished = 0;
  child.on('message', () => {
    finished += 1;
    if (finished === 5) child.kill('SIGKILL');
  });
  await once(child, 'exit');
  console.log(`The process is dead after ${finished} samples.`);

  const { end, calls, reused, rows } = await run.summary();
  console.log(`Second run: ${end}, ${reused} replies found, ${calls} calls made, ${rows} samples.`);
  const { summary } = await openRun(directory);
  console.log(`The directory holds a run that ended as ${summary?.end}.`);
}
