/** Follows a run: one line of progress for people, every event for programs, and a signal that ends it. */
import { buildChimera } from 'chimera-sdk';
import { offlineModels } from 'chimera-sdk/offline';

const models = offlineModels({ latency: { medianMs: 10 } });
const run = buildChimera({ models }).run(['Computer Science', 'Physics'], {
  directory: 'runs/progress',
  abortSignal: AbortSignal.timeout(60_000),
});
// A listener does not start the run; one that throws does not harm it.
run.on('progress', ({ line }) =>
  process.stdout.isTTY ? process.stdout.write(`\r\u001b[K${line}`) : console.log(line),
);

const rejections: Record<string, number> = {};
for await (const event of run.events()) {
  if (event.kind === 'item-rejected') rejections[event.code] = (rejections[event.code] ?? 0) + 1;
  if (event.kind === 'item-failed') console.error(`${event.stage} ${event.itemId}: ${event.failure.message}`);
  if (event.kind === 'item-short') console.log(`\nOnly ${event.kept} of ${event.wanted} problems kept.`);
  if (event.kind === 'run-end') console.log(`\nThe run has ended: ${event.end}.`);
}
console.table(rejections);
const { rows, seconds, warnings } = await run.summary();
console.log(`${rows} samples in ${seconds} s`, warnings);
