/** Whether what follows a value makes it one of many, or a guess: `42, give or take`, `42, I think`, `42, assuming the die is fair`. */
export function loosens(tail: string): boolean {
  if (limits(tail)) return true;
  if (!/^[,;\s(–—-]/u.test(tail)) return false;
  const words = tail
    .slice(0, 40)
    .toLowerCase()
    .split(/[^a-z]+/u)
    .filter((word) => word !== '');
  const [first = '', second = '', third = ''] = words;
  // Brackets behind an answer say what the question leaves to be understood.
  if (/^\s?\(/u.test(tail) && taking.has(first)) return false;
  return (
    guesses.has(first) ||
    taking.has(first) ||
    pairs.has(`${first} ${second}`) ||
    pairs.has(`${first} ${second} ${third}`) ||
    (first === 'i' && thinks.has(second))
  );
}

/** `apples at most`, `apples in theory`: what says behind what is counted that there may be another number of them. */
function limits(tail: string): boolean {
  if (tail.length > 40 || !tail.startsWith(' ')) return false;
  const words = tail.replace(/[.!]$/, '').split(' ');
  return words.length < 7 && hows.get(words.at(-2) ?? '')?.includes(words.at(-1) ?? '') === true;
}

const hows: ReadonlyMap<string, readonly string[]> = new Map([
  ['at', ['most', 'least', 'best', 'worst']],
  ['in', ['theory', 'principle', 'doubt', 'error', 'dispute']],
  ['on', ['average', 'paper']],
  ['by', ['mistake', 'accident', 'estimate']],
  ['under', ['protest']],
]);

const guesses: ReadonlySet<string> = new Set(
  'presumably probably perhaps maybe possibly depending unless'.split(' '),
);
const taking: ReadonlySet<string> = new Set(['assuming', 'provided']);
const pairs: ReadonlySet<string> = new Set([
  'give or take',
  'plus or minus',
  'more or less',
  'or so',
  'or thereabouts',
  'at a guess',
  'at least',
  'at most',
  'at best',
  'in theory',
  'as far as',
  'if i',
  'if memory',
  'not sure',
  'not certain',
  'not necessarily',
]);
const thinks: ReadonlySet<string> = new Set(['think', 'guess', 'believe', 'suppose', 'assume']);
