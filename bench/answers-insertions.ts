import { seededNumbers } from './answers-random.ts';

/** An equal pair whose response says more than before by one token. */
export interface Insertion {
  readonly id: string;
  readonly kind: string;
  /** What was put in. */
  readonly token: string;
  readonly reference: string;
  readonly changed: string;
}

/** Tokens that carry meaning, by what they do. */
const tokens: Readonly<Record<string, readonly string[]>> = {
  negation: ['not', 'never', 'no', 'non', 'nicht'],
  unit: ['kg', 'cm', '\\text{ s}', '%', 'dollars'],
  digit: ['7', '0', '3'],
  sign: ['-', '+', '\\sqrt', '^2', '!', '/'],
  value: ['17', ', 17', 'or 17', 'and 17', 'x', '= 17'],
  hedge: ['perhaps', 'roughly', 'almost', 'at most', 'unless', '?'],
  change: ['twice', 'half of', 'except', 'minus', 'other than', 'opposite of'],
};

/** Digits and signs are put in without a space, as a slip of the pen is. */
const glued: ReadonlySet<string> = new Set(['digit', 'sign']);

/** Puts one token of each kind at a seeded place of each response. */
export function makeInsertions(
  pairs: readonly { readonly id: string; readonly reference: string; readonly response: string }[],
  seed: number,
): readonly Insertion[] {
  return pairs.flatMap(({ id, reference, response }) =>
    Object.entries(tokens).map(([kind, choices]): Insertion => {
      const next = seededNumbers(`${seed}/${reference}/${response}/${kind}`);
      const pieces = response.match(piece) ?? [response];
      const at = Math.floor(next() * (pieces.length + 1));
      const token = choices[Math.floor(next() * choices.length)] ?? '';
      const [before, after] = [pieces.slice(0, at).join(''), pieces.slice(at).join('')];
      const changed = glued.has(kind) ? `${before}${token}${after}` : `${before} ${token} ${after}`;
      return { id: `${id}/${kind}`, kind, token, reference, changed: changed.trim() };
    }),
  );
}

/** What is not cut: a command, a word, a number, white space, a sign. */
const piece = /\\[A-Za-z]+|\p{L}+|\d+(?:[.,]\d+)*|\s+|./gsu;
