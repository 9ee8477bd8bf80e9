import { functionNames } from '../syntax/function-names.ts';
import { scaleWords, smallNumber } from '../tokens/number-words.ts';
import { pattern } from '../tokens/pattern.ts';
import { countedItems } from '../told/counted-items.ts';
import { lookupUnit } from '../units/lookup-unit.ts';
import { unitAtStart } from '../units/unit-at-start.ts';
import { isDescribedName } from './described-name.ts';
import { splitSentences } from './split-sentences.ts';
import { stripMarkup } from './strip-markup.ts';
import { describedSubject } from './subject-claim.ts';

/** Returns the values that the last sentence of a text concludes with, the most likely first. */
export function concludingValues(text: string): readonly string[] {
  const last = withoutConceded((splitSentences(text).at(-1) ?? text).replace(inTotal, ''));
  const counted = countedItems(last);
  if (counted !== null) return [counted];
  const sentence = repeatedValue(withoutPlace(withoutDivisor(last)));
  const lastSegment = mathSegments(sentence).at(-1);
  const isNamed = lastSegment !== undefined && isDescribedName(sentence, lastSegment);
  return [
    ...concludedEquation(sentence),
    ...concludedWords(sentence),
    ...labelledSum(sentence),
    ...statedValue(sentence),
    ...(lastSegment === undefined ? emphasized(sentence) : isNamed ? [] : [stripMarkup(lastSegment)]),
    ...lastNumber(sentence),
    ...spokenSpan(sentence),
    ...describedSubject(sentence),
  ];
}

/** Leaves out what is granted before the clause that answers: `Although they settled in Vienna, he was born in Salzburg.` */
function withoutConceded(sentence: string): string {
  const at = sentence.indexOf(', ');
  if (at < 12 || at > 120) return sentence;
  const [first = ''] = sentence.split(' ', 1);
  const [next = ''] = sentence.slice(at + 2).split(' ', 1);
  return conceding.has(first) && clauses.has(next) ? sentence.slice(at + 2) : sentence;
}

const conceding: ReadonlySet<string> = new Set('Although Though While Whereas Despite Unlike'.split(' '));
const clauses: ReadonlySet<string> = new Set('the it he she they his her its this'.split(' '));

/** Leaves out by what is divided: `the remainder is $36$ when divided by $1000$`. */
function withoutDivisor(sentence: string): string {
  return sentence.includes('divided by')
    ? sentence.replace(/(?<=[\d$)*]) when (?:\S{1,12} is )?divided by [^.;!?]{1,30}(?=[.!]?$)/, '')
    : sentence;
}

/** Leaves out where a value is attained: `the minimum is $-4$, attained at $x = 2$`. */
function withoutPlace(sentence: string): string {
  const match =
    pattern.i`(?:\$|\\\)|\d|\*),? ?\(?(?:(?:which |and (?:it |this )?)?is )?(?:attained|achieved|reached|realized|taken on|occurring|which occurs|with equality)(?![\p{L}])`.exec(
      sentence,
    );
  if (match === null) return sentence;
  const before = sentence.slice(0, match.index + 1 + (match[0].startsWith('\\') ? 1 : 0));
  return /(?:is|are|was|equals?|=)\s|(?:maximum|minimum)(?: value)? of \S{1,40}$/iu.test(before)
    ? before
    : sentence;
}

/** The end of a sentence that says the number of its first part again, of another name: `$x = 2$, which means that $V = 2$ L`. */
function repeatedValue(sentence: string): string {
  const match =
    /=\s?(-?\d[\d.]*)\$?,? which (?:implies|means|shows)(?: that)? (?=\$[^$=]{1,40}=\s?(-?\d[\d.]*))/.exec(
      sentence,
    );
  return match !== null && match[1] === match[2] ? sentence.slice(match.index + match[0].length) : sentence;
}

/** An equation that a sentence consists of, except the word that draws the conclusion: `Hence P = 3/5`, `x ∈ [3, ∞)`. */
function concludedEquation(sentence: string): readonly string[] {
  const formula = sentence.trim().replace(drawing, '');
  const isDrawn = formula.length < sentence.trim().length;
  const isFormula = isDrawn
    ? /^\S{1,24}\s*[=≈∈]\s*.{1,120}$/su.test(formula)
    : /^(?=[^=≈∈]{0,39}[A-Za-zα-ωΔ])[^=≈∈]{1,40}[=≈∈]\s?.{1,120}$/u.test(formula);
  return isFormula && (isDrawn || !hasWords(formula)) ? [stripMarkup(formula)] : [];
}

const drawing = /^(?:so|hence|thus|therefore|then|consequently|finally|donc|also|luego|daher)[,:]?\s+/i;

