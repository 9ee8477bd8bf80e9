import type { CallSettings } from '../../core/call-carrier.ts';
import type { ModelSettings } from '../../core/model.ts';

/** Returns those settings of a model that its tries need. */
export function callSettingsOf({
  maxOutputTokens,
  temperature,
  topP,
  timeoutMs,
  stream,
  firstTokenTimeoutMs,
  idleTimeoutMs,
  maxReplyCharacters,
  maxReplyMs,
  sampleHeader,
  systemRole,
  providerOptions,
}: ModelSettings): CallSettings {
  return {
    ...(maxOutputTokens === undefined ? {} : { maxOutputTokens }),
    ...(temperature === undefined ? {} : { temperature }),
    ...(topP === undefined ? {} : { topP }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(stream === undefined ? {} : { stream }),
    ...(firstTokenTimeoutMs === undefined ? {} : { firstTokenTimeoutMs }),
    ...(idleTimeoutMs === undefined ? {} : { idleTimeoutMs }),
    ...(maxReplyCharacters === undefined ? {} : { maxReplyCharacters }),
    ...(maxReplyMs === undefined ? {} : { maxReplyMs }),
    ...(sampleHeader === undefined ? {} : { sampleHeader }),
    ...(systemRole === undefined ? {} : { systemRole }),
    ...(providerOptions === undefined ? {} : { providerOptions }),
  };
}
