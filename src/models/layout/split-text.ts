/** A text taken apart into what the model thought and what it said. */
export interface SplitText {
  readonly text: string;
  /** Null when the text holds no thinking. */
  readonly reasoning: string | null;
}
