import { type Profiler, Session } from 'node:inspector/promises';

/** Where the processor's time went: one place and the share of the whole spent in it, callees left out. */
export interface ProfileShare {
  readonly place: string;
  readonly share: number;
  readonly ms: number;
}

/** A piece of work with the profile that was taken of it. */
export interface Profiled<Value> {
  readonly value: Value;
  readonly profile: Profiler.Profile;
}

/** Does the work under the sampling profiler of the runtime. */
export async function profiled<Value>(work: () => Promise<Value>): Promise<Profiled<Value>> {
  const session = new Session();
  session.connect();
  try {
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval: 500 });
    await session.post('Profiler.start');
    const value = await work();
    const { profile } = await session.post('Profiler.stop');
    return { value, profile };
  } finally {
    session.disconnect();
  }
}

/** Sums the samples of a profile by place, the largest first. Time in which nothing ran is left out. */
export function sharesOf(
  profile: Profiler.Profile,
  placeOf: (frame: Profiler.ProfileNode['callFrame']) => string = folderOf,
): readonly ProfileShare[] {
  const frames = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]));
  const micros = new Map<string, number>();
  let all = 0;
  for (const [at, id] of (profile.samples ?? []).entries()) {
    const frame = frames.get(id);
    if (frame === undefined || frame.functionName === '(idle)') continue;
    const took = profile.timeDeltas?.[at] ?? 0;
    const place = placeOf(frame);
    micros.set(place, (micros.get(place) ?? 0) + took);
    all += took;
  }
  return [...micros]
    .map(([place, took]) => ({ place, share: took / all, ms: took / 1000 }))
    .sort((left, right) => right.share - left.share);
}

/** The part of the house, the package or the piece of the runtime that a function belongs to. */
export function folderOf({ url, functionName }: Profiler.ProfileNode['callFrame']): string {
  const part = /\/(src\/[\w-]+|bench|test\/[\w-]+)\/[^/]/.exec(url)?.[1];
  const packages = [...url.matchAll(/\/node_modules\/((?:@[^/]+\/)?[^/]+)\//g)];
  const vendor = packages.at(-1)?.[1];
  if (vendor !== undefined) return vendor;
  if (part !== undefined) return part;
  if (url.startsWith('node:internal/deps/undici')) return 'node: fetch';
  if (url.startsWith('node:')) return 'node: other modules';
  if (functionName === '(garbage collector)') return 'garbage collector';
  return 'runtime (native code)';
}
