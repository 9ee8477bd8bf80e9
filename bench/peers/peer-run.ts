import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { SpawnedProvider } from '../../test/provider/spawn-provider.ts';
import { PATIENCE_MS, type PeerSettings } from './peer.ts';

/** What a program of this folder and the wrapper around it say, each absent if it did not come to that. */
interface Said {
  readonly rows?: number;
  readonly lost?: number;
  readonly first?: number;
  readonly cpu?: number;
  readonly memory?: number;
}

/** One run of a program, as it saw itself and as the provider saw it. */
export interface PeerRun extends Said {
  readonly seconds: number;
  readonly code: number | null;
  /** It was ended because it asked nothing for minutes and did not end by itself. */
  readonly standsStill: boolean;
  /** Identity of each question that was answered, as often as it was. */
  readonly answered: readonly string[];
  readonly calls: number;
  readonly tooMany: number;
  /** Seconds that the busiest model takes at its limit for all that it answered. */
  readonly floor: number;
  readonly errors: string;
}

export interface PeerRunOptions {
  readonly command: readonly string[];
  readonly folder: string;
  readonly drafts: number;
  readonly isJudgeChanged?: boolean;
  /** Settings to try. @default those of the program */
  readonly settings?: PeerSettings;
  /** Ends the program when so many calls were answered. @default never */
  readonly killAt?: number;
  /** Path of the job. */
  readonly job: string;
  readonly provider: SpawnedProvider;
  readonly floorOf: (requests: Awaited<ReturnType<SpawnedProvider['requests']>>) => number;
}

/** Runs a program in a folder, and forgets what the provider saw before. */
export async function runPeer({
  command,
  folder,
  drafts,
  isJudgeChanged = false,
  settings = {},
  killAt,
  job,
  provider,
  floorOf,
}: PeerRunOptions): Promise<PeerRun> {
  await provider.reset();
  const measure = fileURLToPath(new URL('measure.py', import.meta.url));
  const judge = isJudgeChanged ? 'changed' : 'first';
  const started = performance.now();
  // A separate group, so that the processes that it starts end with it.
  const child = spawn('python3', [measure, ...command, provider.url, folder, `${drafts}`, judge], {
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PEER_JOB: job,
      PEER_SETTINGS: JSON.stringify(settings),
      PYTHONDONTWRITEBYTECODE: '1',
      HF_HOME: `${folder}/huggingface`,
    },
  });
  const end = (): void => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
  };
  const patience = setTimeout(end, PATIENCE_MS);
  let said: Said = {};
  let errors = '';
  createInterface({ input: child.stdout }).on('line', (line) => {
    said = { ...said, ...saidIn(line) };
  });
  child.stderr.on('data', (text) => {
    errors = `${errors}${text}`.slice(-4_000);
  });
  const ended = once(child, 'close');
  if (killAt !== undefined) await killWhen(provider, killAt, end, ended);
  const standsStill = await endWhenStill(provider, end, ended);
  const [code] = await ended;
  clearTimeout(patience);
  const seconds = (performance.now() - started) / 1000;
  const requests = await provider.requests();
  return {
    ...said,
    seconds,
    code,
    standsStill,
    answered: requests.filter(({ isAnswered }) => isAnswered).map(({ identity }) => identity),
    calls: requests.length,
    tooMany: requests.filter(({ fault }) => fault === 'limit').length,
    floor: floorOf(requests),
    errors,
  };
}

function saidIn(line: string): Said {
  try {
    return line.startsWith('{') ? JSON.parse(line) : {};
  } catch {
    return {};
  }
}

/** How long a program may ask nothing, in milliseconds. All of them ask on within seconds, if they do. */
const STILL_MS = 120_000;

/** Ends a program that asks nothing any more and does not end; tells whether it came to that. */
async function endWhenStill(
  provider: SpawnedProvider,
  end: () => void,
  ended: Promise<unknown>,
): Promise<boolean> {
  const over = ended.then(() => 'over' as const);
  let asked = -1;
  let since = performance.now();
  for (;;) {
    if ((await Promise.race([over, wait(1_000)])) === 'over') return false;
    const { requests } = await provider.counters();
    if (requests !== asked) since = performance.now();
    asked = requests;
    if (performance.now() - since <= STILL_MS) continue;
    end();
    return true;
  }
}

async function killWhen(
  provider: SpawnedProvider,
  answers: number,
  end: () => void,
  ended: Promise<unknown>,
): Promise<void> {
  let isOver = false;
  void ended.then(() => {
    isOver = true;
  });
  while (!isOver && (await provider.counters()).answered < answers) await wait(50);
  end();
}
