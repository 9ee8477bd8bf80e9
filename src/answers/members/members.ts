import type { Comparison } from '../compare/finding.ts';
import { nodeKey } from '../compare/node-key.ts';
import { readLabelled } from '../compare/structure.ts';
import type { Node } from '../tree/node.ts';

/** A structure with members, as far as comparing goes. */
export interface Members {
  readonly kind: 'tuple' | 'set' | 'list' | 'value';
  readonly items: readonly Node[];
  readonly isOrdered: boolean;
  /** Items that name their values apart: `x = 2, y = -1`. */
  readonly isRecord: boolean;
  readonly bracket: string;
  /** Whether only one of the items need hold. */
  readonly isEither: boolean;
  /** The name that all items share. */
  readonly label: Node | null;
}

export function toMembers(node: Node, { options }: Comparison): Members {
  const base = { isOrdered: true, isRecord: false, isEither: false, bracket: '', label: null };
  switch (node.kind) {
    case 'group':
      return {
        ...base,
        kind: 'tuple',
        items: node.items,
        bracket: node.open === '<' ? '' : `${node.open}${node.close}`,
      };
    case 'matrix':
      return node.rows.length === 1 || node.rows[0]?.length === 1
        ? { ...base, kind: 'tuple', items: node.rows.flat() }
        : { ...base, kind: 'value', items: [node] };
    case 'set':
      return { ...base, ...unlabelled(node.items), kind: 'set', isOrdered: false };
    case 'list':
      return {
        ...base,
        ...unlabelled(node.items),
        kind: 'list',
        isEither: node.joined === 'or',
        isOrdered: options.ordered || node.continued,
      };
    default:
      return { ...base, kind: 'value', items: [node] };
  }
}

/** Whether a node is a structure that may have members. */
export function hasMembers({ kind }: Node): boolean {
  return kind === 'group' || kind === 'matrix' || kind === 'set' || kind === 'list';
}

interface Unlabelled {
  readonly items: readonly Node[];
  readonly isRecord: boolean;
  readonly label: Node | null;
}

/** `x_2 = x_3 = 1` names two values. */
function eachNamed(item: Node): readonly Node[] {
  if (item.kind !== 'relation' || item.operands.length < 3 || item.operators.some((sign) => sign !== '='))
    return [item];
  const value = item.operands.at(-1) ?? item;
  const names = item.operands.slice(0, -1);
  const areCounted = names.every((name) => name.kind === 'symbol' && /^[A-Za-z]+_\d+$/u.test(name.name));
  return areCounted && new Set(names.map(baseName)).size === 1
    ? names.map((name): Node => ({ ...item, operands: [name, value], operators: ['='] }))
    : [item];
}

/** The number at the end of the name of a named value; 0 where it has none. */
function indexOf(item: Node): number {
  const [name] = item.kind === 'relation' ? item.operands : [];
  return name?.kind === 'symbol' ? Number(/_(\d+)$/u.exec(name.name)?.[1] ?? 0) : 0;
}

/** Takes the names off items that share one name, or of which only the first is named. */
function unlabelled(listed: readonly Node[]): Unlabelled {
  const named = listed.flatMap(eachNamed);
  const items =
    named.length > listed.length ? named.toSorted((one, other) => indexOf(one) - indexOf(other)) : named;
  const labelled = items.map((item) => (item.kind === 'relation' ? readLabelled(item) : null));
  const [first] = labelled;
  const plain: Unlabelled = { items, isRecord: false, label: null };
  if (first === null || first === undefined || first.label === null) return plain;
  const rest = labelled.slice(1);
  if (rest.every((item) => item === null)) {
    const isBare = items.slice(1).every((item) => item.kind !== 'relation');
    return isBare ? { items: [first.value, ...items.slice(1)], isRecord: false, label: first.label } : plain;
  }
  const key = nodeKey(first.label);
  if (!rest.every((item) => item !== null && item.label !== null)) return plain;
  const isShared = rest.every((item) => item?.label && nodeKey(item.label) === key);
  if (!isShared) return { items, isRecord: true, label: null };
  return {
    items: labelled.flatMap((item) => (item === null ? [] : [item.value])),
    isRecord: false,
    label: first.label,
  };
}

/** The name of a value without the number by which it is counted: `x` of `x_1`. */
export function baseName(label: Node): string {
  return label.kind === 'symbol' ? label.name.replace(/_\d+$/u, '') : nodeKey(label);
}