/** Whether a formula has words in it, which units and functions are not. */
function hasWords(formula: string): boolean {
  const words = formula.replace(/\\[A-Za-z]+/g, ' ').match(/[A-Za-z]{4,}/g) ?? [];
  return words.some((word) => !functionNames.has(word) && lookupUnit(word) === null);
}

/** A calculation behind a colon: `Total number of ways: 6 × 7 = 42.` */
function labelledSum(sentence: string): readonly string[] {
  const at = sentence.lastIndexOf(': ');
  const sum = at < 0 ? '' : sentence.slice(at + 2);
  return /^[^:=A-Za-z]{1,60}=[^:=A-Za-z]{1,30}(?: [a-z]{1,12})?[.!]?$/.test(sum) ? [stripMarkup(sum)] : [];
}

/** What follows a word that draws a conclusion, and a comma: `Therefore, Paris.` */
export function concludedWords(text: string): readonly string[] {
  const match =
    /^(?:so|hence|thus|therefore|then|consequently|finally|in conclusion|overall|ultimately|donc|also|luego|daher|por lo tanto|portanto|quindi)[,:]\s+(\S[^,;]{0,60})$/i.exec(
      text.trim(),
    );
  // A clause of its own is looked at as a sentence.
  const isClause = / (?:is|are|was|were|have|has|get|obtain|find|conclude) /.test(match?.[1] ?? '');
  return match === null || isClause ? [] : [stripMarkup(match[1] ?? '')];
}

