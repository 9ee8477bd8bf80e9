/**
 * Whether letters of two formulas are in other fonts than they could be in one: `\mathcal{A}B` beside `A\mathcal{B}`. A side may leave a font
 * out, but not for one letter and add it to another, nor for a letter that the other side has in two fonts.
 */
export function fontsDiffer(left: string, right: string): boolean {
  if (!font.test(left) && !font.test(right)) return false;
  const [from, to] = [fontsOf(left), fontsOf(right)];
  const letters = [...new Set([...from.keys(), ...to.keys()])];
  const moves = letters.map((letter) => moved(from.get(letter) ?? plain, to.get(letter) ?? plain));
  return moves.includes('both') || (moves.includes('added') && moves.includes('left out'));
}

const font = /\\(?:math(?:cal|bf|bb|frak|scr)|boldsymbol|bm)(?![a-z])/u;
const inFont =
  /\\(math(?:cal|bf|bb|frak|scr)|boldsymbol|bm)(?![a-z]) ?(?:\{ ?([A-Za-z]{1,8}) ?\}|([A-Za-z]))/gu;
const plain: ReadonlySet<string> = new Set(['plain']);

/** The fonts that each letter is in. */
function fontsOf(text: string): ReadonlyMap<string, ReadonlySet<string>> {
  const fonts = new Map<string, Set<string>>();
  const add = (letter: string, name: string): void => {
    fonts.set(letter, (fonts.get(letter) ?? new Set()).add(name));
  };
  const rest = text.replace(inFont, (_, name: string, braced = '', bare = '') => {
    for (const letter of `${braced}${bare}`) add(letter, name);
    return ' ';
  });
  for (const letter of rest.replace(/\\[A-Za-z]+/gu, ' ').match(/[A-Za-z]/gu) ?? []) add(letter, 'plain');
  return fonts;
}

function moved(from: ReadonlySet<string>, to: ReadonlySet<string>): 'none' | 'added' | 'left out' | 'both' {
  if (from.size !== to.size) return 'both';
  const [one, other] = [[...from].toSorted().join(), [...to].toSorted().join()];
  if (one === other) return 'none';
  return one === 'plain' ? 'added' : other === 'plain' ? 'left out' : 'none';
}
