/** Most names asked for, and taken, at once. */
export const pageSize = 25;

/**
 * Returns how many pages are wanted, given those that were read: one more until the target is met, a page brought nothing new,
 * or so many pages came that more would be of no use.
 */
export function pagesWanted(target: number, earlier: readonly (readonly unknown[])[]): number {
  const found = earlier.reduce((sum, page) => sum + page.length, 0);
  const mostPages = 2 * Math.ceil(target / pageSize) + 2;
  const isDry = earlier.at(-1)?.length === 0;
  return found >= target || isDry || earlier.length >= mostPages ? earlier.length : earlier.length + 1;
}
