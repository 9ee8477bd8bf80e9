import { asStated } from '../around/as-stated.ts';
import { concludesOtherwise } from '../around/concludes-otherwise.ts';
import { isInstruction } from '../around/is-instruction.ts';
import { isProse } from '../around/is-prose.ts';
import { isUnfinished } from '../around/speaks-of-other.ts';
import { endsOtherwise, type StandingLine, standingLine } from '../around/standing-line.ts';
import { boxedAnswer } from '../boxes/boxed-answer.ts';
import { boxedClaims } from '../boxes/boxed-claims.ts';
import { findBoxes } from '../boxes/find-boxes.ts';
import { isOverruled } from '../boxes/is-overruled.ts';
import { circleIn } from '../clauses/rewrite-circles.ts';
import { limits } from '../limits.ts';
import { readLiteral } from '../literals/read-literal.ts';
import type { Claim } from '../readings/claim.ts';
import { readStatements } from '../statements/read-statements.ts';
import { tellsTruthOfOther } from '../statements/truth-of.ts';
import { foldSpace } from '../texts/fold-space.ts';
import { withoutLeave } from '../texts/without-leave.ts';
import { pattern } from '../tokens/pattern.ts';
import { countedItems } from '../told/counted-items.ts';
import { answerField } from './answer-field.ts';
import { answerFirst } from './answer-first.ts';
import {
  concludedWords,
  concludingValues,
  emphasizedEnd,
  lastNumber,
  mathSegments,
  spokenSpan,
} from './concluding-values.ts';
import { conclusionOf } from './conclusion-of.ts';
import { aroundSegment, isDescribedName } from './described-name.ts';
import { directionOf } from './direction.ts';
import { introducedItems, listedItems, valuesByLine } from './listed-items.ts';
import { markedNumber, toldNumber } from './marked-number.ts';
import { mendEscapes } from './mend-escapes.ts';
import { type Announced, lastAnnounced } from './phrases.ts';
import { splitSentences } from './split-sentences.ts';
import { spokenPart } from './spoken-part.ts';
import { isIntroduced, isStated, takesBack } from './stance.ts';
import { stripMarkup } from './strip-markup.ts';
import { describedSubject } from './subject-claim.ts';
import {
  affirmedIn,
  affirmsBehindNo,
  namingOption,
  withoutArithmetic,
  withoutCopula,
} from './told-sentence.ts';

/**
 * Returns what a text may state as its answer, the most likely first. Parts around which something denies, doubts or
 * extends them come last: they are what the text talks of, not what it says.
 */
export function answerClaims(text: string): readonly Claim[] {
  const spoken = spokenPart(mendEscapes(text));
  const field = answerField(spoken);
  const behind = foldSpace(field?.behind ?? '');
  // An answer that follows the object counts instead.
  const isLast = field !== null && lastAnnounced(behind) === null && findBoxes(behind).length === 0;
  const written = isLast ? field.value : spoken;
  const told = withoutLeave(foldSpace(written));
  const said = asStated(namingOption(answerFirst(told) ?? told));
  const isTakenBack =
    (said.includes('(') && rejected.test(said)) ||
    (isLast && (field.mayChange || takesBack(behind) || denies.test(behind)));
  const ending = said.slice(-limits.answer);
  const last = splitSentences(ending).at(-1) ?? ending;
  const instruction = isInstruction(last) ? last : '';
  const isPlain = !/[\\$]/u.test(said);
  const direction = directionOf(said);
  const bare = stripMarkup(said);
  return unique(claimsOf(said)).map((claim) => ({
    ...claim,
    rest:
      isTakenBack ||
      instruction.includes(claim.text) ||
      isOtherTruth(claim, said) ||
      isUnfinished(behindIn(said, claim.text))
        ? 'open'
        : claim.rest,
    written: claim.text === bare ? written.slice(0, limits.answer) : claim.text,
    direction,
    within: claim.rest === 'none' ? '' : said,
    isArray: isLast && field.isArray,
    mayExclaim: isPlain && said.length > claim.text.length + 8,
  }));
}

/** Whether a claim says only true or false, and its sentence says that of something else. */
function isOtherTruth({ text, rest }: Found, said: string): boolean {
  const [truth = ''] = /^(?:true|false)(?![a-z])/i.exec(text) ?? [];
  return rest === 'introduces' && truth !== '' && !said.includes('\\') && tellsTruthOfOther(said, truth);
}

