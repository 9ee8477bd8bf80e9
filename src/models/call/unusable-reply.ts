import type { ChatMessage } from '../../core/prompt.ts';
import { UnusableReplyError } from '../../errors/index.ts';
import { isCutByWindow } from '../failures/cut-by-window.ts';
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

/** A reply that its server cut before the cap: a higher cap changes nothing. */
const cutByWindow: readonly [what: string, remedy: string] = [
  "was cut off by its server before maxOutputTokens was reached, since prompt and reply together filled the model's window",
  'give the server a larger window (llama.cpp -c, vLLM --max-model-len, num_ctx of Ollama) and say so with contextWindow in withSettings, or run again with retry; or shorten the prompt, or use another model',
];

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
  const isOfWindow =
    code === 'truncated-reply' && replies.slice(-1).some(({ reply }) => isCutByWindow(reply));
  const [what, remedy] = isOfWindow ? cutByWindow : explanations[code];
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
