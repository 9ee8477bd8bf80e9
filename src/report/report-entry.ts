/** A text of which the page holds the beginning and the end. */
export interface ClippedText {
  readonly head: string;
  /** What follows the cut; empty when nothing was cut. */
  readonly tail: string;
  /** Characters between the two. */
  readonly left: number;
}

export interface EntryVote {
  readonly model: string;
  readonly verdict: string;
  readonly reason: string;
}

export interface EntryOpinion {
  readonly verdict: string;
  readonly reason: string;
}

/** A reply behind a row, as the journal holds it. */
export interface EntryReply {
  /** What was asked for, such as `verifier-1` or `solve`. */
  readonly slot: string;
  readonly model: string;
  readonly finishReason: string;
  readonly text: ClippedText;
  /** The reasoning of a reply without text. */
  readonly reasoning?: ClippedText;
  /** Whether the row failed because of this reply. */
  readonly isUnusable?: boolean;
  /** Left out when the journal does not hold it, or a reply before it answers the same prompt. */
  readonly prompt?: ClippedText;
}

/** A row as the page shows it. What a row does not have is left out. */
export interface ReportEntry {
  readonly kind: 'sample' | 'problem' | 'rejected' | 'aside' | 'failed';
  readonly id: string;
  /** `correct`, `incorrect`, `unverified`, `validated`, or the code of a refusal or failure. */
  readonly outcome: string;
  /** The stage that refused, left aside or failed. */
  readonly stage?: string;
  /** What was refused or failed: `topic`, `problem`, `trajectory`. */
  readonly item?: string;
  readonly by?: string;
  readonly reason?: string;
  /** What the next run in the same directory does with what failed, and what helps. */
  readonly nextRun?: string;
  readonly subject: string;
  readonly topicPath: readonly string[];
  readonly problem?: ClippedText;
  readonly answer?: string;
  readonly answerType?: string;
  readonly votes?: readonly EntryVote[];
  /** Blind attempts made and how many reached the reference. */
  readonly blind?: readonly [correct: number, attempts: number];
  readonly draw?: number;
  readonly reasoning?: ClippedText;
  readonly reasoningWords?: number;
  readonly solution?: ClippedText;
  readonly finalAnswer?: string;
  readonly finishReason?: string;
  readonly truncated?: boolean;
  readonly rule?: string;
  readonly judge?: EntryOpinion;
  readonly judgeSwapped?: EntryOpinion;
  readonly isDisagreement?: boolean;
  /** What models replied about what was refused or failed, as far as the journal holds it. */
  readonly replies?: readonly EntryReply[];
  readonly models: readonly (readonly [part: string, model: string])[];
}

/** What the page must know of all rows before it reads any: one place in each list a row, names by their number. */
export interface ReportIndex {
  readonly subjects: readonly string[];
  readonly topics: readonly string[];
  readonly outcomes: readonly OutcomeName[];
  readonly types: readonly string[];
  readonly rows: {
    readonly subject: readonly number[];
    readonly topic: readonly number[];
    readonly outcome: readonly number[];
    /** Number of the answer type. */
    readonly type: readonly number[];
    /** 1 where comparison and judge disagree. */
    readonly disagreement: readonly number[];
    /** 1 where verifiers disagree. */
    readonly split: readonly number[];
    /** Words of the reasoning; -1 for a row without one. */
    readonly words: readonly number[];
    /** Percent of blind attempts that reach the reference; -1 where none were made. */
    readonly solved: readonly number[];
    /** Names the row in a link: the same in each report that holds the row. */
    readonly key: readonly string[];
    readonly title: readonly string[];
  };
  /** How many rows each block holds, in order. */
  readonly blocks: readonly number[];
}

export interface OutcomeName {
  readonly kind: ReportEntry['kind'];
  readonly outcome: string;
  readonly stage: string;
}
