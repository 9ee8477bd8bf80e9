/** Ways that lead away from each other. */
export const opposites: readonly (readonly [string, string])[] = [
  ['up', 'down'],
  ['left', 'right'],
  ['north', 'south'],
  ['east', 'west'],
  ['in', 'out'],
  ['clockwise', 'counterclockwise'],
  ['above', 'below'],
  ['+x', '-x'],
  ['+y', '-y'],
  ['+z', '-z'],
];

const ways: readonly (readonly [RegExp, string])[] = [
  [/^down(?:wards?)?$/u, 'down'],
  [/^up(?:wards?)?$/u, 'up'],
  [/^left(?:wards?)?$/u, 'left'],
  [/^right(?:wards?)?$/u, 'right'],
  [/^(north|south|east|west)(?:wards?|erly)?$/u, '$1'],
  [/^(north|south)-?(east|west)(?:wards?)?$/u, '$1$2'],
  [/^(north|south|n|s) of (east|west|e|w)$/u, '$1 of $2'],
  [/^(east|west|e|w) of (north|south|n|s)$/u, '$1 of $2'],
  [/^(north|south) latitude$|^latitude (north|south)$/u, '$1$2'],
  [/^(east|west) longitude$|^longitude (east|west)$/u, '$1$2'],
  [/^(above|below) (?:the )?horizontal$/u, '$1'],
  [/^(?:\+ ?|positive )([xyz])(?:-?axis)?$/u, '+$1'],
  [/^(?:- ?|negative )([xyz])(?:-?axis)?$/u, '-$1'],
  [/^into (?:the )?(?:page|paper|plane of the page)$/u, 'in'],
  [
    /^out of (?:the )?(?:page|paper|plane of the page)(?:,? towards? (?:the )?(?:viewer|observer|reader))?$/u,
    'out',
  ],
  [/^clockwise$/u, 'clockwise'],
  [/^(?:anti|counter)-?clockwise$/u, 'counterclockwise'],
];

/** Words that lead up to a direction, and name none. */
const leading =
  /^(?:(?:and|is|directed|pointing|points|acting|vertically|horizontally|in an?|in the|in|to the|towards? the|towards?|to|due|along the|along|the|at) )+(?!of )/u;

/** The one name of a way that is told in any of the usual words; null for other words. */
export function wayOf(said: string): string | null {
  const words = said
    .toLowerCase()
    .trim()
    .replace(leading, '')
    .replace(/[- ]direction$/u, '')
    .trim();
  const found = ways.find(([pattern]) => pattern.test(words));
  if (found === undefined) return null;
  return words
    .replace(found[0], found[1])
    .replace(
      /\b([nsew])\b/gu,
      (letter) => ({ n: 'north', s: 'south', e: 'east', w: 'west' })[letter] ?? letter,
    );
}

const mayBeWay =
  /direction|\\hat|clockwise|page|paper|axis|north|south|^\W{0,3}(?:[NS][EW]|[-+\u2212\u2013]\s?[xyz])\W{0,3}$/i;

/** A unit vector without what only sets its letter: `\\hat{\\mathbf{x}}` is `\\hatx`. */
function bareLetters(text: string): string {
  return text.replace(/\\math[br][fm]|[{} ]|math/g, '').replace(/\\(?=[ij]$)/, '');
}

const axes: Readonly<Record<string, string>> = { i: 'x', j: 'y', k: 'z' };

/** A way that a whole text names by an axis or a point of the compass: `-z direction`, `NE`; null for any other text. */
export function bareWay(text: string): string | null {
  if (text.length > 60 || !mayBeWay.test(text)) return null;
  const plain = text
    .replace(/\\(?:text\w*|mathrm)\s*\{([^{}]*)\}/gu, ' $1 ')
    .replace(/[$~]|\\[,;: ]/gu, ' ')
    .replace(/[\u2010-\u2015\u2212]/gu, '-')
    .replace(/ +/gu, ' ')
    .replace(/(?<=[+-]) (?=[xyz])/u, '')
    .replace(/ -(?=direction$|axis$)/u, '-')
    .trim();
  const unit = plain.includes('\\hat') ? /^([+-]?)\\hat([xyzijk])$/.exec(bareLetters(plain)) : null;
  if (unit !== null) return `${unit[1] === '-' ? '-' : '+'}${axes[unit[2] ?? ''] ?? unit[2]}`;
  const point = /^(N|S)(E|W)$/u.exec(plain);
  if (point !== null) return `${point[1] === 'N' ? 'north' : 'south'}${point[2] === 'E' ? 'east' : 'west'}`;
  const way = wayOf(plain.replace(/[ -](?:axis|direction)$/u, ''));
  return way !== null &&
    /^(?:[+-][xyz]|(?:north|south)(?:east|west)|(?:counter)?clockwise|in|out)$/u.test(way)
    ? way
    : null;
}

/** Angles from east or west, however they are told: `E 30° N` and `60° east of north` are `30° north of east`, `23.5° S` is south. */
export function withCompass(text: string): string {
  if (!/[NSEW]| of /u.test(text)) return text;
  return text
    .replace(
      /^([NSEW]) ?(\d[\d.]*) ?(?:°|\^ ?\{? ?\\circ ?\}?) ?([NSEW])$/u,
      (_, from: string, angle: string, to: string) => `${angle}° ${points.get(to)} of ${points.get(from)}`,
    )
    .replace(
      /(?<=[A-Za-z\d}] )([NS])([EW])$/u,
      (_, one: string, other: string) => `${points.get(one)}${points.get(other)}`,
    )
    .replace(
      /^(\d[\d.]* ?(?:°|\^ ?\{? ?\\circ ?\}?|degrees)) ?([NSEW])$/u,
      (_, angle: string, to: string) => `${angle} ${points.get(to)}`,
    )
    .replace(
      /(\d{1,2}(?:\.(\d{1,4}))?)( ?(?:°|\^ ?\{? ?\\circ ?\}?|degrees)) (east|west) of (?:due )?(north|south)$/,
      (_, angle: string, decimals = '', sign: string, to: string, from: string) =>
        `${(90 - Number(angle)).toFixed(decimals.length)}${sign} ${from} of ${to}`,
    );
}

const points: ReadonlyMap<string, string> = new Map([
  ['N', 'north'],
  ['S', 'south'],
  ['E', 'east'],
  ['W', 'west'],
]);
