/** Names of the built-in formats that take samples. */
export type SampleFormatName =
  | 'jsonl'
  | 'parquet'
  | 'chimera'
  | 'messages'
  | 'prompt-completion'
  | 'preference'
  | 'sharegpt'
  | 'alpaca';

/** Names of the built-in formats that take problems. */
export type ProblemFormatName = 'verl' | 'grpo' | 'nemo-gym';

/** Names of all built-in formats. */
export type FormatName = SampleFormatName | ProblemFormatName;
