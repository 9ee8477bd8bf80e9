/**
 * Tells whether two names are of one model: with or without its provider, the organisation before it, capitals, and the date of
 * a version behind it.
 */
export function isSameModel(one: string, other: string): boolean {
  return idOf(one) === idOf(other);
}

function idOf(name: string): string {
  const id = name
    .toLowerCase()
    .split(':')
    .slice(name.includes(':') ? 1 : 0)
    .join(':');
  return (id.split('/').at(-1) ?? id).replace(/-(?:20\d\d-?\d\d-?\d\d|latest)$/u, '');
}
