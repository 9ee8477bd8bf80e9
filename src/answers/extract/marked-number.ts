import { isMeaningful } from '../syntax/parse-unit.ts';
import { smallNumber } from '../tokens/number-words.ts';
import { pattern } from '../tokens/pattern.ts';
import { canBeCounted } from '../units/can-be-counted.ts';
import { unitAtStart } from '../units/unit-at-start.ts';
import { stripMarkup } from './strip-markup.ts';

/**
 * The one number of a sentence that tells who has or does so many, where it is emphasized or called the total: of `Natalia sold a
 * total of **72** clips in April and May` it is 72. None where the sentence may tell of a part.
 */
export function markedNumber(sentence: string): readonly string[] {
  const words = sentence.replace(leading, '').split(' ');
  const at = words.findIndex((word) => /\d/.test(word));
  const [, emphasis, shown = ''] = /^(\*\*)?([$£€]?\d[\d,]*(?:\.\d+)?)/.exec(words[at] ?? '') ?? [];
  if (shown === '' || isPartial(sentence)) return [];
  const before = words.slice(0, at);
  const isTotal = before.slice(-3).join(' ') === 'a total of';
  if (!isDoer(isTotal ? before.slice(0, -3) : before)) return [];
  if (
    !isTotal &&
    emphasis === undefined &&
    !/(?<![a-z])(?:altogether|in (?:total|all))(?![a-z])/i.test(sentence)
  )
    return [];
  const next = /^\*{0,2}[$£€]?\d[\d,.]*\*{0,2}$/.test(words[at] ?? '') ? plainWord(words[at + 1] ?? '') : '';
  if (next !== '' && (isMeaningful(next) || smallNumber(next.toLowerCase()) !== null)) return [];
  const number = stripMarkup(shown.replace(/,$/, ''));
  const unit = next === '' ? '' : unitAtStart(` ${next}`).trim();
  return [unit === '' || /[a-z]/i.test(number) ? number : `${number} ${unit}`];
}

const leading = /^(?:So|Thus|Therefore|Hence|In total|In all|Altogether|Overall),? /;

function plainWord(word: string): string {
  return word.replace(/[.,*]{1,4}$/, '');
}

/** One or two doers and what they did. */
function isDoer(words: readonly string[]): boolean {
  const isIntended = words.at(-2) === 'to' && intended.has(words.at(-1) ?? '');
  const told = isIntended ? words.slice(0, -2) : words;
  const named = told.slice(determining.has(told[0] ?? '') ? 1 : 0, -1);
  return (
    doing.has(told.at(-1) ?? '') &&
    (named.length === 1 || (named.length === 3 && named[1] === 'and')) &&
    named.every(isWord)
  );
}

function isWord(word: string): boolean {
  return pattern`^\p{L}+$`.test(word);
}

/**
 * The number of a sentence that tells no more than who has, does or needs so many of what: `5 bags` of `Cecilia will need 5 bags of
 * dog food for the first year`, `60 dollars` of `Bailey initially had $60`. Null where a word may make of it a part, a step or a guess.
 */
export function toldNumber(said: string): readonly string[] | null {
  // What all of them cost: `$64 for the 16 glasses`.
  const sentence = said.includes('$')
    ? said.replace(/(?<= for the) \d{1,4}(?= [a-z]{3,20}[.!]?$)/, '')
    : said;
  if (sentence.length > 120 || sentence.includes('\n') || (sentence.match(/\d[\d.,]*/g) ?? []).length !== 1)
    return null;
  const words = plainWords(sentence);
  const unused = countedUnused(words);
  if (unused !== null) return [unused];
  const needed = neededAmount(words);
  if (needed !== null) return [needed];
  const at = words.findIndex((word) => /^[$£€]?\d/.test(word));
  const amount = words[at] ?? '';
  const isForeign = foreignDoing.has(words[at - 1] ?? '');
  if (!isDone(withoutTotal(words.slice(0, at))) || !/^[$£€]?\d[\d,]*(?:\.\d+)?$/.test(amount)) return null;
  const rest = words.slice(at + 1);
  const rated = withoutRate(taking.has(words[at - 1] ?? '') ? withoutPurpose(rest) : rest);
  const behind = countedBehind(rated.words, /^\d/.test(amount));
  if (behind === null || (isForeign && behind.tail.length > 0) || !isPlace(behind.tail)) return null;
  if (words[1] === 'initially' && behind.tail.length > 0) return null;
  const { noun } = behind;
  if (noun === '') return [`${stripMarkup(amount)}${rated.rate}`];
  if (rated.rate !== '') return [`${amount} ${noun}${rated.rate}`];
  return isForeign ? [`${amount} ${noun}`, amount] : [`${amount} ${noun}`];
}

