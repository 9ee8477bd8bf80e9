import type { ModelSettings } from '../../core/model.ts';
import type { Reply } from '../../core/reply.ts';
import { splitMarked } from '../layout/split-thinking.ts';

/**
 * Reads a stored reply as the settings of its model say: thinking between their own marks, and their own words for an end.
 * Both change what is read out of a reply and not the reply, so they are in no key and may be added later.
 */
export function asSettingsSay(reply: Reply, settings: ModelSettings): Reply {
  return ended(parted(reply, settings.thinkingMarks), settings.finishReasons);
}

function parted(reply: Reply, marks: ModelSettings['thinkingMarks']): Reply {
  if (marks === undefined) return reply;
  const { text, reasoning } = splitMarked(reply.text, marks);
  if (reasoning === null) return reply;
  return {
    ...reply,
    text,
    reasoning: reply.reasoning === null ? reasoning : `${reply.reasoning}\n\n${reasoning}`,
  };
}

function ended(reply: Reply, reasons: ModelSettings['finishReasons']): Reply {
  if (reply.finishReason !== 'other' || reasons === undefined) return reply;
  const word = reply.rawFinishReason ?? '';
  return Object.hasOwn(reasons, word) ? { ...reply, finishReason: reasons[word] ?? 'other' } : reply;
}
