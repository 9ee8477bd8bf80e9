/**
 * Whether two condensed formulas differ only in how they write ethyl: `CH3CH2OH`, `C2H5OH`. What begins with its carbons and goes on
 * with the alphabet may only count atoms, and says nothing of groups: `C2H5NO2`.
 */
export function haveSameGroups(left: readonly string[], right: readonly string[]): boolean {
  return !mayCount(left) && !mayCount(right) && withEthyls(left) === withEthyls(right);
}

function withEthyls(parts: readonly string[]): string {
  return parts
    .join()
    .replace(/(?<=^|\(,)C1,H3,C1,H2(?=,(?!C1,H3))/gu, 'C2,H5')
    .replace(/(?<=[A-Z][a-z]?\d*,)C1,H2,C1,H3(?=,\*|,\))/gu, 'C2,H5');
}

/** Whether each element occurs once, in the order of a formula that counts atoms; a single halogen behind the rest has one place. */
function mayCount(parts: readonly string[]): boolean {
  const symbols = parts.filter((part) => part !== '*').map((part) => part.replace(/\d/gu, ''));
  const [first, second, ...rest] = symbols;
  return (
    first === 'C' &&
    second === 'H' &&
    rest.join() === rest.toSorted().join() &&
    new Set(symbols).size === symbols.length &&
    !(rest.length === 1 && /^(?:F|Cl|Br|I)$/u.test(rest[0] ?? ''))
  );
}

/** Whether one chain without brackets is the other, read from its other end: `HOCH2CH3`. */
export function areTurned(left: readonly string[], right: readonly string[]): boolean {
  const [from, to] = [groupsOf(left), groupsOf(right)];
  return from.length > 1 && from.toReversed().join() === to.join();
}

/** The atoms of a chain, each with its hydrogens before or behind it. */
function groupsOf(parts: readonly string[]): readonly string[] {
  if (parts.some((part) => /[()]/u.test(part))) return [];
  const groups: string[] = [];
  let waiting = '';
  for (const part of parts) {
    if (part.startsWith('*')) continue;
    if (!/^H\d/u.test(part)) {
      groups.push(`${part}${waiting}`);
      waiting = '';
    } else if (groups.length === 0) waiting = part;
    else groups[groups.length - 1] = `${groups.at(-1)}${part}`;
  }
  return groups;
}
