import { type ProfileShare, profiled, sharesOf } from './cpu-profile.ts';
import { longRun } from './long-run.ts';

/** A place with the processor's time that each call spends there. */
export interface CallShare extends ProfileShare {
  readonly microsPerCall: number;
}

/** Where the processor's time of a call goes that a model answers at once. */
export async function profileOfCalls(calls: number): Promise<readonly CallShare[]> {
  const run = (): Promise<unknown> => longRun({ items: calls, marks: [], directory: null });
  // Once without a look: code that is not warm yet shows in the wrong places.
  await run();
  const { profile } = await profiled(run);
  return sharesOf(profile).map((share) => ({ ...share, microsPerCall: (share.ms / calls) * 1000 }));
}
