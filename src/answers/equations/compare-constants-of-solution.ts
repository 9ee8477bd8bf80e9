import { type Comparison, type Finding, same, undecided } from '../compare/finding.ts';
import { freeNames } from '../compare/free-names.ts';
import { renamed } from '../compare/rename.ts';
import { childrenOf, someNode } from '../tree/build-node.ts';
import type { Node } from '../tree/node.ts';
import { compareRescaled } from './compare-rescaled.ts';
import { movesConstant } from './moves-constant.ts';

/** Names of arbitrary constants in one notation or the other: `C_1, C_2` and `A, B`. */
const arbitrary = /^(?:[CcKk]|[CcAB]_\{?[0-9]\}?|[ABDk])$/u;
const numbered = /^[Cc]_\{?[0-9]\}?$/u;

/**
 * Compares general solutions whose arbitrary constants have other names: `C_1 e^x + C_2 e^{-x}` is `A e^x + B e^{-x}`. One
 * constant alone may as well be a given quantity, so that it proves nothing. Null when no renaming makes them the same.
 */
export function compareUpToConstants(
  reference: Node,
  response: Node,
  comparison: Comparison,
  compare: (reference: Node, response: Node, comparison: Comparison) => Finding,
): Finding | null {
  const named = compareNamed(reference, response, comparison, compare);
  return named === null && movesConstant(reference, response, comparison)
    ? undecided('one side has its constant within a power or logarithm')
    : named;
}

function compareNamed(
  reference: Node,
  response: Node,
  comparison: Comparison,
  compare: (reference: Node, response: Node, comparison: Comparison) => Finding,
): Finding | null {
  const exchanged = sharedConstants(reference, response);
  if (exchanged.length > 0) return compareExchanged(reference, response, exchanged, comparison, compare);
  const [left, right] = [constantsOf(reference, response), constantsOf(response, reference)];
  if (left.length === 0 || left.length > 3 || left.length !== right.length) return null;
  // A name alone is no solution: `A` is not `B`.
  if (
    ![...freeNames(reference)].some(
      (name) => /^[a-zθφ](?:_\w+)?$/u.test(name) && !arbitrary.test(name) && name !== 'e',
    )
  )
    return null;
  for (const order of ordersOf(right)) {
    const other = renamed(response, new Map(order.map((name, index) => [name, left[index] ?? name])));
    if (compare(reference, other, comparison).relation !== 'same') continue;
    const areArbitrary =
      left.length > 1 &&
      (left.every((name) => numbered.test(name)) || right.every((name) => numbered.test(name))) &&
      isCombination(reference, left) &&
      isCombination(response, right);
    if (areArbitrary || isSingle(reference, left, response, right))
      return same('sampled', 'the solutions agree but for the names of their constants');
    const rescaled = rescaledOnes(reference, left, response, right, comparison);
    return rescaled?.relation === 'same' ? rescaled : undecided('the names of constants may be arbitrary');
  }
  return rescaledOnes(reference, left, response, right, comparison);
}

/** The constants of a solution in one variable, which both sides number; none of any other formula. */
function sharedConstants(reference: Node, response: Node): readonly string[] {
  const names = [...freeNames(reference)].filter((name) => numbered.test(name));
  const known = freeNames(response);
  const areShared = names.length > 1 && names.length < 4 && names.every((name) => known.has(name));
  return areShared &&
    [reference, response].every(
      (side) => isOfOneVariable(side, names) && isCombination(side, names) && someNode(side, isBent),
    )
    ? names
    : [];
}

/** Whether a formula has no name, or one that unknown functions have: those of a cost or a concentration hold given quantities. */
function isOfUsualName(node: Node): boolean {
  if (node.kind !== 'relation') return true;
  const [name, ...more] = node.operands;
  const isName =
    (name?.kind === 'symbol' && /^[yxuf]$/u.test(name.name)) ||
    (name?.kind === 'call' && /^[yxuf]\(\)$/u.test(name.name)) ||
    (name?.kind === 'product' &&
      name.factors.length === 2 &&
      name.factors.every((factor) => factor.kind === 'symbol' && /^[yxuft]$/u.test(factor.name)));
  return isName && more.length === 1;
}

/** Whether a constant multiplies several terms or a sum, as the quantities of a mixture do: `C_1 e^{-t} + C_2 (1 - e^{-t})`. */
function mixes(node: Node, names: readonly string[]): boolean {
  if (node.kind === 'relation') return node.operands.some((operand) => mixes(operand, names));
  if (node.kind === 'product') return node.factors.some((factor) => mixes(factor, names));
  if (node.kind !== 'sum') return false;
  return (
    names.some((name) => node.terms.filter((term) => freeNames(term).has(name)).length > 1) ||
    node.terms.some(
      (term) =>
        names.some((name) => freeNames(term).has(name)) && someNode(term, ({ kind }) => kind === 'sum'),
    )
  );
}