/** What a text of a sentence or two says behind a claim, or behind its number where it has one. */
function behindIn(said: string, claim: string): string {
  const [shown = claim] = /\d[\d.,]*/.exec(claim) ?? [];
  const at = said.length > 200 ? -1 : said.lastIndexOf(shown);
  return at < 0 ? '' : said.slice(at + shown.length);
}

/** A note in brackets at the end, by which a value is no answer: `x = 2 (extraneous)`. */
const rejected = pattern.i`\((?:(?:is|but|so|this is|an?) )*(?:(?:not|isn['’]t) (?:(?:an?|the|in|within|really|our) )*(?:valid|allowed|possible|accept\p{L}*|admissible|permitted|solution|root|real|domain|interval|range|correct|right|answer|applicable|feasible|satisf\p{L}*|counted|included)\b[^()]{0,30}|no solution|rejected?|discard(?:ed)?|extraneous(?: \p{L}+)?|invalid|inadmissible|impossible|excluded|wrong|incorrect|false|absurd|spurious|unsure|uncertain|guess|old|outdated|not the [a-z]{3,20}|sometimes|partially|in part|disputed)\)[\s$.*]*$`;

/** What denies or questions an answer right behind it. */
const denies = pattern.i`^[^\p{L}\p{N}?]{0,3}(?:not|never|no|wrong|false|incorrect|is (?:not|wrong|incorrect)|isn['’]t)(?!\p{L})|^\W{0,3}\?`;

/** A claim before it is known how its text ends. */
type Found = Pick<Claim, 'text' | 'rest'>;

function claimsOf(spoken: string): readonly Found[] {
  const boxed = boxedAnswer(spoken);
  const announced = lastAnnounced(spoken);
  if (boxed !== null && !isOverruled(spoken, announced)) return boxedClaims(spoken, boxed);
  if (announced !== null) return announcedValues(spoken, announced);
  const listed = listedItems(spoken) ?? valuesByLine(spoken);
  if (listed !== null) return [whole(listed)];
  const introduced = introducedItems(spoken);
  if (introduced !== null) return introducedList(introduced.before, introduced.items);
  const all = stripMarkup(withoutCopula(spoken));
  // Words in quotes are no sentence.
  if (readLiteral(all) !== null || circleIn(all) !== null) return [whole(all)];
  const affirmed = affirmedIn(all);
  if (affirmed !== null && !isProse(affirmed)) return [{ text: affirmed, rest: 'introduces' }, whole(all)];
  const counted = countedItems(all);
  if (counted !== null) return [...partsOf(all, [counted]), whole(all)];
  const told = toldNumber(all);
  if (told !== null) return [...told.map((text): Found => ({ text, rest: 'introduces' })), whole(all)];
  if (!isProse(all)) return [...withoutRunningName(all), whole(all), ...partsBeside(withoutArithmetic(all))];
  // `Yes, f is continuous on $[0, 1]$`: what follows only explains the word.
  if (/^\W{0,4}(?:yes|no|true|false)\W{0,3}[,.;:!]\W{0,3}\s/i.test(all))
    return [whole(all), ...concluded(all).map(affirmsBehindNo(all) ? doubted : affirming)];
  const line = standingLine(spoken);
  if (line !== null) return concludedByLine(line, spoken);
  const last = lastParagraph(spoken).slice(-limits.answer);
  // `The closest option is:` and, by itself, an option.
  if (/^\(?[A-J]\) ?[^\n]{1,80}$|^\([a-j]\) [^\n]{1,80}$/.test(last))
    return [{ text: stripMarkup(last), rest: 'introduces' }, ...concluded(last), whole(all)];
  return [...concluded(last), whole(all)];
}

/** A last line by itself; where what leads up to it may deny it, nothing else in it is the answer. */
function concludedByLine({ line, isDenied }: StandingLine, spoken: string): readonly Found[] {
  const all = whole(stripMarkup(spoken));
  const isSaid = !isDenied && isStated({ text: line, start: 0, end: line.length });
  return isSaid
    ? [
        { text: stripMarkup(line), rest: 'introduces' },
        ...concluded(lastParagraph(spoken).slice(-limits.answer)),
        all,
      ]
    : [all, { text: stripMarkup(line), rest: 'open' }];
}

