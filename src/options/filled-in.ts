/** Returns options with the default of each that is left out or undefined. */
export function filledIn<Options extends object>(
  defaults: Required<Options>,
  given: Options | undefined,
): Required<Options> {
  return { ...defaults, ...withoutUndefined(given ?? {}) };
}

/** Returns the options that are set: one that is undefined must not take the place of a default when it is spread over it. */
export function withoutUndefined<Options extends object>(given: Options): Partial<Options> {
  const set = Object.entries(given).filter(([, value]) => value !== undefined);
  return Object.fromEntries(set) as Partial<Options>;
}
