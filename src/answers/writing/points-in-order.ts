const named = /\\(angle|triangle) ?(?:\{ ?)?([A-Z]) ?([A-Z]) ?([A-Z])(?![A-Za-z_'])/gu;

/**
 * How the points of angles and of triangles that are alike follow each other, in one writing: `\angle ABC` is `\angle CBA` and
 * no `\angle BAC`, and `\triangle ABC \sim \triangle DEF` is no `\triangle ABC \sim \triangle DFE`. As products of letters
 * they would be the same. Empty where a text names none.
 */
export function pointsInOrder(text: string): string {
  if (!/\\(?:angle|triangle)/u.test(text)) return '';
  const found = [...text.matchAll(named)].map(([, sign = '', ...letters]) => ({
    sign,
    points: letters.join(''),
  }));
  const angles = found
    .filter(({ sign }) => sign === 'angle')
    .map(({ points }) => lessOf(points, turned(points)));
  const triangles = found.filter(({ sign }) => sign === 'triangle').map(({ points }) => points);
  const [first, second, ...more] = triangles;
  const areAlike = /\\(?:sim|simeq|cong|approx|equiv)(?![a-z])|~/u.test(text);
  const pairs =
    areAlike && first !== undefined && second !== undefined && more.length === 0
      ? [pairsOf(first, second)]
      : [];
  return [...angles.toSorted(), ...pairs].join(' ');
}

/** Which point of one triangle belongs to which of the other, whichever is named first. */
function pairsOf(first: string, second: string): string {
  const [from, to] =
    [...first].toSorted().join('') <= [...second].toSorted().join('') ? [first, second] : [second, first];
  return [...from]
    .map((point, at) => `${point}${to[at]}`)
    .toSorted()
    .join('');
}

function turned(points: string): string {
  return [...points].toReversed().join('');
}

function lessOf(one: string, other: string): string {
  return one < other ? one : other;
}

/** Whether two texts name points in another order; one may leave its angles out, of which it states the size. */
export function areSwapped(one: string, other: string): boolean {
  return one !== other && one !== '' && other !== '';
}

/** Whether two texts cross the same letters in another order. */
export function areTurned(one: readonly string[], other: readonly string[]): boolean {
  return one.join() !== other.join() && one.toSorted().join() === other.toSorted().join();
}