/** `All positive integers $n$`: what the numbers are called says nothing, nor does `all functions of the form`. */
function withoutRunningName(text: string): readonly Found[] {
  const match = /^([^=]{0,60}(?:integers|primes|numbers|reals)) (?:\$[a-z]\$|\\\([a-z]\\\))$/i.exec(text);
  const [, share, thing = ''] =
    /^(\d+(?:\.\d+)?\s?\\?%) of (?:the|all|all the|its|their) ([a-z]{3,20})$/i.exec(text) ?? [];
  if (share !== undefined && !rests.has(thing.toLowerCase())) return [{ text: share, rest: 'introduces' }];
  const form = /^(?:all|the) functions of the form (\S.{2,200})$/i.exec(text)?.[1];
  if (form !== undefined) return [whole(form)];
  return match === null ? [] : [{ text: match[1] ?? text, rest: 'introduces' }];
}

/** What is only a part of what there is. */
const rests: ReadonlySet<string> = new Set(
  'remaining rest other others half first second total whole original previous'.split(' '),
);

function whole(text: string): Found {
  return { text, rest: 'none' };
}

/** The items of a list, which the words before it may deny. */
function introducedList(before: string, items: string): readonly Found[] {
  const text = `${before} ${items}`;
  const stated = isStated({ text, start: before.length + 1, end: text.length });
  return [{ text: items, rest: stated ? 'introduces' : 'open' }];
}

/** What an announcement is followed by, unless the sentence around it denies, doubts or takes back what it announces. */
function announcedValues(text: string, { start, rest, lines }: Announced): readonly Found[] {
  const listed = listedItems(lines);
  if (listed !== null) return introducedList(clipped(text.slice(0, start)), listed);
  const conclusion = conclusionOf(rest);
  const end = text.length - rest.length;
  const at = rest.indexOf(conclusion);
  // What was rewritten, such as an amount of money, ends with its number.
  const [written = ''] =
    at < 0
      ? (/^[^\w\n]{0,4}\d[\d.,]*(?: (?:thousand|million|billion|trillion))?(?: ?(?:\/|per) ?[a-z]+)?/.exec(
          rest,
        ) ?? [])
      : [conclusion];
  const span = { text, start, end: end + Math.max(0, at) + written.replace(/[.,]$/, '').length };
  if (!isStated(span))
    return [whole(stripMarkup(text.slice(Math.max(0, start - 200)))), { text: conclusion, rest: 'open' }];
  const claimed: Found = { text: conclusion, rest: 'introduces' };
  if (endsOtherwise(rest, conclusion) || concludesOtherwise(text.slice(span.end), conclusion))
    return [{ ...claimed, rest: 'open' }];
  return isProse(conclusion)
    ? [...concluded(conclusion), claimed]
    : [...withoutRunningName(conclusion), claimed, ...partsBeside(conclusion)];
}

/** Values in a text that is no sentence. Words right before one are a part of what it says, unless they introduce it. */
function partsBeside(text: string): readonly Found[] {
  return partsOf(text, valuesBeside(text)).map((part) =>
    part.rest === 'introduces' && !isIntroduced(text, part.text) ? { ...part, rest: 'open' } : part,
  );
}

/** The end of a text, as far as it can change what follows it. */
function clipped(text: string): string {
  return text.slice(-200);
}

/** Parts of a text, each with what the rest of the text does to it. */
function partsOf(text: string, parts: readonly string[]): readonly Found[] {
  return parts.map((part): Found => {
    if (part === text) return whole(part);
    // A part that was rewritten, such as an amount of money, is found by its number.
    const [head] = part.split(/ (?=\S+$)/u);
    const shown =
      [part, head ?? part, part.replace(/^-(\d\S*) dollars$/, '-$$$1')].find(
        (each) => each !== '' && text.includes(each),
      ) ??
      /\d[\d.,]*\d|\d/u.exec(part)?.[0] ??
      part;
    const start = text.lastIndexOf(shown);
    const stated = start >= 0 && isStated({ text, start, end: start + shown.length });
    return { text: part, rest: stated ? 'introduces' : 'open' };
  });
}

