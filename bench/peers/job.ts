import { readFileSync } from 'node:fs';

/** The job that every program of this folder does. */
export interface Job {
  readonly subjects: readonly string[];
  readonly topicsPerSubject: number;
  /** Most calls of a model at once. */
  readonly placesPerModel: number;
  readonly models: Readonly<
    Record<'expand' | 'generate' | 'verifierA' | 'verifierB' | 'solve' | 'judge', string>
  >;
  readonly aspects: readonly string[];
  readonly prompts: Readonly<
    Record<
      'expand' | 'generate' | 'validate' | 'solve' | 'judge',
      { readonly system: string; readonly user: string }
    >
  >;
  /** The system message of a judge that is changed after a run. */
  readonly changedJudge: string;
}

/** How a program of this folder is started: PROGRAM URL FOLDER DRAFTS JUDGE. */
export interface PeerTask {
  readonly url: string;
  readonly folder: string;
  readonly drafts: number;
  readonly isJudgeChanged: boolean;
}

/** Reads the job that the program is to do; each finds it through this variable. */
export function readJob(path: string = process.env['PEER_JOB'] ?? ''): Job {
  return JSON.parse(readFileSync(path, 'utf8'));
}

export function peerTask(): PeerTask {
  const [url = '', folder = '', drafts = '', judge = ''] = process.argv.slice(2);
  return { url, folder, drafts: Number(drafts), isJudgeChanged: judge === 'changed' };
}

/** Tells that the first finished row can be used. */
export function tellFirst(): void {
  console.log(JSON.stringify({ first: performance.now() / 1000 }));
}

/** Tells how many finished rows there are, and how many were lost on the way. */
export function tellFinished(rows: number, lost: number): void {
  console.log(JSON.stringify({ rows, lost }));
}
