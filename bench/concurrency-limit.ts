/** Runs work when one of so many places is free, first come, first served. */
export type ConcurrencyLimit = <Value>(work: () => Promise<Value>) => Promise<Value>;

/** What p-limit does, which is what most scripts use; written out, since nothing else here needs that package. */
export function concurrencyLimit(places: number): ConcurrencyLimit {
  const waiting: (() => void)[] = [];
  let free = places;
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