/** What a text in sentences concludes with; of what is said of several things no part is the answer. */
function concluded(text: string): readonly Found[] {
  const told = toldNumber(splitSentences(text).at(-1) ?? text);
  if (told !== null) return told.map((part): Found => ({ text: part, rest: 'introduces' }));
  const parts = partsOf(text, concludingValues(text)).map(affirming);
  const isOfSeveral = readStatements(splitSentences(text).at(-1) ?? text).length > 0;
  if (!isOfSeveral) return parts;
  const all = stripMarkup(text);
  return parts.filter((part) => part.text !== all).map((part) => ({ ...part, rest: 'open' }));
}

function doubted(claim: Found): Found {
  return { ...claim, rest: 'open' };
}

function affirming(claim: Found): Found {
  return { ...claim, text: affirmedIn(claim.text) ?? claim.text };
}

/** In a text that is no sentence a value may still be in math delimiters or behind a colon. */
function valuesBeside(text: string): readonly string[] {
  const labelled =
    /^[\u4e00-\u9fff]{0,16}(?:答案|结果|金额|总额|价格|总价|总数|个数|人数|数量|数目|面积|体积|长度|距离|时间|速度|刑期|总和|总计|合计|共计)[:：]\s?(\d.*)$/.exec(
      text,
    )?.[1] ?? /^(?:一共|总共|共)有? ?(\d.{0,20})$/.exec(text)?.[1];
  if (labelled !== undefined) return [stripMarkup(labelled)];
  if (text.length > limits.answer || !/\s/u.test(text)) return [];
  const concluded = concludedWords(text);
  if (concluded.length > 0) return concluded;
  // Of several values with names none is the answer.
  const segments = mathSegments(text);
  const segment = segments.filter((each) => each.includes('=')).length > 1 ? undefined : segments.at(-1);
  // Signs alone beside a value are a part of it that was not read.
  if (segment !== undefined && isToldIn(text, segment))
    return [
      isDescribedName(text, segment) ? aroundSegment(text, segment).join(' ').trim() : stripMarkup(segment),
    ];
  const emphasis = emphasizedEnd(text);
  if (emphasis.length > 0) return emphasis;
  // How long ago something was is the number itself; any other words behind a number belong to it.
  const span = spokenSpan(text);
  if (span.length > 0) return span;
  if (isOneNumberInWords(text))
    return [...markedNumber(text), ...lastNumber(text).slice(0, /\bago\W*$/u.test(text) ? 2 : 1)];
  const doer = describedSubject(text);
  if (doer.length > 0) return doer;
  const colon = pattern.s`^[\p{L}\s]{2,40}\s?:\s+(\S.*)$`.exec(text)?.[1];
  if (colon === undefined) return [];
  // Of several named values the last one is a part.
  return pattern`\p{L}\s?:\s`.test(colon) ? [stripMarkup(colon)] : [stripMarkup(colon), ...lastNumber(colon)];
}

function isToldIn(text: string, segment: string): boolean {
  const around = text.replace(segment, ' ').replace(/\$|\\[()[\]]/gu, ' ');
  return pattern`\p{L}{2}|\p{Script=Han}`.test(around) || !/[^\s.,:;*]/u.test(around);
}

/** Words around a single number, as in `Jane started 3 hours ago`. */
function isOneNumberInWords(text: string): boolean {
  if (
    text.length > limits.answer ||
    text.split(/\s+/u).length < 4 ||
    !pattern`^[\p{L}\d\s,.'’*$£€¥/-]+$`.test(text)
  )
    return false;
  return (text.match(/\d[\d.,]*/gu) ?? []).length === 1;
}

function lastParagraph(text: string): string {
  const parts = text.split(/\n\s*\n/u).filter((part) => pattern`[\p{L}\p{N}]`.test(part));
  return parts.at(-1) ?? text;
}

/** Claims that say something, each once; what a text only talks of comes behind what it says. */
function unique(claims: readonly Found[]): readonly Found[] {
  const said = claims.filter(
    ({ text }, index) =>
      pattern`[\p{L}\p{N}∅∞]|\\\{|\\emptyset|\\varnothing|\{\s*\}|^(?:[()[\]{}<>]\s?)+$|^(?:\[\s?\]|'[^']{0,40}'|"[^"]{0,40}")$`.test(
        text,
      ) && claims.findIndex((claim) => claim.text === text) === index,
  );
  return [...said.filter(({ rest }) => rest !== 'open'), ...said.filter(({ rest }) => rest === 'open')];
}
