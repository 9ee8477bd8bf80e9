/** Most places that are named. */
const mostPlaces = 3;

/**
 * Says where in a response that could not be read the trouble lies, as far as its client found out: by path, with what was
 * expected there, and never with what was there. Blank when it did not.
 */
export function unreadIn(error: unknown): string {
  const places: string[] = [];
  let current = error;
  for (let depth = 0; depth < 6 && current instanceof Error; depth += 1) {
    if ('issues' in current && Array.isArray(current.issues)) {
      const issues: readonly unknown[] = current.issues;
      places.push(...issues.flatMap((issue) => placesOf(issue)));
      break;
    }
    current = current.cause;
  }
  const named = [...new Set(places)].slice(0, mostPlaces);
  return named.length === 0 ? '' : ` (at ${named.join(', ')})`;
}

/** The place of one issue below a path; of a choice between forms, the places of the form that got furthest. */
function placesOf(issue: unknown, above: readonly string[] = []): readonly string[] {
  if (typeof issue !== 'object' || issue === null) return [];
  const branches = 'errors' in issue && Array.isArray(issue.errors) ? issue.errors : [];
  const own = 'path' in issue && Array.isArray(issue.path) ? issue.path.map(String).map(named) : [];
  const path = [...above, ...own];
  const nested = branches
    .flatMap((branch: unknown) =>
      Array.isArray(branch) ? [branch.flatMap((part) => placesOf(part, path))] : [],
    )
    .sort((left, right) => furthest(right) - furthest(left))[0];
  if (nested !== undefined && nested.length > 0) return nested;
  const expected = 'expected' in issue && typeof issue.expected === 'string' ? issue.expected : null;
  if (path.length === 0 && expected === null) return [];
  const place = path.length === 0 ? 'the top' : path.join('.');
  return [`${place}${expected === null ? '' : `: expected ${expected}`}`];
}

function furthest(places: readonly string[]): number {
  return Math.max(0, ...places.map((place) => place.split('.').length));
}

/** Names of members are words of the protocol; what is no such word may be data. */
function named(part: string): string {
  return /^[A-Za-z0-9_-]{1,40}$/u.test(part) ? part : '?';
}
