/** Returns options with the default of each that is left out or undefined. */
export function filledIn<Options extends object>(
  defaults: Required<Options>,
  given: Options | undefined,
): Required<Options> {
  const set = Object.entries(given ?? {}).filter(([, value]) => value !== undefined);
  return { ...defaults, ...Object.fromEntries(set) };
}
