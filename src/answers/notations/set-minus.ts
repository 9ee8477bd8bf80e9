/** Writes a backslash or minus sign that takes one set from another as the command for it: `[1,3] \ [1,2]`, `R-{2}`, `R\{0, 1\}`. */
export function withSetMinus(text: string): string {
  if (!/ \\ |[Rℝ] ?\}? ?[-−\\∖]/u.test(text)) return text;
  return text
    .replace(betweenIntervals, '\\setminus ')
    .replace(beforeNumbers, '\\setminus \\{$1\\}')
    .replace(realsWithout, '$1\\mathbb{R} \\setminus \\{$2\\}');
}

const bound = String.raw`[^()[\]{},;]{1,30}`;

/** Between two intervals of which one has a square bracket, or behind one before the set of a few numbers; elsewhere it is a space. */
const betweenIntervals = new RegExp(
  String.raw`(?<=\[ ?${bound}, ?${bound}[\])] |\( ?${bound}, ?${bound}\] )\\ (?=[[(] ?${bound}, ?${bound}[\])])`,
  'g',
);

const beforeNumbers = new RegExp(
  String.raw`(?<=[[(] ?${bound}, ?${bound}[\])] )\\ \\?\{ ?([-−\d.,/ ]{1,40}?) ?\\?\}`,
  'g',
);

/** The real numbers without a few. */
const realsWithout =
  /^(\$?(?:x ?(?:∈|\\in) ?)?)(?:R|ℝ|\\R|\\mathbb ?\{? ?R ?\}?) ?(?:-|−|∖|\\setminus|\\backslash|\\(?= ?\{)) ?\\?\{ ?([-−\d.,/ ]{1,40}?) ?\\?\}(?=[$.]*$)/u;
