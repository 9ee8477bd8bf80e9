/** Names that other libraries use for what an option here is called otherwise. */
const otherNames: ReadonlyMap<string, readonly string[]> = new Map([
  ['concurrency', ['maxConcurrency']],
  ['parallelism', ['maxConcurrency']],
  ['dir', ['directory']],
  ['outdir', ['directory']],
  ['output', ['directory', 'path']],
  ['outputdir', ['directory']],
  ['file', ['path']],
  ['signal', ['abortSignal']],
  ['limit', ['target', 'samples']],
  ['rows', ['target']],
  ['maxtokens', ['maxOutputTokens']],
  ['rpm', ['requestsPerMinute']],
  ['tpm', ['tokensPerMinute']],
  ['timeout', ['timeoutMs']],
  ['subject', ['name']],
  ['title', ['name']],
  ['verifiers', ['models']],
  ['judge', ['model']],
  ['topics', ['topicsPerSubject']],
  ['problems', ['problemsPerTopic']],
  ['trajectories', ['trajectoriesPerProblem']],
]);

/** Returns the option that an unknown name most likely stands for; null when none comes near. */
export function meantOption(name: string, known: readonly string[]): string | null {
  const written = plain(name);
  const other = otherNames.get(written)?.find((option) => known.includes(option));
  if (other !== undefined) return other;
  const near = known
    .map((option) => ({ option, distance: distanceOf(written, plain(option)) }))
    .filter(({ option, distance }) => distance <= Math.min(3, Math.floor(option.length / 3)))
    .toSorted((left, right) => left.distance - right.distance);
  return near[0]?.option ?? null;
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[-_\s]/gu, '')
    .slice(0, 60);
}

/** Letters to put in, leave out, exchange or swap with their neighbor. */
function distanceOf(from: string, to: string): number {
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, index) => index)];
  const at = (row: number, column: number): number => rows[row]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let row = 1; row <= from.length; row += 1) {
    rows.push([row]);
    for (let column = 1; column <= to.length; column += 1) {
      const isSame = from[row - 1] === to[column - 1];
      const isSwapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      const least = Math.min(
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
        at(row - 1, column - 1) + (isSame ? 0 : 1),
        isSwapped ? at(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
      rows[row]?.push(least);
    }
  }
  return at(from.length, to.length);
}
