import { rewriteBuilders } from './rewrite-builders.ts';
import { rewriteCircles } from './rewrite-circles.ts';
import { rewriteComparisons } from './rewrite-comparisons.ts';
import { rewriteConditions } from './rewrite-conditions.ts';
import { rewriteCounting } from './rewrite-counting.ts';
import { rewriteDeclarations } from './rewrite-declarations.ts';
import { rewriteNumberSets } from './rewrite-number-sets.ts';
import { rewritePermutations } from './rewrite-permutations.ts';
import { rewritePieces } from './rewrite-pieces.ts';
import { rewriteRestrictions } from './rewrite-restrictions.ts';
import { rewriteSets } from './rewrite-sets.ts';

/** Writes in signs what is said in words beside a value: sets, constants, whole numbers, and for what it holds. */
export function rewriteClauses(text: string): string {
  return clauses.reduce((current, rewrite) => rewrite(current), text);
}

/** In the order in which they are taken off the end. */
const clauses: readonly ((text: string) => string)[] = [
  rewritePieces,
  rewritePermutations,
  rewriteCircles,
  rewriteSets,
  rewriteBuilders,
  rewriteNumberSets,
  rewriteComparisons,
  rewriteCounting,
  rewriteDeclarations,
  rewriteConditions,
  rewriteRestrictions,
];
