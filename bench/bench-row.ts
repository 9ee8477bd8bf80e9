/** One line of the table in docs/design: a figure, and what it is to reach. */
export interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly goal: string;
  readonly holds: boolean;
}

/** The result of one measurement: rows, and remarks that only the table shows. */
export interface Measured {
  readonly rows: readonly BenchRow[];
  readonly remarks: readonly string[];
}

/** How to measure. */
export interface BenchSettings {
  /** Small sizes, one repetition: shows that the bench runs, not how fast the library is. */
  readonly quick: boolean;
  /** How often each side is measured; the median counts. */
  readonly repetitions: number;
  /** Where run directories and journals are made; on the disk that is to be measured. */
  readonly directory: string;
  /** Names of the rows that are wanted. */
  readonly wanted: ReadonlySet<string>;
  /** Says how far the bench is. */
  readonly tell: (message: string) => void;
}

/** Something that can be measured, with the rows that come of it. */
export interface Benchmark {
  readonly rows: { readonly [name: string]: string };
  readonly measure: (settings: BenchSettings) => Promise<Measured>;
}

/** A row that holds when its value is at most the limit. */
export function atMost(name: string, value: number, unit: string, limit: number, goal?: string): BenchRow {
  return { name, value: rounded(value), unit, goal: goal ?? `<= ${limit}`, holds: value <= limit };
}

/** A row that holds when its value is at least the limit. */
export function atLeast(name: string, value: number, unit: string, limit: number): BenchRow {
  return { name, value: rounded(value), unit, goal: `>= ${limit}`, holds: value >= limit };
}

/** A row whose data are missing: nothing was shown, so that it does not hold. */
export function notMeasured(name: string, unit: string, goal: string): BenchRow {
  return { name, value: 0, unit: `${unit}, not measured`, goal, holds: false };
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
