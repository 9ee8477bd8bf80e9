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

const verbs: ReadonlySet<string> = new Set('is are was equal equals ='.split(' '));
const quantities: ReadonlySet<string> = new Set(
  'answer value result number solution total probability'.split(' '),
);
const articles: ReadonlySet<string> = new Set(['the', 'its', 'our', 'this', 'that']);
const acting: ReadonlySet<string> = new Set(
  'half twice thrice double triple opposite negative inverse reciprocal square cube complement logarithm'.split(
    ' ',
  ),
);

/** How long after: `hits the ground after 4 s` states a time, and `after 1945` none. */
export function isSpan(owner: string, from: string): boolean {
  if (!pattern.i`(?<!\p{L})(?:after|for)[ $]{0,3}$`.test(owner)) return false;
  const [first = '', second = ''] = from
    .slice(0, 60)
    .replace(/\\(?:text|mathrm|,|;)|[{}$~*]/g, ' ')
    .replace(/^\s*[A-Za-z] ?= ?/, '')
    .trim()
    .split(/\s+/, 2);
  const [, attached = ''] = /^[\d.]{1,12}([a-z]*)$/.exec(first) ?? [];
  return (
    spans.has(attached === '' ? (/^[a-z]+/.exec(second)?.[0] ?? '') : attached) && /^[\da-z]/i.test(first)
  );
}

const spans: ReadonlySet<string> = new Set(
  's sec second seconds min minute minutes h hour hours day days week weeks month months year years'.split(
    ' ',
  ),
);

/** Whether the sentence right before says that there is no answer. */
export function hasNoSolution(before: string): boolean {
  if (!/[.!]\s*$/.test(before)) return false;
  const words = (
    before
      .toLowerCase()
      .trim()
      .slice(0, -1)
      .split(/[.!\n]/)
      .at(-1) ?? ''
  )
    .split(/[^a-z]+/)
    .join(' ')
    .trim();
  return absences.has(words.replace(/^(?:hence|so|thus|therefore) /, '').replace(/^there (?:is|are) /, ''));
}

const absences: ReadonlySet<string> = new Set(
  ['', 'real ', 'valid ', 'such ', 'integer '].flatMap((kind) =>
    ['solution', 'solutions', 'solution exists', 'solutions exist'].map((noun) => `no ${kind}${noun}`),
  ),
);
