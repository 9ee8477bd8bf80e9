import { splitSentences } from '../extract/split-sentences.ts';
import { pattern } from '../tokens/pattern.ts';
import { joinedPhrases } from './joined-phrases.ts';

/**
 * Whether what follows a stated answer in later sentences or clauses ends on another one, or doubts it: `So the total is 42.`, `None of
 * the options match.` A number of the answer itself, and an explanation without a result at its end, change nothing.
 */
export function concludesOtherwise(behind: string, answer: string): boolean {
  if (behind.length > 1_200 || behind.trim() === '') return false;
  // A sentence may begin right behind a box.
  const at = begun.test(behind)
    ? 0
    : behind.search(/[.!?](?=\s)|。|\n|, (?:so|hence|therefore|thus|and)(?![a-z])/) + 1;
  const later = at === 0 && !begun.test(behind) ? '' : behind.slice(at).trim();
  if (!pattern`[\p{L}\d]`.test(later)) return false;
  const sentences = splitSentences(later);
  const last = (sentences.at(-1) ?? later).replace(/\*/g, '');
  return (
    sentences.some((sentence) => turns(sentence, answer)) ||
    endsOnOther(last, answer) ||
    isOtherTruth(last, answer) ||
    namesOther(later, answer) ||
    isDoubted(later)
  );
}

/** A sentence right behind a box. */
const begun = /^[$*)\]}\s]+[A-Z]/;

/**
 * Whether a sentence turns against what was said, corrects it, or tells what to do next with another number: `However, ...`, `No, 44.`,
 * `Now subtract 2.` `No other values work` does none of these.
 */
function turns(sentence: string, answer: string): boolean {
  const lower = sentence.toLowerCase();
  const [first = '', second = '', third = ''] = lower.match(pattern.g`\p{L}+`)?.slice(0, 3) ?? [];
  const step = next.has(first) ? (second === 'we' ? third : second) : first;
  const own = answer.match(/\d+/g) ?? [];
  return (
    turning.has(first) ||
    (denying.has(first) && /^(?: ?[,.:;!–—]| -)/.test(lower.slice(lower.indexOf(first) + first.length))) ||
    ((acting.has(step) || (insisting.has(first) && /\d/.test(sentence))) &&
      !own.some((number) => sentence.includes(number))) ||
    corrections.some((phrase) => lower.startsWith(phrase))
  );
}

const turning: ReadonlySet<string> = new Set(
  `but however also plutôt quatsch ошибка anzi aspetta espere espera desculpe scusa aliás jedoch aber mais cependant pero porém mas però
  tuttavia но однако`.split(/\s+/),
);
const denying: ReadonlySet<string> = new Set('no non nein não нет'.split(' '));
const next: ReadonlySet<string> = new Set('now next then finally'.split(' '));
const insisting: ReadonlySet<string> = new Set('still yet'.split(' '));
const acting: ReadonlySet<string> = new Set('subtract divide multiply double halve add square'.split(' '));

/** How a correction begins in several words, or in a script without spaces. */
const corrections: readonly string[] =
  'sin_embargo mejor_dicho на_самом_деле in_realtà en_realidad en_réalité in_wirklichkeit 其实 但 違う ただし'
    .split(' ')
    .map((phrase) => phrase.replaceAll('_', ' '));

/** Whether a sentence ends on a number or an option that is not in the answer. */
function endsOnOther(sentence: string, answer: string): boolean {
  if (/confidence|certain|difficulty|rating|score/i.test(sentence)) return false;
  const number = stated.exec(sentence)?.[1] ?? alone.exec(sentence)?.[1];
  if (number !== undefined && /\d/.test(answer)) return !answer.includes(number.replace(/^-|[.,]$/g, ''));
  const option = /(?:answer|option|choice|choose|select|with)(?: is)?:? \(?([A-J])\)?[.!]?$/.exec(
    sentence,
  )?.[1];
  return option !== undefined && /^\(?[A-J]\)?$/.test(answer) && !answer.includes(option);
}

const stated =
  /(?:(?<![a-z])(?:is|are|was|gives|becomes|get|with|choose|be|take|precisely|value|exactly|carefully|correction|therefore|hence|so|equals)[:,]?|[=≈:]) ?[^\w\s-]{0,6}(-?\d[\d.,]*\d|-?\d) ?[^\d.!\n]{0,14}[.!)$]*$/i;

/** A number on a line of its own. */
const alone = /^[^\w-]{0,4}(-?\d[\d.,]*)[^\w.-]{0,4}$/;

function isOtherTruth(sentence: string, answer: string): boolean {
  const [, truth = ''] = /(?<![a-z])(true|false)[.!]?$/i.exec(sentence) ?? [];
  const [, own = ''] = /^\W*(?:\\text ?\{ ?)?(true|false)/i.exec(answer) ?? [];
  return truth !== '' && own !== '' && truth.toLowerCase() !== own.toLowerCase();
}

/** Whether a later sentence announces an answer in words which is not that. */
function namesOther(later: string, answer: string): boolean {
  const [, name = ''] =
    pattern`(?:correct|final|right|[Hh]ence the|[Tt]hus the|[Ss]o the|[Tt]herefore,? the) answer is ["*]*(\p{Lu}[\p{L} ]{1,40})`.exec(
      later,
    ) ?? [];
  return name !== '' && !answer.toLowerCase().includes(name.split(' ', 1)[0]?.toLowerCase() ?? '');
}

/** Whether later sentences doubt an answer, or check it and find another one. */
function isDoubted(later: string): boolean {
  const said = ` ${(
    later
      .toLowerCase()
      .replace(/['’]/g, '')
      .match(/[a-z]+/g) ?? []
  ).join(' ')} `;
  return doubts.some((phrase) => said.includes(phrase)) || /\d\)?\$? ?(?:≠|\\neq?) ?\$?\d|✗/.test(later);
}

const doubts = joinedPhrases(
  'seem seems | wrong off incorrect',
  'does_not doesnt | seem_right match_any',
  'not_among_the something_is_off it_should_be official_answer official_key double_counts may_have_made_an_error this_contradicts that_contradicts',
  'none_of_the | options choices',
  'closest | option choice is',
  'this_is_a this_is_only_a this_is_an this_is_only_an this_is_just_a | lower_bound upper_bound approximation estimate',
  'this that it | violates exceeds_the overcounts undercounts requires holds_only makes_the_denominator fails_the',
);