/** A function or power of a variable, as a solution has and a sum of given costs has not. */
function isBent(node: Node): boolean {
  return (
    (node.kind === 'power' && freeNames(node.exponent).size > 0) ||
    (node.kind === 'call' && /^(?:exp|sin|cos|sinh|cosh|ln|log)$/u.test(node.name))
  );
}

/** Which constant belongs to which part of a solution is not said by their numbers. */
function compareExchanged(
  reference: Node,
  response: Node,
  names: readonly string[],
  comparison: Comparison,
  compare: (reference: Node, response: Node, comparison: Comparison) => Finding,
): Finding | null {
  for (const order of ordersOf(names).slice(1)) {
    const other = renamed(response, new Map(order.map((name, index) => [name, names[index] ?? name])));
    if (compare(reference, other, comparison).relation !== 'same') continue;
    const isFree =
      comparison.areConstantsTold !== true &&
      [reference, response].every((side) => isOfUsualName(side) && !mixes(side, names));
    return isFree
      ? same('sampled', 'the solutions agree but for the numbers of their constants')
      : undecided('the numbers of constants may say which is which');
  }
  return null;
}

function rescaledOnes(
  reference: Node,
  [left, ...more]: readonly string[],
  response: Node,
  [right]: readonly string[],
  comparison: Comparison,
): Finding | null {
  return left === undefined || right === undefined || more.length > 0
    ? null
    : compareRescaled(reference, left, response, right, comparison);
}

/**
 * Compares a solution in one variable, whose constant has its usual name, with one that says which of its names is the constant:
 * `y = Ce^{3x}` and `y = Ae^{3x}`, where A is arbitrary. Null when they are not the same.
 */
export function compareWithDeclared(
  usual: Node,
  declared: Node,
  name: string,
  compare: (usual: Node, declared: Node) => Finding,
): Finding | null {
  const [constant, ...more] = constantsOf(usual, declared);
  if (constant === undefined || more.length > 0 || !/^(?:[Cc](?:_\{?1\}?)?|K)$/u.test(constant)) return null;
  const areSolutions =
    [usual, declared].every(({ kind }) => kind === 'relation') &&
    isOfOneVariable(usual, [constant]) &&
    isOfOneVariable(declared, [name]);
  if (!areSolutions) return null;
  const agreement = compare(usual, renamed(declared, new Map([[name, constant]])));
  return agreement.relation === 'same' ? agreement : null;
}

/** Whether both sides are a solution in one variable, with one constant that only multiplies: `y = Ce^{-2x}`. */
function isSingle(
  reference: Node,
  left: readonly string[],
  response: Node,
  right: readonly string[],
): boolean {
  return (
    left.length === 1 &&
    [...left, ...right].every((name) => /^[Cc](?:_\{?1\}?)?$/u.test(name)) &&
    [reference, response].some(({ kind }) => kind === 'relation') &&
    isOfOneVariable(reference, left) &&
    isOfOneVariable(response, right)
  );
}

function isOfOneVariable(node: Node, constants: readonly string[]): boolean {
  const value = node.kind === 'relation' ? (node.operands.at(-1) ?? node) : node;
  const names = [...freeNames(value)].filter(
    (name) => !constants.includes(name) && name !== 'pi' && name !== 'e',
  );
  return names.length === 1 && /^[xtθ]$|^theta$/u.test(names[0] ?? '') && !isInside(value, constants);
}

/** The constants that only one side names. */
function constantsOf(node: Node, other: Node): readonly string[] {
  const known = freeNames(other);
  return [...freeNames(node)].filter((name) => arbitrary.test(name) && !known.has(name));
}

function ordersOf(names: readonly string[]): readonly (readonly string[])[] {
  if (names.length < 2) return [names];
  return names.flatMap((first) =>
    ordersOf(names.filter((name) => name !== first)).map((rest) => [first, ...rest]),
  );
}

/** Whether a node is a sum in which every constant multiplies terms of its own. */
function isCombination(node: Node, names: readonly string[]): boolean {
  if (node.kind === 'relation') return node.operands.some((operand) => isCombination(operand, names));
  if (node.kind === 'product') return node.factors.some((factor) => isCombination(factor, names));
  if (node.kind !== 'sum') return false;
  const owned = node.terms.map((term) => names.filter((name) => freeNames(term).has(name)));
  return (
    owned.every((own) => own.length <= 1) &&
    new Set(owned.flat()).size === names.length &&
    !node.terms.some((term) => isInside(term, names))
  );
}

/** Whether a constant is in a power or a call, where it multiplies nothing. */
function isInside(node: Node, names: readonly string[]): boolean {
  const isHidden = node.kind === 'power' || node.kind === 'call';
  if (isHidden) return names.some((name) => freeNames(node).has(name));
  return childrenOf(node).some((child) => isInside(child, names));
}
