import type { Bin, LengthFacts } from '../report-facts.ts';

/** Bars of a histogram, about. */
const BINS = 24;

/** Counts lengths by their value: as many numbers as there are different lengths, however many rows. */
export class LengthFold {
  readonly #counts = new Map<number, number>();

  add(length: number): void {
    this.#counts.set(length, (this.#counts.get(length) ?? 0) + 1);
  }

  facts(): LengthFacts | null {
    const lengths = [...this.#counts].sort(([left], [right]) => left - right);
    const count = lengths.reduce((sum, [, times]) => sum + times, 0);
    const longest = lengths.at(-1)?.[0];
    if (longest === undefined) return null;
    const shortest = lengths.find(([length]) => length > 0)?.[0] ?? 1;
    const isLogarithmic = longest / shortest > 40;
    const edges = isLogarithmic ? growingEdges(shortest, longest) : evenEdges(lengths[0]?.[0] ?? 0, longest);
    return {
      count,
      median: atShare(lengths, count, 0.5),
      p90: atShare(lengths, count, 0.9),
      longest,
      isLogarithmic,
      bins: binsOf(lengths, edges),
    };
  }
}

/** The shortest length that so large a share of the rows does not pass. */
function atShare(lengths: readonly (readonly [number, number])[], count: number, share: number): number {
  let seen = 0;
  for (const [length, times] of lengths) {
    seen += times;
    if (seen >= count * share) return length;
  }
  return 0;
}

function evenEdges(from: number, to: number): readonly number[] {
  const rough = Math.max(1, (to - from + 1) / BINS);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(
    1,
    [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? rough,
  );
  const edges = [Math.floor(from / step) * step];
  while ((edges.at(-1) ?? to) <= to) edges.push((edges.at(-1) ?? to) + step);
  return edges;
}

/** Edges that grow by the same factor; lengths are whole, so no two edges are the same. */
function growingEdges(from: number, to: number): readonly number[] {
  const factor = ((to + 1) / from) ** (1 / BINS);
  const edges = [from];
  for (let step = 1; step <= BINS; step += 1) {
    edges.push(Math.max((edges.at(-1) ?? 0) + 1, Math.round(from * factor ** step)));
  }
  while ((edges.at(-2) ?? 0) > to) edges.pop();
  return edges;
}

function binsOf(lengths: readonly (readonly [number, number])[], edges: readonly number[]): readonly Bin[] {
  const counts = edges.slice(1).map(() => 0);
  let bin = 0;
  for (const [length, times] of lengths) {
    while (bin < counts.length - 1 && length >= (edges[bin + 1] ?? 0)) bin += 1;
    counts[bin] = (counts[bin] ?? 0) + times;
  }
  return counts.map((count, index) => ({ from: edges[index] ?? 0, to: edges[index + 1] ?? 0, count }));
}
