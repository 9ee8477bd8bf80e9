import type { LeafPlan, Plan } from '../../core/stage.ts';
import { ConfigurationError } from '../../errors/index.ts';

/** A leaf at its place in a pipeline. */
export interface CompiledLeaf {
  readonly plan: LeafPlan;
  readonly depth: number;
  /** The refill that begins at this leaf and replaces its draws. */
  readonly refill: CompiledRefill | null;
  /** How many refills end behind this leaf. */
  readonly closes: number;
  /** Record kinds that some later leaf produces: those of this leaf are not final then. */
  readonly laterKinds: ReadonlySet<string>;
}

export interface CompiledRefill {
  readonly kept: number;
  readonly maxAttempts: number;
}

/**
 * Lays a plan out as a row of leaves, with the refills marked where they begin and end.
 *
 * @param at - what issues call its stages
 */
export function compilePlan(plan: Plan, at = 'compose.stages'): readonly CompiledLeaf[] {
  const drafts: { plan: LeafPlan; refill: CompiledRefill | null; closes: number }[] = [];
  layOut(plan);
  refuseEqualNames(
    drafts.map((draft) => draft.plan.name),
    at,
  );
  const kinds = producedKinds(drafts.map((draft) => draft.plan));
  return drafts.map((draft, depth) => ({
    ...draft,
    depth,
    laterKinds: new Set(kinds.slice(depth + 1).filter((kind) => kind !== null)),
  }));

  function layOut(part: Plan): void {
    if (part.kind === 'leaf') {
      drafts.push({ plan: part, refill: null, closes: 0 });
    } else if (part.kind === 'sequence') {
      for (const inner of part.parts) layOut(inner);
    } else {
      const first = drafts.length;
      layOut(part.part);
      const opening = drafts[first];
      const closing = drafts.at(-1);
      if (opening !== undefined) opening.refill = { kept: part.kept, maxAttempts: part.maxAttempts };
      if (closing !== undefined) closing.closes += 1;
    }
  }
}

function refuseEqualNames(names: readonly string[], at: string): void {
  const repeated = names.filter((name, index) => names.indexOf(name) < index);
  if (repeated.length === 0) return;
  throw new ConfigurationError(
    [...new Set(repeated)].map((name) => ({
      option: at,
      message: `two stages are named "${name}"; give one of them another name, since stored results are told apart by it`,
    })),
  );
}

/** A leaf that does not say what it produces is taken to hand on the kind that it was given. */
function producedKinds(leaves: readonly LeafPlan[]): readonly (string | null)[] {
  let current: string | null = null;
  return leaves.map((leaf) => {
    current = leaf.produces ?? current;
    return current;
  });
}
