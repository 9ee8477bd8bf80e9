import type { ItemNode } from './nodes.ts';

/** Returns how many draws of an item are due by now; what is wrong with the number is noted at the item. */
export function wantedDraws(node: ItemNode): number {
  const { refill, plan } = node.leaf;
  if (refill !== null) return Math.min(refill.maxAttempts, refill.kept + node.lostDraws);
  if (node.broken !== null || (plan.sequential && node.closed < node.started)) return node.started;
  try {
    const wanted = plan.draws(node.item, node.earlier);
    if (Number.isSafeInteger(wanted) && wanted >= Math.max(1, node.started))
      return plan.sequential ? Math.min(wanted, node.started + 1) : wanted;
    node.broken = `draws must return a whole number of at least ${Math.max(1, node.started)}, got ${wanted}`;
  } catch (error) {
    node.broken = `draws threw ${error instanceof Error ? error.message : String(error)}`;
  }
  // One more task, which fails with what is broken: an item never vanishes without a record.
  return node.started + 1;
}
