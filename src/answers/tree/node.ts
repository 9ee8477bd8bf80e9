import type { Rational } from '../number/rational.ts';

/** How a number was written, where that matters for rounding. */
export interface Digits {
  /** Significant digits. */
  readonly significant: number;
  /** Power of ten of the last digit. */
  readonly lastPlace: number;
}

export type RelationOperator = '=' | '!=' | '<' | '<=' | '>' | '>=' | '~' | 'in';

/** A parsed answer: one tree for values and for the structures around them. */
export type Node =
  | { readonly kind: 'number'; readonly value: Rational; readonly digits: Digits | null }
  | SymbolNode
  | { readonly kind: 'sum'; readonly terms: readonly Node[] }
  | { readonly kind: 'product'; readonly factors: readonly Node[] }
  | { readonly kind: 'power'; readonly base: Node; readonly exponent: Node }
  | { readonly kind: 'call'; readonly name: string; readonly inputs: readonly Node[] }
  | BoundedNode
  | { readonly kind: 'plus-minus'; readonly value: Node; readonly flipped: boolean }
  | { readonly kind: 'percent'; readonly value: Node }
  | { readonly kind: 'matrix'; readonly rows: readonly (readonly Node[])[] }
  | GroupNode
  | { readonly kind: 'set'; readonly items: readonly Node[] }
  | ListNode
  | RelationNode
  | RegionNode
  | { readonly kind: 'ratio'; readonly parts: readonly Node[] };

/** A variable, a constant, a unit or a label, told apart by its name. */
export interface SymbolNode {
  readonly kind: 'symbol';
  readonly name: string;
}

/** A sum, product or integral between bounds. */
export interface BoundedNode {
  readonly kind: 'bounded';
  readonly operator: 'sum' | 'product' | 'integral';
  readonly variable: string;
  readonly from: Node;
  readonly to: Node;
  readonly body: Node;
}

/** Something in brackets that is not mere grouping: a tuple, a vector, an interval. */
export interface GroupNode {
  readonly kind: 'group';
  readonly open: '(' | '[' | '<' | ']';
  readonly close: ')' | ']' | '>' | '[';
  readonly items: readonly Node[];
}

/** Items without brackets. */
export interface ListNode {
  readonly kind: 'list';
  readonly items: readonly Node[];
  /** The word between the items, or a comma. */
  readonly joined: 'and' | 'or' | 'comma';
  /** Ends in an ellipsis, so the order carries meaning. */
  readonly continued: boolean;
}

/** Operands joined by relations, such as `-1 < x <= 4` or `x = 2 + 3 = 5`. */
export interface RelationNode {
  readonly kind: 'relation';
  readonly operands: readonly Node[];
  readonly operators: readonly RelationOperator[];
}

/** Sets joined by union, intersection or difference. */
export interface RegionNode {
  readonly kind: 'region';
  readonly operator: 'union' | 'intersection' | 'difference';
  readonly left: Node;
  readonly right: Node;
}
