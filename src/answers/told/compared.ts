import { comparingWords } from '../tokens/comparing-words.ts';
import { pattern } from '../tokens/pattern.ts';

/** Whether what follows a value compares it: `21 minutes longer`, `3 degrees above`. How long ago something was is the value itself. */
export function isCompared(tail: string): boolean {
  for (const token of tail.slice(0, 80).trimStart().split(/\s+/, 3)) {
    const [word = ''] = /^[a-z]+/i.exec(token) ?? [];
    if (comparing.has(word.toLowerCase())) return true;
    if (!unitLike.test(token)) return false;
  }
  return false;
}

const itself: ReadonlySet<string> = new Set(['ago', 'left', 'remaining']);
const comparing: ReadonlySet<string> = new Set([...comparingWords].filter((word) => !itself.has(word)));
const unitLike = pattern`^[\p{L}°%]+$`;

/** Whether a clause says what something is once it is acted on: `half of x equals`. */
export function isActedOn(before: string): boolean {
  const words = before.trimEnd().slice(-80).toLowerCase().split(' ');
  const [verb = '', noun = ''] = [words.pop(), words.pop()];
  const name = noun.replace(/\$/g, '');
  if (!verbs.has(verb) || !(quantities.has(name) || /^[a-z]$/.test(name))) return false;
  if (articles.has(words.at(-1) ?? '')) words.pop();
  if (words.at(-1) === 'of') words.pop();
  const last = (words.pop() ?? '').replace(/^[^a-z]+/, '').replace(/s$/, '');
  return acting.has(last) || (last === 'root' && /^(?:square|cube)$/.test(words.pop() ?? ''));
}

const verbs: ReadonlySet<string> = new Set(['is', 'are', 'was', 'equal', 'equals', '=']);
const quantities: ReadonlySet<string> = new Set(
  'answer value result number solution total probability'.split(' '),
);
const articles: ReadonlySet<string> = new Set(['the', 'its', 'our', 'this', 'that']);
const acting: ReadonlySet<string> = new Set(
  'half twice thrice double triple opposite negative inverse reciprocal square cube complement logarithm'.split(
    ' ',
  ),
);
