/** Returns the `kind` that tells records apart; null for a value that has none. */
export function kindOf(value: unknown): string | null {
  return typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string'
    ? value.kind
    : null;
}
