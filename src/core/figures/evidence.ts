/** A table of figures. Cells are plain text: the code that shows it escapes them. */
export interface EvidenceTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A line of figures with their intervals. */
export interface EvidenceCurve {
  readonly name: string;
  readonly points: readonly {
    readonly x: number;
    readonly value: number;
    readonly low: number;
    readonly high: number;
    readonly n: number;
  }[];
}

/** Curves that share their axes. */
export interface EvidenceChart {
  readonly title: string;
  readonly x: string;
  readonly curves: readonly EvidenceCurve[];
}

/** Measurements that report and card carry: what was found, on how much, and how. */
export interface Evidence {
  readonly title: string;
  /** How it was measured, in a few sentences. */
  readonly method: string;
  readonly tables: readonly EvidenceTable[];
  readonly charts: readonly EvidenceChart[];
  /** What makes the figures doubtful, in words. */
  readonly notes: readonly string[];
}
