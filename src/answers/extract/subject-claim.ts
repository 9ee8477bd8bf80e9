import { hedges, joins, refuses } from '../names/changing-words.ts';
import { pattern } from '../tokens/pattern.ts';
import { stripMarkup } from './strip-markup.ts';

/** What is done by whom a question asks for. */
const deed =
  'wrote|painted|composed|invented|discovered|directed|founded|built|designed|won|created|published|developed|proposed|formulated|proved|introduced|coined';

/** Who did what the question asks about: `Tolkien wrote it.` */
const doing = pattern`^((?:(?!\s(?:and|or|not|never)\s)[^,;:!?]){2,60}?) (?:(?:${deed}|made|said|sang) (?:it|this|that|them|these)|did(?: (?:it|so|this|that))?)(?: \(([^()]{4,60})\))?$`;

const deeds: ReadonlySet<string> = new Set(deed.split('|'));

/** Who made something: `Marie Curie discovered polonium`, `It was Marie Curie who discovered polonium`. */
function makerIn(sentence: string): string | null {
  if (sentence.length > 140 || /[,;:!?()]/.test(sentence)) return null;
  const words = sentence.replace(/^It was /, '').split(' ');
  const at = words.findIndex((word) => deeds.has(word));
  const name = words.slice(0, at).filter((word) => word !== 'first');
  if (name.at(-1) === 'who' || name.at(-1) === 'that') name.pop();
  const isName =
    at > 0 &&
    name.length > 0 &&
    name.length < 6 &&
    name.every((word, index) => /^\p{Lu}[^\s]*$/u.test(word) || (index > 0 && /^[a-z]{2,3}$/.test(word)));
  const made = words.slice(at + 1);
  const work = made.join(' ');
  const maker = name.join(' ');
  const isPlain = isWork(made) && !pronoun.test(maker) && !joins(work) && !refuses(work) && !hedges(work);
  return isName && work !== '' && isPlain && !/['’]s$/.test(maker) ? maker : null;
}

/** Whether words name what was made, and say neither what it is about nor how it was made: `Tolkien wrote about it`. */
function isWork(words: readonly string[]): boolean {
  const [first = ''] = words;
  return !relating.has(first) && !words.some((word) => /^[a-z]{3,}ly$/.test(word));
}

const relating: ReadonlySet<string> = new Set(
  'about of off with against to for from on in by as at like over under nothing something everything'.split(
    ' ',
  ),
);

/** What a sentence says something of that only describes it: `Insulin is the hormone responsible.` answers insulin. */
export function describedSubject(sentence: string): readonly string[] {
  const plain = sentence.trim().replace(/[.!]$/u, '');
  const [, doer = '', gloss = ''] = doing.exec(plain) ?? [];
  // Brackets may tell the full name, and nothing else.
  if (/^\p{Lu}/u.test(doer) && !pronoun.test(doer) && (gloss === '' || isFullName(gloss, doer)))
    return [gloss === '' ? stripMarkup(doer) : gloss];
  const name = makerIn(plain);
  if (name !== null) return [name];
  const match =
    /^(?:(?:so|thus|hence|therefore),? )?([^.;:!?\s][^.;:!?]{0,59}?) (?:is|are|was|were) ((?:the|an?) .{2,160}|(?:the )?(?:correct|right)\b.{0,40})$/is.exec(
      sentence.trim(),
    );
  const [, subject = '', said = ''] = match ?? [];
  // Of a variable it is said what it is, and not the other way round.
  if (/^[$\\(\s]*\\?[a-z](?:_\{?\w+\}?)?[$\\)\s]*$|^\$/u.test(subject)) return [];
  // `2 is a solution` counts nothing.
  if (/^\W*\d/u.test(subject) && /^an?\b/iu.test(said)) return [];
  if (subject === '' || pronoun.test(subject) || subject.split(/\s+/u).length > 5 || turned.test(said))
    return [];
  return [stripMarkup(subject)];
}

function isFullName(name: string, surname: string): boolean {
  return pattern`^\p{Lu}[\p{L}.'’-]*(?: [\p{L}.'’-]+){1,5}$`.test(name) && name.endsWith(` ${surname}`);
}

const pronoun =
  /^(?:it|this|that|these|those|there|he|she|they|we|i|you|what|which|who|where|one|both|neither|none|all|each|every|some|any|the (?:\w+ )?(?:answer|result|solution|value|choice|option))\b|\b(?:not|never|no|nor|and|or|but|if|of)\b/iu;

/** Descriptions that set the subject apart from the answer. */
const turned =
  /\b(?:not|never|no|opposite|rival|wrong|incorrect|false|trap|mistake|misconception|alternative|other|instead|rather|except|unless|former|but|common|one of|part of|example|distractor|less|more|only if|when|if|or|(?:original|previous|old|initial|earlier|first) (?:answer|guess|choice))\b|n['’]t\b/i;
