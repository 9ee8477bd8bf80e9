import { parseAnswer } from '../syntax/parse-answer.ts';
import type { ReadingMode } from '../tokens/token.ts';
import { symbolNode } from '../tree/build-node.ts';
import type { Node, RelationOperator } from '../tree/node.ts';

/**
 * Reads bounds that `and`, `or`, `not` and brackets join: `not (x <= 2 and -2 <= x)`, `x < 0 or (x >= 1 and x <= 3)`. Null for
 * bounds without a bracket or a `not`, which are a list, and where a part is no relation.
 */
export function readConditions(text: string, mode: ReadingMode): Node | null {
  if (text.length > 240 || !nested.test(text) || !relation.test(text)) return null;
  return readJoined(text.replace(/\$/gu, ' ').trim(), mode, 0);
}

/** Whether a text joins bounds with `and` as well as with `or`, and no bracket says what is joined first. */
export function joinsBothWays(text: string): boolean {
  if (!/[<>]|\\[lg]e/u.test(text) || !hasWord(text, 'and') || !hasWord(text, 'or')) return false;
  const either = splitAt(text, words.or);
  return either.length > 1 && either.some((part) => splitAt(part, words.and).length > 1);
}

const nested =
  /(?<![A-Za-z\\])(?:not|NOT)(?![A-Za-z])|\\(?:neg|lnot)(?![a-z])|\((?=[^()]{0,120}(?:[<>=]|\\(?:[lg]eq?|neq?)(?![a-z])))/u;
const relation = /[<>=]|\\(?:[lg]eq?|neq?)(?![a-z])/u;

const words = {
  and: /^(?:and|AND|&&|\\(?:land|wedge))(?![A-Za-z])/u,
  or: /^(?:or|OR|\|\||\\(?:lor|vee))(?![A-Za-z])/u,
} as const;

function hasWord(text: string, word: 'and' | 'or'): boolean {
  return word === 'and' ? /\band\b|\\land|\\wedge|&&/i.test(text) : /\bor\b|\\lor|\\vee|\|\|/i.test(text);
}

function readJoined(text: string, mode: ReadingMode, depth: number): Node | null {
  if (depth > 6) return null;
  const either = splitAt(text, words.or);
  if (either.length > 1) {
    // Which of the two signs joins first is said by brackets only.
    if (either.some((part) => splitAt(part, words.and).length > 1)) return null;
    return joinedBy('union', either, mode, depth);
  }
  const all = splitAt(text, words.and);
  return all.length > 1 ? joinedBy('intersection', all, mode, depth) : readSingle(text, mode, depth);
}

function joinedBy(
  operator: 'union' | 'intersection',
  parts: readonly string[],
  mode: ReadingMode,
  depth: number,
): Node | null {
  const nodes = parts.map((part) => readSingle(part.trim(), mode, depth + 1));
  return nodes.reduce((left, right) =>
    left === null || right === null ? null : { kind: 'region', operator, left, right },
  );
}

function readSingle(text: string, mode: ReadingMode, depth: number): Node | null {
  const denied = /^(?:not|NOT|\\(?:neg|lnot))(?![A-Za-z])\s?(.+)$/.exec(text)?.[1];
  if (denied !== undefined) {
    const inner = readSingle(denied.trim(), mode, depth + 1);
    return inner === null ? null : complementOf(inner);
  }
  if (isBracketed(text)) return readJoined(text.slice(1, -1).trim(), mode, depth + 1);
  const node = parseAnswer(text, mode);
  return node?.kind === 'relation' && node.operators.every((operator) => negations.has(operator))
    ? node
    : null;
}

const negations: ReadonlyMap<RelationOperator, RelationOperator> = new Map([
  ['=', '!='],
  ['!=', '='],
  ['<', '>='],
  ['>=', '<'],
  ['>', '<='],
  ['<=', '>'],
]);

function complementOf(node: Node): Node {
  const [operator, ...more] = node.kind === 'relation' ? node.operators : [];
  const negation = operator === undefined || more.length > 0 ? undefined : negations.get(operator);
  return node.kind === 'relation' && negation !== undefined
    ? { ...node, operators: [negation] }
    : { kind: 'region', operator: 'difference', left: symbolNode('set:R'), right: node };
}

/** Whether one pair of brackets holds the whole text. */
function isBracketed(text: string): boolean {
  if (!text.startsWith('(') || !text.endsWith(')')) return false;
  let depth = 0;
  for (const [at, sign] of [...text].entries()) {
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (depth === 0 && at < text.length - 1) return false;
  }
  return depth === 0;
}

/** The parts of a text between words that are outside of all brackets. */
function splitAt(text: string, word: RegExp): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if ('([{'.includes(sign)) depth += 1;
    if (')]}'.includes(sign)) depth -= 1;
    if (depth !== 0 || /[A-Za-z\\]/u.test(text[at - 1] ?? '')) continue;
    const found = word.exec(text.slice(at, at + 8))?.[0];
    if (found === undefined) continue;
    parts.push(text.slice(from, at));
    from = at + found.length;
    at = from - 1;
  }
  return [...parts, text.slice(from)];
}
