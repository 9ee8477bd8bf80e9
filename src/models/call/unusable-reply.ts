import type { ChatMessage } from '../../core/prompt.ts';
import { UnusableReplyError } from '../../errors/index.ts';
import type { ResolvedModel } from '../provider/resolve-model.ts';
import { refusalReason } from './refusal-reason.ts';
import type { KeyedReply } from './reply-source.ts';

/** The call whose replies cannot be used. */
export interface RefusedCall {
  readonly model: Pick<ResolvedModel, 'name'>;
  readonly slot: string;
  readonly messages: readonly ChatMessage[];
}

const explanations: {
  readonly [Code in UnusableReplyError['code']]: readonly [what: string, remedy: string];
} = {
  'unusable-reply': [
    'gave two replies that cannot be used',
    'run again with retry, change the prompt of the stage, or use another model for it',
  ],
  'truncated-reply': [
    'was cut off before its reply could be used',
    'raise maxOutputTokens with withSettings, or ask for less',
  ],
  'unfinished-reply': [
    'returned a reply that may not be whole',
    "run again with retry, or, when this is how its server ends a whole reply, say so with withSettings, as in { finishReasons: { eos: 'stop' } }",
  ],
  'refused-reply': [
    'refused to answer (content filter)',
    'change the subject or the prompt, or use another model',
  ],
};

/**
 * Makes the error of a call whose replies cannot be used.
 *
 * @param cause - what the parse function threw for the last of them
 */
export function unusableReply(
  code: UnusableReplyError['code'],
  { model, slot, messages }: RefusedCall,
  replies: readonly KeyedReply[],
  cause: unknown,
): UnusableReplyError {
  const [what, remedy] = explanations[code];
  const reason = refusalReason(
    cause,
    messages.map(({ content }) => content),
    replies.map(({ reply }) => reply),
  );
  return new UnusableReplyError(
    `${model.name} ${what} (slot "${slot}")${reason === '' ? '' : `: ${reason}`}; ${remedy}`,
    { code, keys: replies.map(({ key }) => key), model: model.name, cause },
  );
}
