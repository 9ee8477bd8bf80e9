import { functionNames, letterNames } from '../syntax/function-names.ts';
import { isMeaningful } from '../syntax/parse-unit.ts';
import type { Token } from './token.ts';

/** Whether tokens before a sign of equality only name its value: `Total sum`, `\angle ABC`, `x`. */
export function isLabel(tokens: readonly Token[]): boolean {
  return tokens.every(isLabelToken) && !tokens.some(isDenying) && isClosed(tokens);
}

/** `attained at x = 5`: an equation behind such a word says where something is so, and no value. */
export function isPlace(label: readonly Token[]): boolean {
  const words = label.flatMap((token) => (token.kind === 'letters' ? [token.text.toLowerCase()] : []));
  const isBehind =
    /^(?:at|when|where|whenever|if|for|with)$/u.test(words.at(-2) ?? '') && (words.at(-1) ?? '').length === 1;
  return (
    (isBehind && words.length > 1) ||
    words.some((word) => /^(?:attained|achieved|reached|occurs|occurring|taken|when|whenever)$/u.test(word))
  );
}

/** What a token says as part of a name. */
export function wordOf(token: Token): string {
  if (token.kind === 'letters') return token.text.toLowerCase();
  if (token.kind === 'number') return token.raw;
  return token.kind === 'command' && !isNotation.test(token.name) ? token.name.slice(1) : '';
}

/** Commands that write a name in a certain way, and say nothing that a word would. */
const isNotation =
  /^\\(?:hat|bar|overline|angle|triangle|mid|vert|[lr]vert|[lr]angle|cdot|times|frac|prime|circ)$/u;

function isClosed(tokens: readonly Token[]): boolean {
  let depth = 0;
  for (const token of tokens) {
    if (token.kind !== 'sign') continue;
    if (token.text === '(' || token.text === '{') depth += 1;
    if (token.text === ')' || token.text === '}') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** Words that say more of a value than its name: `twice x = 5`, `not x = 5`. */
function isDenying(token: Token): boolean {
  if (token.kind !== 'letters') return false;
  const word = token.text.toLowerCase();
  return hedging.has(word) || (isMeaningful(word) && !harmless.has(word));
}

const hedging: ReadonlySet<string> = new Set(
  `opposite contrary usually sometimes rarely seldom often normally typically generally mostly occasionally frequently hardly barely supposedly
  allegedly presumably apparently wrongly falsely excludes exclude includes include contains contain involves implies imply expects expect
  like unlike ends starts begins fails fail says say said claims claim claimed thinks think believes believe guess guesses prove try
  hypothetically formerly previously historically originally nobody old previous former assuming including against multiple versus`.split(
    /\s+/u,
  ),
);

const harmless: ReadonlySet<string> = new Set(
  'of the a an in at on per for power sum product difference ratio digits digit number'.split(' '),
);

function isLabelToken(token: Token): boolean {
  if (token.kind === 'sign') return ['(', ')', '_', '{', '}', '/', "'", '-', '^'].includes(token.text);
  if (token.kind === 'command')
    return (
      letterNames.has(token.name.slice(1)) ||
      functionNames.has(token.name.slice(1)) ||
      /^\\(?:hat|bar|overline|angle|triangle|dim|ker|deg|cap|cup|mid|vert|[lr]vert|[lr]angle|cdot|times|frac|prime|pi|circ)$/u.test(
        token.name,
      )
    );
  return token.kind !== 'number' || token.value.denominator === 1n;
}
