import type { Node, SymbolNode } from '../tree/node.ts';

/**
 * Whether a letter may stand for what words name: `A` for `total area`, but not `P`, and `r` but not `d` for a radius. Letters of what is
 * asked for may stand for anything, and so may Greek ones and those with words of which none is known.
 */
export function mayBeLetterOf(words: SymbolNode, name: Node): boolean {
  const letter = name.kind === 'symbol' ? /^([A-Za-z])(?:_.*)?$/.exec(name.name)?.[1] : undefined;
  const told = words.name.slice('name:'.length).split(' ');
  if (actsOn(told, letter ?? (name.kind === 'call' ? 'f' : ''))) return false;
  if (letter === undefined || /[xyznN]/.test(letter)) return true;
  const said = told.filter((word) => letters.has(word));
  return said.length === 0 || said.some((word) => isLetterOf(word, letter));
}

/** `sum of y` and `\\int f(x)` are no `y` and `f(x)`. */
function actsOn(words: readonly string[], letter: string): boolean {
  const at = words.indexOf(letter.toLowerCase());
  if (at < 1) return false;
  return words[at - 1] === 'of' ? acting.has(words[at - 2] ?? '') : /^(?:int|sum|prod)$/.test(words[0] ?? '');
}

const acting: ReadonlySet<string> = new Set(
  'sum product digit digits index derivative integral length square cube logarithm root inverse reciprocal factorial power multiple'.split(
    ' ',
  ),
);

/** Whether all of some words name quantities, of which none has a letter: `radius` and `d`. */
export function areOfOtherLetter(words: readonly string[], letter: string): boolean {
  return (
    words.length > 0 &&
    !/[xyznN]/.test(letter) &&
    words.every((word) => letters.has(word) && !isLetterOf(word, letter))
  );
}

function isLetterOf(word: string, letter: string): boolean {
  return letters.get(word)?.includes(letter.toLowerCase()) === true;
}

/** The usual letters of quantities, in one case. */
const letters: ReadonlyMap<string, string> = new Map([
  ['acceleration', 'ag'],
  ['amplitude', 'a'],
  ['area', 'as'],
  ['base', 'ab'],
  ['capacitance', 'c'],
  ['charge', 'qe'],
  ['circumference', 'clpu'],
  ['current', 'i'],
  ['demand', 'dqp'],
  ['depth', 'dh'],
  ['diameter', 'd'],
  ['difference', 'd'],
  ['distance', 'dsrl'],
  ['energy', 'euwkqt'],
  ['enthalpy', 'hq'],
  ['entropy', 's'],
  ['force', 'ftrpw'],
  ['frequency', 'fv'],
  ['height', 'h'],
  ['intercept', 'bcd'],
  ['length', 'labcd'],
  ['mass', 'm'],
  ['mean', 'meau'],
  ['median', 'm'],
  ['momentum', 'pl'],
  ['perimeter', 'pul'],
  ['period', 't'],
  ['power', 'pw'],
  ['pressure', 'p'],
  ['profit', 'p'],
  ['radius', 'ra'],
  ['resistance', 'r'],
  ['revenue', 'rt'],
  ['slope', 'mka'],
  ['speed', 'vuc'],
  ['supply', 'sqp'],
  ['temperature', 't'],
  ['time', 't'],
  ['variance', 'vs'],
  ['velocity', 'vuc'],
  ['voltage', 'vue'],
  ['volume', 'v'],
  ['weight', 'wfgp'],
  ['width', 'wb'],
  ['work', 'wea'],
]);
