import type { Reply } from '../../core/reply.ts';
import { splitChannels } from './split-channels.ts';
import type { SplitText } from './split-text.ts';
import { splitThinking } from './split-thinking.ts';
import { withoutEdges, withoutNextTurn } from './without-control-tokens.ts';

/**
 * Parts a reply into what the model thought and what it said, wherever the server left its thinking: in its own field,
 * in the text, or in both. Control tokens of its chat template belong to neither.
 */
export function replyParts(text: string, field: string): Pick<Reply, 'text' | 'reasoning' | 'controlTokens'> {
  const said = partsOf(text);
  const thought = partsOf(field);
  const tokens = said.tokens + thought.tokens;
  const counted = tokens === 0 ? {} : { controlTokens: tokens };
  // A server that takes all for thinking leaves the answer behind the closing mark.
  const isAllInField = said.text.trim() === '' && said.reasoning === null && thought.reasoning !== null;
  if (isAllInField) return { text: thought.text, reasoning: thought.reasoning, ...counted };
  const inField = together(thought.reasoning ?? '', thought.text.trim());
  const reasoning = together(inField, said.reasoning ?? '');
  return { text: said.text, reasoning: reasoning === '' ? null : reasoning, ...counted };
}

function partsOf(text: string): SplitText & { readonly tokens: number } {
  const channels = splitChannels(text);
  // Thinking is taken off between a next turn and the tokens at the ends: some of its marks are such tokens themselves.
  const turn = channels === null ? withoutNextTurn(text) : { text, tokens: 0 };
  const split = channels ?? splitThinking(turn.text);
  const said = withoutEdges(split.text);
  const thought = withoutEdges(split.reasoning ?? '');
  return {
    text: said.text,
    reasoning: thought.text === '' ? null : thought.text,
    tokens: turn.tokens + said.tokens + thought.tokens,
  };
}

/** Two accounts of the same thinking; what one says the other need not repeat. */
function together(one: string, other: string): string {
  if (other === '' || squeezed(one).includes(squeezed(other))) return one;
  if (one === '' || squeezed(other).includes(squeezed(one))) return other;
  return `${one}\n\n${other}`;
}

function squeezed(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

const pair = /^\s*<(answer|response|final(?:[_-](?:answer|response))?|output)>([\s\S]*)<\/\1>\s*$/iu;

/**
 * Takes off the tags between which a model that marks its thinking was trained to write all else, as ERNIE and Hunyuan do.
 * Tags that the prompt asked for stay: its parser reads them.
 *
 * @param asked - the texts that were sent
 */
export function withoutAnswerTags(text: string, asked: readonly string[]): string {
  const [, tag, inside] = pair.exec(text) ?? [];
  if (tag === undefined || inside === undefined) return text;
  // Two blocks side by side are no single one.
  if (inside.toLowerCase().includes(`</${tag.toLowerCase()}>`)) return text;
  return asked.some((sent) => sent.toLowerCase().includes(`<${tag.toLowerCase()}`)) ? text : inside.trim();
}
