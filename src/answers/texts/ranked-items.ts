/**
 * The items of a sentence that says which comes at which place, in the order of the places: `Ann finished first, Cal second, and Bob
 * third`, `Ann came first, then Cal, then Bob`. Null for any other text, and where a place is missing or taken twice.
 */
export function rankedItems(text: string): readonly string[] | null {
  if (text.length > 240 || !/first|1st/iu.test(text)) return null;
  const clauses = text
    .trim()
    .replace(/^The (?:final )?order (?:is|was):? |\.$/gu, '')
    .split(/[,;] (?:and |while )?| and (?!then )|(?<!and) (?=and then |then |followed by )/u)
    .map(readClause);
  if (clauses.length < 2 || clauses.length > placeWords.length) return null;
  const [head, ...rest] = clauses;
  const isChain = head?.place === 1 && rest.every(({ follows }) => follows);
  const inOrder = isChain
    ? clauses.map((clause) => [clause])
    : clauses.map((_, at) =>
        clauses.filter(
          ({ place }) => place === (at + 1 === clauses.length ? 'last' : at + 1) || place === at + 1,
        ),
      );
  const names = inOrder.flatMap((those) => (those.length === 1 ? those.map(({ name }) => name) : ['']));
  return names.includes('') || new Set(names).size < names.length ? null : names;
}

interface Clause {
  /** Empty where the clause says more than a name and its place. */
  readonly name: string;
  readonly place: number | 'last' | null;
  /** Whether it only comes behind the one before. */
  readonly follows: boolean;
}

/** Reads `Ann finished first`, `First Ann`, `Cal second`, `then Bob`, `followed by Bob`. */
function readClause(clause: string): Clause {
  const words = clause.split(' ');
  const from = words.findIndex((word) => /^[A-Z]/u.test(word) && !/^(?:First|The)$/u.test(word));
  const behind = words.findIndex((word, at) => at > from && !/^[A-Z]/u.test(word));
  const end = behind < 0 ? words.length : behind;
  const [before, name, after] = [words.slice(0, Math.max(0, from)), words.slice(from, end), words.slice(end)];
  const said = [...before, ...after].map((word) => word.toLowerCase()).filter((word) => word !== 'the');
  const places = said.filter((word) => placeOf(word) !== null);
  const others = said.filter((word) => placeOf(word) === null);
  const follows = places.length === 0 && after.length === 0 && before.some((word) => following.has(word));
  const isPlain =
    from >= 0 &&
    (follows ? others.every((word) => leading.has(word)) : others.every((word) => verbs.has(word)));
  return {
    name: isPlain ? name.join(' ') : '',
    place: places.length === 1 ? placeOf(places[0] ?? '') : null,
    follows,
  };
}

function placeOf(word: string): number | 'last' | null {
  if (word === 'last') return word;
  const at = placeWords.findIndex(
    (place, index) => word === place || word === `${index + 1}${endings[index] ?? 'th'}`,
  );
  return at < 0 ? null : at + 1;
}

const placeWords = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];
const endings = ['st', 'nd', 'rd'];
const verbs: ReadonlySet<string> = new Set(
  'finished finishes came comes placed places was is ranked ranks arrived arrives went goes ended up in place'.split(
    ' ',
  ),
);
const following: ReadonlySet<string> = new Set(['then', 'next', 'finally', 'lastly', 'followed']);
const leading: ReadonlySet<string> = new Set([...following, 'and', 'was', 'is', 'by']);
