import { pattern } from '../tokens/pattern.ts';
import type { Node, SymbolNode } from '../tree/node.ts';
import { freeNames } from './free-names.ts';
import { mayBeLetterOf } from './letters-of-words.ts';
import { nodeKey } from './node-key.ts';
import { renamed } from './rename.ts';

/** A value in the names of another label; null when the two labels name different things. */
export function alignedValue(label: Node, other: Node | null, value: Node): Node | null {
  if (
    other === null ||
    nodeKey(label) === nodeKey(other) ||
    isSameSegment(label, other) ||
    isScripted(label, other)
  )
    return value;
  if (isWords(label) && isWords(other)) return saysTheSame(label, other) ? value : null;
  if (
    (isWords(label) && isPlainName(other) && mayBeLetterOf(label, other)) ||
    (isWords(other) && isPlainName(label) && mayBeLetterOf(other, label)) ||
    isFunctionOf(label, other) ||
    isFunctionOf(other, label) ||
    isAppliedTo(label, other, value) ||
    isAppliedTo(other, label, value)
  )
    return value;
  if (label.kind !== 'call' || other.kind !== 'call') return null;
  // Strokes around a matrix are its determinant.
  if ([label.name, other.name].toSorted().join() === 'abs,det')
    return nodeKey({ ...label, name: 'det' }) === nodeKey({ ...other, name: 'det' }) ? value : null;
  // The variable of an expectation is not any.
  if (!isOneName(label.name, other.name) || label.name === 'E()') return null;
  const pairs = label.inputs.map((input, index): readonly [Node | undefined, Node] => [
    other.inputs[index],
    input,
  ]);
  const names = pairs.flatMap(([old, fresh]): readonly (readonly [string, string])[] =>
    old?.kind === 'symbol' && fresh.kind === 'symbol' ? [[old.name, fresh.name]] : [],
  );
  const isWhole = names.length === label.inputs.length && names.length === other.inputs.length;
  const known = freeNames(value);
  const isCaptured = names.some(([old, fresh]) => old !== fresh && known.has(fresh));
  const areArguments = names.every(
    ([old, fresh]) => old === fresh || known.has(old) || [old, fresh].every((name) => argument.test(name)),
  );
  return isWhole && !isCaptured && areArguments ? renamed(value, new Map(names)) : null;
}

/** A name that a function is given for, whichever it is; `\det A` is not `\det B`. */
const argument = /^(?:[nmr-z]|theta|phi)$/u;

/** `f_X` is `f` where only one side names the random variable. */
function isOneName(label: string, other: string): boolean {
  const short = (name: string): string => name.replace(/^([fF])_\{?[A-Z]\}?(?=\(\)$)/u, '$1');
  return (
    label === other || (short(label) === short(other) && (short(label) === label || short(other) === other))
  );
}

/** Words before an equals sign explain the value: only words that say something else on the other side are compared. */
export function isWords(label: Node): label is SymbolNode {
  return label.kind === 'symbol' && label.name.startsWith('name:');
}

/** Whether the words of one name are among those of the other: `area` and `the total area`. */
function saysTheSame(left: SymbolNode, right: SymbolNode): boolean {
  const [from, to] = [left, right].map(({ name }) =>
    name
      .slice('name:'.length)
      .split(' ')
      .filter((word) => word !== ''),
  );
  const isWithin = (part: readonly string[] = [], all: readonly string[] = []): boolean =>
    part.every(
      (word) =>
        /^(?:the|an?|of|is|total|final|answer|value|result|required)$/u.test(word) || all.includes(word),
    );
  // `ratio of a to b` is not that of b to a.
  const signs = [from, to].map((words = []) => words.filter((word) => pattern`^(?:\p{L}|\d+)$`.test(word)));
  const isTurned =
    signs.every((side) => side.length === 2) && signs[0]?.toReversed().join() === signs[1]?.join();
  return (isWithin(from, to) || isWithin(to, from)) && (!isTurned || signs[0]?.join() === signs[1]?.join());
}

/** `\\mu_k` is `\\mu` where only one side has the script, and `Kc` is `K_c`; numbers and axes as scripts tell values apart. */
function isScripted(label: Node, other: Node): boolean {
  const [from, to] = [label, other].map(lettersOf);
  if (from === undefined || to === undefined || from === '' || to === '') return false;
  if (from.replace('_', '') === to.replace('_', '')) return true;
  const [short = '', long = ''] = from.length < to.length ? [from, to] : [to, from];
  const script = long.startsWith(`${short}_`) ? long.slice(short.length + 1) : '';
  return /^[A-Za-z]+$/u.test(script) && !/^[xyzijmn]$|min|max/u.test(script) && !short.includes('_');
}

/** The letters of a name in a row, with one sign before its script; empty for anything else. */
function lettersOf(label: Node): string {
  if (label.kind === 'symbol')
    return /^[A-Za-z]+(?:_\{?\w+\}?)?$/u.test(label.name) ? label.name.replace(/[{}]/gu, '') : '';
  if (label.kind === 'call' && /^(?:[A-Z]|mu)_$/u.test(label.name)) {
    const [index] = label.inputs;
    return index?.kind === 'symbol' && label.inputs.length === 1 ? `${label.name}${index.name}` : '';
  }
  return pairOf(label, /^(?:unit:)?([A-Za-z])$/u);
}

/** Two letters beside each other; empty for anything else. */
function pairOf(label: Node, letter: RegExp): string {
  if (label.kind !== 'product' || label.factors.length !== 2) return '';
  const letters = label.factors.map((part) =>
    part.kind === 'symbol' ? letter.exec(part.name)?.[1] : undefined,
  );
  return letters.includes(undefined) ? '' : letters.join('');
}

/** `\overline{AB}` and `AB` name one length. */
function isSameSegment(label: Node, other: Node): boolean {
  const [from, to] = [label, other].map(pointsOf);
  return from !== undefined && from !== '' && from === to;
}

function pointsOf(label: Node): string {
  const bar = label.kind === 'symbol' ? /^bar:([A-Z])([A-Z])$/u.exec(label.name) : null;
  if (bar !== null) return `${bar[1]}${bar[2]}`;
  return pairOf(label, /^(?:unit:)?([A-Z])$/u);
}

/** Words may explain a single name or a probability, and name another thing than `E[X]` does. */
function isPlainName(label: Node): boolean {
  return label.kind === 'symbol' || (label.kind === 'call' && (label.name === 'Pr' || label.name === 'f()'));
}

/** `y` and `f(x)` name the same thing, and so do `y` and `y(x)`. */
function isFunctionOf(label: Node, other: Node): boolean {
  if (label.kind === 'call' && other.kind === 'symbol' && label.name === `${other.name}()`) return true;
  return label.kind === 'call' && label.name === 'f()' && other.kind === 'symbol' && other.name === 'y';
}

/** `u(x, t)` is `u` where the value depends on the names in the bracket; a distance of points does not. */
function isAppliedTo(label: Node, other: Node, value: Node): boolean {
  if (label.kind !== 'product' || label.factors.length !== 2 || other.kind !== 'symbol') return false;
  const [name, inputs] = label.factors;
  const known = freeNames(value);
  return (
    name?.kind === 'symbol' &&
    name.name === other.name &&
    inputs?.kind === 'group' &&
    inputs.items.length > 1 &&
    inputs.items.every((input) => input.kind === 'symbol' && argument.test(input.name)) &&
    inputs.items.some((input) => input.kind === 'symbol' && known.has(input.name))
  );
}
