import type { FinishReason } from '../../core/reply.ts';

/**
 * Why a model stopped, from the provider package's word and the server's own. Packages sort what they do not know under
 * `other`; the server's word then says whether the reply was cut, withheld or broken off. A reply that was broken off must
 * never pass for a whole one.
 */
export function finishReasonOf(reason: string, raw: string | undefined): FinishReason {
  switch (reason) {
    case 'stop':
    case 'length':
    case 'content-filter':
    case 'tool-calls':
    case 'error':
      return reason;
    default:
      return readings.find(([, words]) => words.test(raw ?? ''))?.[0] ?? 'other';
  }
}

/** By what the words speak of, in the order in which they are believed. */
const readings: readonly (readonly [FinishReason, RegExp])[] = [
  [
    'error',
    /abort|cancel|interrupt|error|fail|timed?_?out|insufficient|overload|unavailable|preempt|disconnect/iu,
  ],
  ['length', /length|max|token_?limit|context|window|budget|truncat/iu],
  [
    'content-filter',
    /filter|safety|sensitive|moderat|prohibit|block|recitation|spii|refus|guardrail|polic|risk/iu,
  ],
  ['tool-calls', /tool|function/iu],
  [
    'stop',
    /^(?:stop|eos|eos_token|end|end_turn|end_of_turn|stop_sequence|stop_token|complete|completed|finish|finished|done|natural)$/iu,
  ],
];