/** The words of a sentence without emphasis, and without what draws the conclusion. */
function plainWords(sentence: string): readonly string[] {
  const plain = sentence.includes('**') ? sentence.replaceAll('**', '') : sentence;
  return plain
    .replace(leading, '')
    .replace(/^[a-z]/, (letter) => letter.toUpperCase())
    .replace(/[.!]$/, '')
    .replace('\\$', '$')
    .split(' ');
}

function withoutTotal(words: readonly string[]): readonly string[] {
  return words.slice(-3).join(' ') === 'a total of' ? words.slice(0, -3) : words;
}

/** `3 s to reach the ground` is `3 s`. */
function withoutPurpose(words: readonly string[]): readonly string[] {
  const at = words.indexOf('to');
  const [first = '', ...more] = at > 0 ? words.slice(at + 1) : [];
  const isPlain =
    isWord(first) &&
    !isSaying(first) &&
    more.length < 6 &&
    more.every((word) => isWord(word) && (articles.has(word) || !isSaying(word)));
  return isPlain ? words.slice(0, at) : words;
}

/** What is behind a number, without in what time it is so: `meters per week` is `meters`, with ` per week`. */
function withoutRate(words: readonly string[]): { readonly words: readonly string[]; readonly rate: string } {
  const at = words.findIndex((word, index) => rates.has(word) && times.has(words[index + 1] ?? ''));
  return at < 0
    ? { words, rate: '' }
    : { words: [...words.slice(0, at), ...words.slice(at + 2)], rate: ` per ${words[at + 1]}` };
}

/** Whether two texts count one thing that is done, and one that is not. */
export function onlyOneIsUnused(reference: string, response: string): boolean {
  const [one, other] = [reference, response].map((text) => countedUnused(text.replace(/\.$/, '').split(' ')));
  return (one === null) !== (other === null);
}

/** How many of what are left without being used: what is denied is the use, and not that there are so many. */
function countedUnused(words: readonly string[]): string | null {
  const [amount = '', noun = '', ...said] = words.length < 9 && words.includes('not') ? words : [];
  const told = said[0] === 'of' && isWord(said[1] ?? '') ? said.slice(2) : said;
  return /^\d[\d,.]*$/.test(amount) &&
    isWord(noun) &&
    /^(?:(?:will|can) not be|(?:are|were|is|was) not)$/.test(told.slice(0, -1).join(' ')) &&
    using.has(told.at(-1) ?? '')
    ? `${amount} ${noun}`
    : null;
}

/** How much of something is needed, where it is said as what is: `A force of 20 N is needed to move it`. */
function neededAmount(words: readonly string[]): string | null {
  const at = words.findIndex((word) => /^\d[\d,.]*$/.test(word));
  const end = words.findIndex((word, index) => index > at && being.has(word));
  const unit = words.slice(at + 1, end).join(' ');
  const said = words
    .slice(end)
    .join(' ')
    .replace(/^(?:must|(?:has|have|needs?) to) be /, 'is ')
    .split(' ');
  return at >= 0 &&
    end > at + 1 &&
    isWhatOf(words.slice(0, at)) &&
    unitAtStart(` ${unit}`).trim() === unit &&
    needing.has(said[1] ?? '') &&
    (said.length === 2 || withoutPurpose(said).length === 2)
    ? `${words[at]} ${unit}`
    : null;
}

/** `A net force of`, or nothing. */
function isWhatOf(words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const named = words.slice(1, -1);
  return (
    /^An?$/.test(words[0] ?? '') &&
    words.at(-1) === 'of' &&
    named.length < 4 &&
    named.every((word) => isWord(word) && !isSaying(word))
  );
}

/** A doer and what is done: `Cecilia will need`, `The farm sold`, `Bailey initially had`. */
function isDone(words: readonly string[]): boolean {
  const verb = words.at(-1) ?? '';
  const [first = '', second = ''] = words;
  if (unnamed.has(first) || words.length < 2 || words.length > 7) return false;
  if (!/^[A-Z]/.test(first) || !words.every(isWord)) return false;
  if (second === 'initially') return words.length === 3 && verb === 'had';
  if (foreignDoing.has(verb)) return words.length === 2;
  if (words.slice(-2).join(' ') === 'started with') return isDoerAlone(words.slice(0, -2));
  const modal = modalLength(words.slice(0, -1));
  return (modal > 0 ? willed.has(verb) : done.has(verb)) && isDoerAlone(words.slice(0, -1 - modal));
}

/** How many words say behind a doer that something will, must or has to be done. */
function modalLength(words: readonly string[]): number {
  if (words.at(-1) === 'will' || words.at(-1) === 'must') return 1;
  if (words.at(-1) !== 'to' || !obliged.has(words.at(-2) ?? '')) return 0;
  return words.at(-3) === 'will' ? 3 : 2;
}

