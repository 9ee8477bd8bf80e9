/**
 * Words that say how far something is from something else: a number before one of them is a difference or a time apart,
 * not the value itself, as in `21 minutes longer` and `3 hours ago`.
 */
export const comparingWords: ReadonlySet<string> = new Set(
  `ago apart away later earlier sooner early late longer shorter taller higher lower deeper wider narrower thicker thinner broader older younger newer
  faster slower quicker heavier lighter warmer cooler hotter colder hot cold brighter darker louder nearer closer farther further stronger weaker
  harder softer denser steeper richer poorer cheaper dearer better worse bigger larger smaller greater fewer less more extra additional
  ahead behind beyond remaining left over off short shy`.split(/\s+/u),
);
