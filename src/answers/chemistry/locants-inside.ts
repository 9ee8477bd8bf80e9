/**
 * The name of a compound with the numbers of its places inside of it, as the rules of 1993 write it: `2-methyl-2-butene` is
 * `2-methylbut-2-ene`, `1,3-butadiene` is `buta-1,3-diene`. Any other name, in small letters, as it is.
 */
export function locantsInside(name: string): string {
  const [whole = '', places, parent = '', more = ''] =
    /(?<![^-])(\d(?:,\d)*)-([a-z]{5,20})(-\d-o[nel]+)?$/.exec(name) ?? [];
  const stem = stems.find((each) => parent.startsWith(each) || parent.startsWith(`cyclo${each}`));
  const chain = parent.startsWith('cyclo') ? `cyclo${stem}` : (stem ?? '');
  const ending = endings.get(parent.slice(chain.length));
  const before = name.slice(0, name.length - whole.length);
  const isJoined = substituents.some((each) => before.endsWith(`${each}-`));
  if (stem === undefined || ending === undefined || (!isJoined && !isomers.has(before))) return name;
  const [link, end] = ending;
  return `${isJoined ? before.slice(0, -1) : before}${chain}${link}-${places}-${end}${more}`;
}

const stems = ['prop', 'but', 'pent', 'hex', 'hept', 'oct', 'non', 'dec'];

/** What follows the stem, as what is before and behind the places. */
const endings: ReadonlyMap<string, readonly [string, string]> = new Map([
  ...['ene', 'yne', 'en'].map((end): [string, [string, string]] => [end, ['', end]]),
  ...['diene', 'triene'].map((end): [string, [string, string]] => [`a${end}`, ['a', end]]),
  ...['ol', 'one', 'amine'].map((end): [string, [string, string]] => [`an${end}`, ['an', end]]),
  ...['diol', 'triol', 'dione', 'diamine'].map((end): [string, [string, string]] => [
    `ane${end}`,
    ['ane', end],
  ]),
]);

const substituents = ['yl', 'oxy', 'chloro', 'bromo', 'fluoro', 'iodo', 'amino', 'nitro', 'hydroxy'];

/** What may be before the places, besides substituents. */
const isomers: ReadonlySet<string> = new Set(['', '(e)-', '(z)-', '(r)-', '(s)-', 'cis-', 'trans-']);
