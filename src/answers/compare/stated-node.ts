import type { Node } from '../tree/node.ts';
import { freeNames } from './free-names.ts';
import { isInequality } from './structure.ts';

/** A value with what is said behind it: what its constants may be, and for what it holds. */
export interface Stated {
  readonly value: Node;
  /** The sets that constants are taken from. */
  readonly constants: ReadonlyMap<string, string>;
  readonly conditions: readonly Node[];
}

/** Takes memberships and inequalities that say something of a value off its end. */
export function toStated(node: Node): Stated {
  if (node.kind !== 'list' || node.joined === 'or' || node.continued) return plain(node);
  const [value, ...rest] = node.items;
  if (value === undefined || isInequality(value) || isMembership(value)) return plain(node);
  const names = freeNames(value);
  const conditions = rest.filter((item) => isInequality(item) && isAbout(item, names));
  const constants = constantsOf(
    rest.filter((item) => !conditions.includes(item)),
    names,
  );
  return constants === null ? plain(node) : { value, constants, conditions };
}

/** The names that memberships such as `a, b \in \R` speak of, with their sets; null for anything else among them. */
function constantsOf(items: readonly Node[], names: ReadonlySet<string>): ReadonlyMap<string, string> | null {
  const constants = new Map<string, string>();
  const waiting: string[] = [];
  for (const item of items) {
    const [name, set] = isMembership(item) ? item.operands : [item, null];
    if (name?.kind !== 'symbol' || !names.has(name.name)) return null;
    waiting.push(name.name);
    if (set === null) continue;
    if (set?.kind !== 'symbol') return null;
    for (const each of waiting) constants.set(each, set.name);
    waiting.length = 0;
  }
  return waiting.length > 0 ? null : constants;
}

function plain(value: Node): Stated {
  return { value, constants: new Map(), conditions: [] };
}

function isMembership(node: Node): node is Node & { readonly kind: 'relation' } {
  return node.kind === 'relation' && node.operators.join() === 'in';
}

/** Whether an inequality bounds a name of the value, and no other. */
function isAbout(node: Node, names: ReadonlySet<string>): boolean {
  const own = [...freeNames(node)].filter((name) => !/^(?:pi|e|infinity)$/u.test(name));
  return own.length > 0 && own.every((name) => names.has(name));
}
