import type { CallScope } from '../../core/call.ts';
import type { ChatMessage } from '../../core/prompt.ts';
import type { ReplyFormat } from '../../core/reply-structure.ts';
import type { ResolvedModel } from '../provider/resolve-model.ts';

/** What one call asks of a model. Made by the gateway, and passed on as it is all the way. */
export interface Question {
  /** On whose behalf it is asked. */
  readonly scope: CallScope;
  readonly model: ResolvedModel;
  readonly messages: readonly ChatMessage[];
  readonly slot: string;
  readonly draw: number;
  /** How a reply in JSON is asked for; null when it is not asked for. */
  readonly format: ReplyFormat | null;
  /** Whether the reply may be thousands of words long. */
  readonly isLong: boolean;
}