/** One who does something, or two by name: `Ann and Ben`, `The farm`. */
function isDoerAlone(doer: readonly string[]): boolean {
  const [first = ''] = doer;
  const isOne = doer.length === 1 || (doer.length === 3 && doer[1] === 'and') || determining.has(first);
  return doer.length > 0 && isOne && doer.every((word, index) => index === 0 || !isSaying(word));
}

/** What is counted behind a number, `bags of dog food`, and the words behind it. */
function countedBehind(
  words: readonly string[],
  mayCount: boolean,
): { readonly noun: string; readonly tail: readonly string[] } | null {
  const end = words.findIndex((word) => placing.has(word));
  const counted = end < 0 ? words : words.slice(0, end);
  const [noun, of, ...substance] = counted;
  const isCounted =
    counted.every((word, index) => isWord(word) && ((index === 1 && word === 'of') || !isSaying(word))) &&
    (of === undefined || (of === 'of' ? substance.length > 0 && substance.length < 3 : counted.length < 3)) &&
    (noun === undefined || (mayCount && canBeCounted(noun)));
  const name = of === undefined || of === 'of' ? (noun ?? '') : counted.join(' ');
  return isCounted ? { noun: name, tail: words.slice(counted.length) } : null;
}

/** Where or when it is done, if that is told: the first year is a whole one. */
function isPlace([, ...words]: readonly string[]): boolean {
  return (
    words.length < 5 &&
    words.every((word, index) => {
      const isFirst = word === 'first' && /^(?:year|month|week|day)$/.test(words[index + 1] ?? '');
      const isSpan =
        words[index - 1] === 'the' && spans.has(words[index + 1] ?? '') && smallNumber(word) !== null;
      return (
        isWord(word.replace(/['’]s?$/, '')) && (isFirst || isSpan || articles.has(word) || !isSaying(word))
      );
    }) &&
    (words.length !== 1 || plainPlaces.has(words[0] ?? '') || /^[A-Z]/.test(words[0] ?? ''))
  );
}

/** Whether a word may say more than what is counted, or where. */
function isSaying(word: string): boolean {
  const lower = word.toLowerCase();
  return isMeaningful(lower) || smallNumber(lower) !== null || foreignSaying.has(lower) || isPartial(word);
}

/** Whether a word makes of the number of a sentence a part, a step or a guess. `May` is a month. */
function isPartial(sentence: string): boolean {
  return sentence
    .split(/[^A-Za-z]+/)
    .some((word) => partial.has(word === 'May' || word === 'March' ? '' : word.toLowerCase()));
}

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/));
}

const doing = setOf(
  `sold sells earned earns made makes spent spends paid pays saved saves bought buys ate eats drank drinks read reads ran runs walked walks drove
  drives traveled travelled travels collected collects used uses received receives baked bakes planted plants scored scores won worked
  works took takes produced produces needs cost costs`,
);
const intended = setOf(
  `pay buy make sell give bake collect save work read drive walk run spend earn use eat drink plant score travel take`,
);
const done: ReadonlySet<string> = new Set([...doing, 'needed', 'need', 'has', 'have', 'had']);
const rates = setOf('per every a');
const spans = setOf('days weeks months years hours');
const times = setOf('day week month year hour minute');
const taking = setOf('takes took');
const being = setOf('is are must has have needs need');
const needing = setOf('needed required necessary applied supplied');
const obliged = setOf('needs need needed has have had');
const willed: ReadonlySet<string> = new Set([...intended, 'need', 'have']);
const using = setOf('used eaten sold taken needed painted finished delivered harvested planted');
const foreignDoing = setOf(
  `hat hatte braucht kauft kaufte verkauft verkaufte verdient verdiente avait achète vend tiene tenía necesita compra compró vende vendió gana
  tem tinha ha aveva`,
);
const determining = setOf('The the Her her His his Their their');
const unnamed = setOf(
  `I We Nobody None Neither Either Nothing Who What Each Everyone Everybody Someone Somebody Anyone Few Many Most Some Niemand Keiner Keine
  Keines Jeder Jede Wer Vielleicht Fast Kaum Jemand Man Nadie Ninguém Ninguno Nessuno Personne Aucun Nul Chacun Qui Quem Quién Chi No Não Non Ne
  Quizás Talvez Forse Casi Quase Quasi Presque Peut Cada Ogni Chaque Todos Alguien Alguém Qualcuno`,
);
const articles = setOf('the a his her their this');
const placing = setOf('for in during on at from over');
const plainPlaces = setOf('total all lunch dinner breakfast home school work stock weekends weekdays');
const partial = setOf(
  `half twice thrice double triple third thirds quarter quarters percent each every per another additional extra other first second last
  originally initially before after already still may might could would should can if when than too about around roughly nearly almost or
  dozen dozens hundred hundreds thousand thousands million millions billion billions`,
);
const foreignSaying = setOf(
  `mehr weniger mal prozent noch más menos veces mil plus moins fois più meno volte mais vezes und oder y o e ou et them which who`,
);