/** What is said to be the value: after the last `is`, `equals` or `=`. */
function statedValue(sentence: string): readonly string[] {
  const verb =
    /(?<=^|\s)(?:is|are|was|were|equals?|gives?|yields?|becomes?|(?:simplif(?:y|ies)|reduces?|evaluates?|works out|comes(?: out)?|amount(?:s|ed)?|expands|factors|converges) (?:to|as|into)|(?<=(?:limit|sequence|series|integral|sum|function) )(?:diverges|tends) to|ist|beträgt|est|es|é|è|vale|равн[аоы]|равен|составляет|returns|outputs|prints|called|named|termed|known as|be|obtain|get|have|namely|in|by|on|it's|it’s)\s*:?\s+(?:(?:therefore|thus|then|also|hence|approximately|about|exactly|simply|just|now|equal to|given by|at(?!\s+(?:most|least)))\s+)*(?!(?:not|the case)\b)/gi;
  const starts = [...sentence.matchAll(verb)]
    // What begins with its verb asks.
    .filter((match) => match.index > 0 || !/^(?:Is|Are|Was|Were)\s/.test(match[0]))
    .filter(
      (match) =>
        !isWithinDescription(sentence, match) && !equatesTerms(sentence, match) && !isChance(sentence, match),
    )
    .map((match) => match.index + match[0].length)
    .reverse();
  const parts = starts.slice(0, 3).map((start) => sentence.slice(start));
  return parts.map((part) =>
    stripMarkup(
      part.replace(
        /,?(?<!\s)\s+(?:since|because|i\.e\.|which|where(?![^.]{0,200}=| \$?[A-Za-z]\$? is an? [a-z ]{0,40}constant)|so that|as required|is our answer|is the (?:answer|solution)).*$/su,
        '',
      ),
    ),
  );
}

/** `He was a teacher at a college in America`: where something is belongs to what is said of it. */
function isWithinDescription(sentence: string, match: RegExpExecArray): boolean {
  return (
    /^(?:in|by|on)\s/iu.test(match[0]) &&
    (pattern`(?<!\p{L})(?:is|was) (?:\p{Lu}[\p{L}.'’-]{0,24} ){1,4}$`.test(sentence.slice(0, match.index)) ||
      pattern.i`(?<!\p{L})(?:is|are|was|were) an? (?!(?:result|part|day|time)(?!\p{L}))[^,;]{2,80}(?<!\p{L})(?:at|for|of|with|from|in|on|near) (?:an?|the) [^,;]{1,60}$`.test(
        sentence.slice(0, match.index),
      ))
  );
}

/** `1 in 4` is one number. */
function isChance(sentence: string, match: RegExpExecArray): boolean {
  return (
    match[0] === 'in ' &&
    isNumber(sentence.slice(match.index + match[0].length).split(/[\s.,;]/, 1)[0]) &&
    isNumber(sentence.slice(0, match.index).trimEnd().split(' ').at(-1))
  );
}

function isNumber(word = ''): boolean {
  const plain = word.replace(/^[*$]{1,4}|[*$]{1,4}$/g, '').toLowerCase();
  return /^\d/.test(plain) || smallNumber(plain) !== null;
}

/** `marginal revenue equals marginal cost` says that of two things, and answers neither. */
function equatesTerms(sentence: string, match: RegExpExecArray): boolean {
  const behind = sentence.slice(match.index + match[0].length);
  const [first = ''] = pattern`^\p{L}+`.exec(behind) ?? [];
  return (
    /^equals?\s/iu.test(match[0]) &&
    pattern`^\p{L}{3,}(?: \p{L}{2,}){1,4}[.!]?$`.test(behind.trim()) &&
    pattern`\p{L}{3} \p{L}{3,}\s*$`.test(sentence.slice(0, match.index)) &&
    smallNumber(first.toLowerCase()) === null
  );
}

/** The parts of a sentence between math delimiters. */
export function mathSegments(sentence: string): readonly string[] {
  return [...sentence.matchAll(segments)]
    .filter(
      (match) =>
        !isDenied(sentence, match.index) && !isCondition(sentence, match) && !isMentioned(sentence, match),
    )
    .map((match) => withUnit(sentence, match));
}

/** What opens again before it closes did not open yet: else each of many openings would look for an end. */
const segments =
  /\$\$([^$]+)\$\$|\$([^$]+)\$|\\\(((?:(?!(?<!\\)\\\().)+?)\\\)|\\\[((?:(?!(?<!\\)\\\[).)+?)\\\]/gs;

/** A number between delimiters with the unit that is behind them: `$12$ m/s`. */
function withUnit(sentence: string, match: RegExpExecArray): string {
  const content = contentOf(match);
  if (
    !/^(?:\\?[A-Za-z]{1,8}(?: ?[A-Za-z])?(?:_\w|_\{[^{}]{1,12}\})? ?(?:=|\\approx) ?)?[-+\d.,\s{}^]*(?:\\(?:times|cdot|frac|sqrt|pi|,|!|;)[-+\d.,\s{}^]*)*$/u.test(
      content,
    ) ||
    !/\d/u.test(content)
  )
    return content;
  const unit = unitAtStart(sentence.slice(match.index + match[0].length));
  return unit === '' ? content : `${content.trim()} ${unit.trim()}`;
}

function contentOf(match: RegExpExecArray): string {
  return match[1] ?? match[2] ?? match[3] ?? match[4] ?? '';
}

/** An equation or bound behind such a word says when something holds, or where: `a rational with $q = 0$`. */
function isCondition(sentence: string, match: RegExpExecArray): boolean {
  return (
    /[=<>]|\\(?:[lg]eq?|ne|in)(?![a-z])/u.test(contentOf(match)) &&
    (pattern.i`(?<!\p{L})(?:with|where|when|whenever|(?<!only )if|unless|provided|assuming|such that)[,:]?\s*$`.test(
      sentence.slice(Math.max(0, match.index - 20), match.index),
    ) ||
      // Where a value is attained is not the value.
      pattern.i`(?<!\p{L})(?:values?|maximum|minimum) (?:is|are) (?:attained|achieved|reached|taken)(?: only)? (?:at|by|for) ?$`.test(
        sentence.slice(Math.max(0, match.index - 60), match.index),
      ))
  );
}

/** Whether a number is within a formula, of which it is no more than a part. */
function isWithinFormula(sentence: string, number: RegExpExecArray): boolean {
  return [...sentence.matchAll(segments)].some(
    (match) =>
      match.index < number.index &&
      number.index < match.index + match[0].length &&
      /[\\=(,;[]/u.test(contentOf(match)) &&
      contentOf(match).trim() !== number[0],
  );
}

/** `[3, ∞)` and `(2, 5)` are more than their last number. */
function isWithinBrackets(sentence: string, number: RegExpExecArray): boolean {
  const before = sentence.slice(0, number.index);
  const open = Math.max(before.lastIndexOf('['), before.lastIndexOf('('));
  const inside = sentence.slice(open + 1, open + 60).split(/[)\]]/, 2);
  const [members = '', behind] = inside;
  return (
    open >= 0 &&
    behind !== undefined &&
    open + members.length >= number.index &&
    members.includes(',') &&
    !/[A-Za-z]/.test(members)
  );
}

/** A name that only says what is spoken of: `9 possible values of $k$`, `for some constant $c$`. */
function isMentioned(sentence: string, match: RegExpExecArray): boolean {
  const inner = contentOf(match).trim();
  if (!/^\\?[A-Za-z]+(?:_\{?\w+\}?)?$/u.test(inner)) return false;
  const end = match.index + match[0].length;
  // `$n$ an odd prime` says something of the name.
  if (/^[A-Za-z]$/u.test(inner) && told.test(sentence.slice(end, end + 12))) return true;
  // `including the $t$ minutes in the shop` has a number only by its name.
  if (
    /(?<![a-z])(?:the|these|those|all) $/i.test(sentence.slice(0, match.index)) &&
    /^ [a-z]{3,}s(?![a-z])/.test(sentence.slice(end)) &&
    /\d/.test(sentence.slice(0, match.index))
  )
    return true;
  return (
    pattern.i`(?<!\p{L})(?:of|for|constants?|integers?|numbers?|reals?|variables?|values?)\s*$`.test(
      sentence.slice(Math.max(0, match.index - 16), match.index),
    ) && /\d|[$\\]/u.test(sentence.slice(0, match.index))
  );
}

const told = /^(?:-?(?:th|st|nd|rd)(?![a-z])| (?:an?|any|not|odd|even|prime|positive|negative) )/;

/** What a text emphasizes at its end: `The war ended in **1945**.` */
export function emphasizedEnd(text: string): readonly string[] {
  const plain = text.replace(/[.!]$/u, '');
  const mark = ['**', '*', '`'].find((sign) => plain.endsWith(sign));
  if (mark === undefined) return [];
  const before = plain.slice(0, Math.max(0, plain.lastIndexOf(mark, plain.length - mark.length - 1)));
  return !before.includes('?') && pattern`\p{L}{2}`.test(before) ? emphasized(text) : [];
}

function emphasized(sentence: string): readonly string[] {
  const last = [...sentence.matchAll(/\*\*([^*]+)\*\*|(?<![\w*])\*([^*\s][^*]*)\*|`([^`]+)`/g)].at(-1);
  return last === undefined || isDenied(sentence, last.index)
    ? []
    : [stripMarkup(last[1] ?? last[2] ?? last[3] ?? '')];
}

/** The last number of a sentence, first with what follows it. */
export function lastNumber(sentence: string): readonly string[] {
  const numbers = sentence.matchAll(
    /(?<![\w.])[-−]?(?:(?:US ?)?[$£€¥](?!\d[\d.,]*\$))?[-−]?(?:\d{1,9}\/(?=\d))?(?:\d[\d,]*(?:\.\d+)?|\.\d+)(?:\s?\\?%)?(?![\d])/gu,
  );
  const last = [...numbers].at(-1);
  if (last === undefined || isDenied(sentence, last.index) || isWithinFormula(sentence, last)) return [];
  if (isWithinBrackets(sentence, last)) return [];
  const tail = stripMarkup(sentence.slice(last.index).replace(inTotal, ''));
  const after = sentence.slice(last.index + last[0].length);
  const ratio = [...sentence.matchAll(/(?<![\d.:])\d+(?:\.\d+)?(?: ?: ?\d+(?:\.\d+)?){1,5}(?![\d:])/gu)].at(
    -1,
  );
  if (ratio !== undefined && ratio.index + ratio[0].length === last.index + last[0].length) return [ratio[0]];
  const unit = unitAtStart(after);
  if (unit !== '') return [...(tail.length <= 40 ? [tail] : []), `${last[0]}${unit}`];
  const isPart = partOfMore.test(after) || /^(?:(?:st|nd|rd|th)(?![a-z])|は)/.test(after);
  return [...(tail.length <= 40 ? [tail] : []), ...(isPart ? [] : [stripMarkup(last[0].replace(/,$/u, ''))])];
}

/** That nothing is left out, behind a number. */
const inTotal = / (?:in (?:total|all)|altogether)(?=[.!*]{0,3}$)/;

/** A number of units in words at the end of a sentence: `it lasted for six months`. */
export function spokenSpan(sentence: string): readonly string[] {
  const match = pattern`(?<![\p{L}-])(\p{L}{3,9}(?:-\p{L}{3,5})?) (\p{L}{3,12})[.!]?$`.exec(sentence);
  const [first = ''] = (match?.[1] ?? '').toLowerCase().split('-');
  // `thirty one thirty seconds` is a fraction, or a minute and its seconds.
  const before =
    pattern`(?<!\p{L})(\p{L}{1,20})[ -]$`.exec(sentence.slice(0, match?.index))?.[1]?.toLowerCase() ?? '';
  return match === null ||
    smallNumber(before) !== null ||
    scaleWords.has(before) ||
    smallNumber(first) === null ||
    unitAtStart(` ${match[2]}`) === '' ||
    isDenied(sentence, match.index)
    ? []
    : [stripMarkup(match[0])];
}

/** What makes a number the part of a value when it follows: five times as many, 3 to 4. */
const partOfMore =
  /^\s*(?:(?:times|more|less|fewer|plus|minus|over|of|to|and|or|x|mod|per|out|percent|digits?|decimals?|thousands?|millions?|billions?|tausend|millionen|milliarden|milliards?|mil|millones|milh[õo]es|mila|milioni)\b|(?:тысяч|миллион|миллиард)|[-+*/^=<>!:\\_×·÷°])/iu;

/** Whether the words before a place say that what is there is not the value. */
function isDenied(sentence: string, at: number): boolean {
  return /(?:\b(?:not|never|cannot|than|except|without)|n['’]t)\s+(?:[a-z]+\s+){0,2}[^\s\w]*$/i.test(
    sentence.slice(Math.max(0, at - 40), at),
  );
}
