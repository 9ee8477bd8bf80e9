/**
 * Whether a word can end the name of what a number counts, as `apples` and `missing values`. Adverbs, number words and what is done to a
 * number cannot: `12 millions`, `12 doubled`, `12 repeating`, `12 (upper bound)`.
 */
export function canBeCounted(word: string): boolean {
  return !done.has(word) && !(word.length > 4 && /ly$/u.test(word) && !nouns.test(word));
}

/** Nouns that end as adverbs do. */
const nouns =
  /^(?:family|assembly|monopoly|anomaly|supply|reply|butterfly|dragonfly|ally|rally|tally|belly|jelly|bully|dolly|lily|gully|folly|melancholy|duopoly)$/u;

const done: ReadonlySet<string> = new Set(
  `fail fails failed failing doubled halved tripled quadrupled multiplied increased decreased reduced reversed inverted negated flipped
  transposed conjugated repeating repeated recurring periodic omitted excluded missing removed deleted erased struck cancelled canceled
  rejected discarded invalid void null nil nothing nobody none once upper bound bounds limit minimum maximum minima maxima estimate estimates
  guess error errors underestimated overestimated assumed guessed supposed alleged disputed doubted unknown undefined undetermined
  uncertain ambiguous opposite inverses reciprocals logarithm logarithms factorials conjugate transpose exponent remainder divisor
  tausend millionen milliarden millones milliards milioni mil each apiece score gross minimum maximum initially originally
  tens hundreds thousands millions billions trillions fold twofold threefold tenfold hundredfold ish apiece hence onward onwards tomorrow
  yesterday exclusive inclusive net max first decimals figs something etc example others instance`.split(
    /\s+/u,
  ),
);
