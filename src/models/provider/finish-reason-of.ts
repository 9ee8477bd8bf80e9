import type { FinishReason } from '../../core/reply.ts';

/**
 * Why a model stopped, from the provider package's word and the server's own.
 *
 * Packages sort what they do not know under `other`; the server's word then says whether the reply was cut, withheld or
 * broken off. Where a package takes for an end what by the server's own word is none, the server is believed: a
 * reply that is not whole must never pass for a whole one. A word that says neither stays `other`, which is not whole.
 */
export function finishReasonOf(reason: string, raw: string | undefined): FinishReason {
  switch (reason) {
    case 'length':
    case 'content-filter':
    case 'tool-calls':
      return reason;
    case 'error':
    case 'interrupted':
      return 'error';
    case 'stop': {
      // Both say the same, as nearly always.
      if (raw === reason) return 'stop';
      const read = readingOf(raw);
      return read === null || read === 'tool-calls' ? 'stop' : read;
    }
    default:
      return readingOf(raw) ?? 'other';
  }
}

/** What a server's own word for the end of a reply speaks of; null when it says nothing that is known. */
function readingOf(raw: string | undefined): FinishReason | null {
  if (raw === undefined) return null;
  const words = wordsOf(raw);
  const spoken = words.join(' ');
  const found = readings.find(([, pattern]) => pattern.test(spoken));
  if (found !== undefined) return found[0];
  const isEnd =
    words.some((word) => ends.has(word)) && words.every((word) => ends.has(word) || filling.has(word));
  return isEnd ? 'stop' : null;
}

/** `END_TURN`, `endTurn`, `end-turn` and `<|end_turn|>` are the same two words. */
function wordsOf(raw: string): readonly string[] {
  return raw
    .slice(0, 200)
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** By what the words speak of, in the order in which they are believed; each pattern is at the beginning of a word. */
const readings: readonly (readonly [FinishReason, RegExp])[] = [
  [
    'content-filter',
    /\b(?:filter|safety|unsafe|sensitiv|moderat|prohibit|block|recitat|copyright|spii|pii\b|refus|guardrail|polic|complian|censor|violat|toxic|harm|nsfw|risk|illegal|inappropriat|forbid|flagged|withh)/u,
  ],
  // What ends a reply from outside, whatever limit is named with it: `context canceled`, `rate_limit`, `time_limit`.
  [
    'error',
    /\b(?:abort|cancel|interrupt|kill|evict|preempt|shut|crash|timed?\b|timeout|deadline|expir|rate\b|quota|insufficient|overload|unavailab|busy|capacity|disconnect|connect|network|client|user\b|reset|closed|lost|pause|load\b|unload)/u,
  ],
  [
    'length',
    /\b(?:length|max|limit|context|window|budget|truncat|too long|exceed|cut\b|cutoff|overflow|repetit|repeat|loop)/u,
  ],
  [
    'error',
    /\b(?:error|fail|fault|exception|incomplete|unfinished|not (?:finish|complete|end)|malform|invalid|partial)/u,
  ],
  ['tool-calls', /\b(?:tool|function)/u],
];

/** Words that name a natural end. */
const ends: ReadonlySet<string> = new Set([
  ...[
    'stop',
    'stopped',
    'eos',
    'eot',
    'eom',
    'eog',
    'end',
    'ended',
    'endoftext',
    'complete',
    'completed',
    'finish',
  ],
  ...['finished', 'done', 'natural', 'normal', 'success', 'succeeded', 'ok'],
]);

/** Words that may come with them and change nothing. */
const filling: ReadonlySet<string> = new Set([
  ...[
    'of',
    'the',
    'by',
    'at',
    'with',
    'on',
    'reason',
    'token',
    'tokens',
    'id',
    'turn',
    'sequence',
    'sequences',
    'string',
  ],
  ...[
    'str',
    'word',
    'text',
    'message',
    'sentence',
    'sentences',
    'response',
    'answer',
    'generation',
    'stream',
    'im',
  ],
  ...['model', 'assistant', 'matched', 'hit', 'found', 'reached', 'naturally', 'normally', 'successfully'],
]);
