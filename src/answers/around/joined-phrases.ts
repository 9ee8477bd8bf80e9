/**
 * Phrases between spaces, each line a choice of words for each place between strokes: `must has_to | be` are ` must be ` and ` has to be `.
 * As alternatives of a pattern they would be compiled, which takes a hundred times as much memory.
 */
export function joinedPhrases(...lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) =>
    line
      .split(' | ')
      .map((place) => place.split(' ').map((words) => words.replaceAll('_', ' ')))
      .reduce((starts, ends) => starts.flatMap((start) => ends.map((end) => `${start} ${end}`)))
      .map((phrase) => ` ${phrase} `),
  );
}
