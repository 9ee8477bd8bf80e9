import { pattern } from '../tokens/pattern.ts';

/**
 * Whether two names, each a list of folded words with given names first, are of different persons for sure. Names of
 * things have many translations, and surnames several spellings, so that such names may still be of one bearer.
 */
export function areOtherBearers(left: readonly string[], right: readonly string[]): boolean {
  if (![left, right].every(isOfPerson)) return false;
  const [given = '', other = ''] = [left[0], right[0]];
  if (areTranscribed(left, right)) return false;
  const surnames = [left.at(-1) ?? '', right.at(-1) ?? ''] as const;
  return surnames[0] === surnames[1] ? areOtherGiven(given, other) : !isNear(...surnames);
}

/** Whether words of one or two syllables may be those of the other side in another system: `Tao Te Ching`, `Dao De Jing`. */
function areTranscribed(left: readonly string[], right: readonly string[]): boolean {
  return (
    left.length > 2 &&
    left.length === right.length &&
    left.every((word, at) => word.slice(1).replace(/h/g, '') === right[at]?.slice(1).replace(/h/g, ''))
  );
}

/** The names of a genus are the same, and what follows them is not: other species. */
export function areOtherSpecies(left: readonly string[], right: readonly string[]): boolean {
  const [one = '', other = ''] = [left[1], right[1]];
  return (
    left.length === 2 &&
    right.length === 2 &&
    left[0] === right[0] &&
    [one, other].every((word) => epithet.test(word)) &&
    !isNear(one, other)
  );
}

/** How the second part of a name of species ends; `Golgi body` names none. */
const epithet = /(?:us|um|is|[aeio]|ns|r|x|os)$/u;

function isOfPerson(words: readonly string[]): boolean {
  return (
    words.length >= 2 &&
    words.length <= 4 &&
    words.every(
      (word, index) => pattern`^\p{L}['’\p{L}]*$`.test(word) && !(index === 0 ? beginnings : heads).has(word),
    ) &&
    (words.at(-1) ?? '').length > 2
  );
}

/** What names of places, works and things begin with. */
const beginnings: ReadonlySet<string> = new Set(
  `mount lake river cape fort port saint st san santa new old great north south east west big little red green blue black white golden royal
  grand holy world national international american british french german russian chinese roman greek chapter part article act book
  volume symphony battle treaty siege king queen pope prince princess tsar emperor la le el les das der die il`.split(
    /\s+/u,
  ),
);

/** What names of things, places and works end with, or hold. */
const heads: ReadonlySet<string> = new Set(
  `of v vs and war wars revolution amendment cycle act treaty battle law laws effect theorem avenue street road square bridge river lake
  mountain mountains ocean sea island islands bay gulf canal strait desert empire kingdom republic dynasty party union league house
  palace cathedral church abbey temple tower castle university college school court case symphony sonata concerto opera overture
  land books band reason wave waves acid base test model method principle rule paradox system company corporation bank times post
  journal prize award cup bowl games process reaction equation constant number curve function process theory hypothesis conjecture
  syndrome disease reform reforms rebellion uprising crisis affair plan doctrine compromise pact accord accords convention congress
  conference declaration charter code dam city town park garden gardens museum gallery day week month year age era period movement
  renaissance reformation restoration depression purchase expedition trail line wall gate horn`.split(/\s+/u),
);

/** One given name in several languages, or cut. */
const translations: readonly (readonly string[])[] =
  `john jean johann johannes jan giovanni ivan juan joao jack jon johnny
william wilhelm guillaume guillermo bill will billy willy liam
charles karl carl carlos carlo charlie chuck
henry heinrich henri enrique harry hank
james jacob jakob jacques jaime giacomo jim jimmy jamie
peter pierre pedro pyotr piotr pietro
paul paolo pablo pavel
mary marie maria
theodore fyodor feodor theodor ted
edward eduard edouard ted teddy ed eddie ned
leo lev leon
louis ludwig luis luigi lewis
francis franz francois francesco francisco frank
frederick friedrich frederic fred
joseph josef giuseppe jose joe
michael mikhail michel miguel mike mick mickey
nicholas nikolai nicolas nicolaus
alexander aleksandr alexandre alejandro alex alec
robert roberto bob bobby rob robbie
richard ricardo dick rick rich ricky
christopher cristobal cristoforo chris
anthony antonio anton antoine tony
ferdinand fernando hernan
george georg georges jorge giorgio yuri
stephen steven stefan etienne steve
andrew andrei andre andreas
matthew matthieu matteo matt
thomas tomas tommaso tom tommy
samuel sam
benjamin ben
daniel dan
margaret marguerite peggy maggie meg
elizabeth isabel isabella elisabeth betty betsy bess liz lizzie eliza beth
catherine katherine ekaterina caterina kate katie kathy cathy
helen elena helene ellen
sergei sergey serge
vladimir wladimir
jawaharlal pandit
david dave davy davide
lawrence laurence larry lorenzo
jeffrey geoffrey jeff geoff
harold harry hal
terence terry
gerald jerry gerry
albert alberto al bert
alfred alfredo al fred alf
eugene gene
kenneth kenny
patricia patty trish
susan sue
rebecca becky
deborah debbie
vincent vinnie vincenzo vicente`
    .split('\n')
    .map((line) => line.split(' '));

function areOtherGiven(left: string, right: string): boolean {
  if (left[0] === right[0] && (left.length === 1 || right.length === 1)) return false;
  const [short = '', long = ''] = [left, right].sort((one, other) => one.length - other.length);
  // `Greg` may be short for `Gregory`.
  if (short.length >= 3 && long.startsWith(short)) return false;
  return !(
    isNear(left, right) || translations.some((names) => names.includes(left) && names.includes(right))
  );
}

/** Whether two words may be spellings of one: no more than two letters apart. */
function isNear(left: string, right: string): boolean {
  if (left.length > 24 || right.length > 24) return true;
  if (left.length < 3 || right.length < 3) return left === right;
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (const [at, letter] of [...left].entries()) {
    const next = [at + 1];
    for (const [index, other] of [...right].entries())
      next.push(
        Math.min(
          (row[index] ?? 0) + (letter === other ? 0 : 1),
          (row[index + 1] ?? 0) + 1,
          (next[index] ?? 0) + 1,
        ),
      );
    row = next;
  }
  return (row[right.length] ?? 0) <= (Math.max(left.length, right.length) < 6 ? 1 : 2);
}
