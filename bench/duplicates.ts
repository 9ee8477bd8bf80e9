/**
 * Measures near-duplicates: `npm run bench:duplicates`.
 *
 * `--json` prints one object instead of a table. `--quick` uses small sizes, to see that the bench runs; its figures
 * compare with nothing. `--texts N` replaces the million.
 *
 * Texts a second are per second of processor time, which is what one core does, whatever else the machine is at; the whole
 * is measured by the clock on the wall. Memory is the most that the process took beyond what it had with all texts made.
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { dedupe } from '../src/verification.ts';
import { atLeast, atMost, type BenchRow } from './bench-row.ts';
import { COPY, LOOK_ALIKE, OWN, plantedTexts, seededRandom } from './duplicate-texts.ts';
import { measureDuplicates } from './duplicates-benchmark.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    texts: { type: 'string' },
  },
});
const count = Number(values.texts ?? (values.quick ? 20_000 : 1_000_000));
if (!Number.isSafeInteger(count) || count < 1_000) {
  console.error(`--texts must be a whole number of at least 1000, got ${values.texts}`);
  process.exit(2);
}

const remarks: string[] = [];
const short = await measureDuplicates(Math.min(count, 100_000));
const rows: BenchRow[] = [...short.rows, ...(await measureWhole()), ...(await measureNames())];

if (values.json) console.log(JSON.stringify({ rows }));
else {
  console.table(Object.fromEntries(rows.map(({ name, ...row }) => [name, row])));
  const processors = cpus();
  const model = processors[0]?.model.trim() ?? 'unknown processor';
  for (const remark of remarks) console.log(remark);
  console.log(`${count} texts, ${processors.length} cores, ${model}, node ${process.version}`);
  if (values.quick) console.log('Quick sizes: these figures compare with nothing.');
}

async function measureWhole(): Promise<readonly BenchRow[]> {
  const { texts, kinds } = plantedTexts(count, 7);
  collectGarbage();
  const before = process.memoryUsage().rss;
  const started = performance.now();
  const cpuBefore = process.cpuUsage();
  const dropped = new Uint8Array(count);
  let peak = before;
  let read = 0;
  const distinct = dedupe(texts, {
    compare: 'texts',
    onDropped: ({ id }) => {
      dropped[Number(id)] = 1;
    },
  });
  for await (const _ of distinct) {
    read += 1;
    if (read % 10_000 === 0) peak = Math.max(peak, process.memoryUsage().rss);
  }
  const seconds = (performance.now() - started) / 1000;
  remarks.push(`The whole took ${secondsSince(cpuBefore).toFixed(1)} s of processor time.`);
  peak = Math.max(peak, process.memoryUsage().rss);
  const share = (kind: number): number => shareOf(kinds, dropped, kind);
  const all = dropped.reduce((sum, one) => sum + one, 0);
  const copies = dropped.reduce((sum, one, index) => sum + (kinds[index] === COPY ? one : 0), 0);
  return [
    atMost('end-to-end-seconds', seconds, 's', 15),
    atMost('memory-beyond-texts', (peak - before) / 1e6, 'MB', 1000),
    atLeast('planted-copies-found', share(COPY), 'share', 0.99),
    atMost('planted-look-alikes-dropped', share(LOOK_ALIKE), 'share', 0.001),
    atMost('texts-of-their-own-dropped', share(OWN), 'share', 0.001),
    atLeast('precision', all === 0 ? 0 : copies / all, 'share', 0.999),
  ];
}

/** Topics: "A and B" after "B and A" or after "A" is a copy, "more A" after "A" is not. */
async function measureNames(): Promise<readonly BenchRow[]> {
  const random = seededRandom(11);
  const word = (): string =>
    String.fromCharCode(...Array.from({ length: 7 }, () => 97 + Math.floor(random() * 20)));
  const names: string[] = [];
  const isCopy: boolean[] = [];
  const add = (name: string, copy: boolean): void => {
    names.push(name);
    isCopy.push(copy);
  };
  for (let index = 0; index < Math.min(count, 100_000) / 5; index += 1) {
    const [one, other, third] = [word(), word(), word()].map((first) => `${first} ${word()}`);
    add(`${one} and ${other}`, false);
    add(`${other} and ${one}`, true);
    add(`${third}`, false);
    add(`${third} and ${word()} ${word()}`, true);
    add(`${word()} ${third}`, false);
  }
  const dropped = new Set<number>();
  const distinct = dedupe(names, { compare: 'names', onDropped: ({ id }) => dropped.add(Number(id)) });
  for await (const _ of distinct);
  const found = isCopy.filter((copy, index) => copy && dropped.has(index)).length;
  const copies = isCopy.filter(Boolean).length;
  return [
    atLeast('topic-twins-found', found / copies, 'share', 0.999),
    atMost('topics-of-their-own-dropped', (dropped.size - found) / (names.length - copies), 'share', 0.001),
  ];
}

/** So that what making the texts left behind is not counted as room for their index. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
}

function secondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function shareOf(kinds: Uint8Array, dropped: Uint8Array, kind: number): number {
  let all = 0;
  let found = 0;
  for (const [index, one] of kinds.entries()) {
    if (one !== kind) continue;
    all += 1;
    found += dropped[index] ?? 0;
  }
  return all === 0 ? 0 : found / all;
}
