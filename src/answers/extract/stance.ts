import { isAttributed, isOtherAnswer } from '../around/attributions.ts';
import { degreesBehind } from '../around/degrees-behind.ts';
import { loosens } from '../around/loosening.ts';
import { isPartOfFormula } from '../around/part-of-formula.ts';
import { isRevised } from '../around/revisions.ts';
import { becomesOther, isUnfinished, isUnsure, speaksOfOther } from '../around/speaks-of-other.ts';
import { pattern } from '../tokens/pattern.ts';
import { hasNoSolution, isActedOn, isCompared, isSpan } from '../told/compared.ts';
import { isCountLimited } from '../told/counted-items.ts';
import { namesBeside } from '../words/naming-words.ts';
import { withoutDescription } from './described-quantity.ts';
import { describedSubject } from './subject-claim.ts';

/** A part of a text that may be its answer. */
export interface Span {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Whether a text states a part of it as its answer: nothing around the part denies, doubts, questions, extends or negates
 * it. Looks at the clause before, at the words that touch the part, and at what takes it back behind it.
 */
export function isStated({ text, start, end }: Span): boolean {
  const leading = text.slice(Math.max(0, start - 300), start);
  // `It is not B, the answer is D` denies another option, and then announces one.
  const spoken = /^the /iu.test(text.slice(start, start + 4))
    ? leading.replace(otherOption, '')
    : leading.replace(corrected, '');
  const before = clauseBefore(withoutCode(spoken)).replace(/(?<![*$"“`]|\\[([])(?:[*$"“`]|\\[([])+\s*$/u, '');
  const owner = before.replace(/(?:[A-Za-z]\w{0,3}\s*=\s*|[£€¥$]\s*)$/u, '');
  const named = before.split(/:\s/u).at(-1) ?? before;
  const told = withoutDescription(named);
  const after = text.slice(end, end + 300);
  // A clause before an announcement joins nothing to what is announced: `Since n = 4, the answer is 24`.
  const [announced = ''] = announcing.exec(text.slice(start, end)) ?? [];
  const joined = announced === '' ? owner : owner.replace(/, $/, '');
  if (
    denial.test(` ${mainClause(before.slice(0, before.length - named.length) + told).toLowerCase()} `) ||
    doubt.test(` ${told.toLowerCase()} `) ||
    bound.test(` ${told.toLowerCase()} `) ||
    (guess.test(owner) && told === named) ||
    (operator.test(joined) && !isSpan(owner, text.slice(start))) ||
    namesBeside(owner) ||
    (/^\d/u.test(text.slice(start)) && endsName(text.slice(Math.max(0, start - 80), start))) ||
    property.test(owner) ||
    isActedOn(before) ||
    isUnsure(spoken.slice(-90)) ||
    hasNoSolution(spoken.slice(-60)) ||
    speaksOfOther(`${before}${announced}`.toLowerCase()) ||
    secondValue.test(before) ||
    (attribute.test(before) && !isSubjectWith(before)) ||
    isMeasured(owner) ||
    partial.test(owner) ||
    isAttributed(before, after) ||
    isOtherAnswer(`${spoken}${announced}`)
  )
    return false;
  const tail = after
    .replace(/^(?:[$*_`"”'’)\]}]|\\[)\]])+/u, '')
    .replace(place, '')
    // Emphasis on a later line joins nothing.
    .replace(/^(\s?\n\s?)[*_#]{1,4}/, '$1');
  if (
    /^\s?[?？]/u.test(tail) ||
    extension.test(tail) ||
    isCompared(tail) ||
    distance.test(tail) ||
    loosens(tail) ||
    (isSubject(tail) && !isDescribed(text.slice(start, end), tail)) ||
    furtherValue.test(tail) ||
    becomesOther(tail) ||
    isCountLimited(before, tail)
  )
    return false;
  if (contrast.test(tail) || foreignContrast.test(tail)) return true;
  const sentence = /^[^\n]*?(?:[.!?](?=\s|$)|[。！？])|^[^\n]*/u.exec(tail)?.[0] ?? '';
  const isQuestion = /[?？]\s*$/u.test(sentence) && !/[.!]\s/u.test(sentence);
  if (condition.test(sentence) || isUnfinished(tail)) return false;
  // A reason may deny what else might have been the answer.
  const [said = ''] = sentence.split(/,? (?:because|since) /u);
  const behind = tail.slice(sentence.length);
  return !(
    isQuestion ||
    denial.test(` ${said.toLowerCase()} `) ||
    takesBack(behind) ||
    isRevised(behind) ||
    declined.test(behind)
  );
}

/** What an answer is announced by, where that is a part of what is stated. */
const announcing = /^(?:the )?(?:final )?(?:answer|result|solution) ?(?:is|:)/i;

/** What is said before a box, without what takes back the value before it: `\\boxed{1}... no, \\boxed{2}`, `it is 5, no wait: \\boxed{6}`. */
function withoutRetraction(before: string): string {
  const words = before.toLowerCase().match(/[a-z]+/g) ?? [];
  const isTaken = before.length < 120 && taking.has(words.slice(-2).join(' '));
  return isTaken || /^no, ?$/i.test(before) ? '' : before;
}

const taking: ReadonlySet<string> = new Set(['no wait', 'wait no', 'no sorry', 'sorry no', 'actually no']);

/** `This wrong estimate was corrected to` says of another value that it is wrong. */
const corrected =
  /(?<![a-z])(?:this|the|that|my|an?) (?:wrong|incorrect|earlier|initial|first) [a-z]{3,12} (?:was|is|has been) (?:corrected|revised|changed|updated|replaced) (?:to|with|by) $/i;

const otherOption = /(?<![a-z])not (?:option )?\(?[A-J]\)?, $/u;

/** Code between ticks is quoted: what it denies is a part of it. */
function withoutCode(text: string): string {
  return text.includes('`') ? text.replace(/`[^`\n]{1,120}`/g, 'code') : text;
}

/** Whether a text leaves a box its answer: it is one unless it is denied, conditional, questioned or taken back. */
export function isStandingBox({ text, start, end }: Span): boolean {
  if (isOtherAnswer(text.slice(Math.max(0, start - 240), start).replace(/(?:[*$]|\\[([]) ?$/, '')))
    return false;
  const before = withoutRetraction(
    mainClause(withoutDescription(clauseBefore(withoutBoxes(text.slice(Math.max(0, start - 240), start))))),
  );
  const tail = text.slice(end, end + 200).replace(/^(?:[$*_`"”'’)\]}]|\\[)\]])+/u, '');
  // `$x = 1/5$, or $\boxed{20}$ percent` says one value in two ways.
  const isRestated =
    pattern.i`,\s+or[^\p{L}\p{N}]{0,8}$`.test(before) &&
    pattern.i`^\s*(?:\\?%|per ?cent(?![\p{L}]))`.test(tail);
  if (
    (!isRestated &&
      (scaling.test(before) ||
        /(?:\\(?:sqrt|pm|mp|ln|log|sin|cos|tan|times|cdot|neq?|leq?|geq?|lt|gt)|[+/^<>≤≥≠×·]) ?(?:\$ ?)?$/u.test(
          before,
        ))) ||
    denial.test(` ${before.toLowerCase()} `) ||
    guess.test(before.replace(/(?<!\W)\W+$/, ' ')) ||
    pattern.i`(?<![\p{L}])perhaps(?![\p{L}])`.test(before) ||
    speaksOfOther(before.toLowerCase()) ||
    isUnsure(before) ||
    /(?:\d ?-|[a-z]\() ?$|(?<![a-z])(?:bounds? (?:is|of)|exceeds?) ?\W{0,4}$/i.test(before)
  )
    return false;
  if (/^[^.;!?\n]{0,24}\b(?:and|or)\s+\$?-?\d|^\s*[,:]\s*-?\d/i.test(tail)) return false;
  if (
    pattern.i`^\s*[?？]|^\s*(?:or|and also|to the power)(?![\p{L}])|^,? ?(?:(?:which|that|but that) is )?(?:wrong|incorrect|false)(?!\p{L})|^\s*(?:unless|(?:only |but )?if(?! (?:and only|necessary|needed|desired|you))|when(?=[^.\n]{0,30}(?:[<>≠]|\\(?:[lg]eq?|neq?)(?![a-z])|(?:even|odd)(?!\p{L})))|, ?(?:assuming|provided|depending on)|\((?:an? |the )?(?:upper bound|lower bound|at most|at least))(?![\p{L}])`.test(
      tail,
    )
  )
    return false;
  if (
    becomesOther(tail) ||
    isUnfinished(tail) ||
    /^\$? ?[-+*/] ?\d|^ is one too |^! ?(?:\$|\\[)\]])/.test(tail)
  )
    return false;
  if (isPartOfDegrees(text.slice(start, end), tail)) return false;
  const sentence = /^[^\n]*?[.!?](?=\s|$)|^[^\n]*/u.exec(tail)?.[0] ?? '';
  return !(
    (isSubject(tail) && denial.test(` ${sentence.toLowerCase()} `)) ||
    takesBack(tail.slice(sentence.length)) ||
    isRevised(tail) ||
    isRevised(tail.slice(sentence.length)) ||
    isPartOfFormula(text.slice(Math.max(0, start - 60), start), text.slice(end, end + 40)) ||
    isUnsure(sentence)
  );
}

/** Whether a measure in degrees goes on behind a box, or has a unit that what is in the box cannot take. */
function isPartOfDegrees(box: string, tail: string): boolean {
  const inside = /(?:\^ ?\{? ?\\circ ?\}?|°) ?(?=\}$)/u.exec(box)?.[0] ?? '';
  const degrees = degreesBehind(`${inside}${tail}`);
  if (degrees === null) return false;
  return degrees.isPart || (degrees.unit !== '^\\circ' && !/\{\s*-?[\d.]+\s*\}$/u.test(box));
}

/**
 * Whether a formula in a text that is no sentence is all that the text says: in `even $n$` and `min at $x = 1$` the words
 * before it say as much as the formula does.
 */
export function isIntroduced(text: string, part: string): boolean {
  const before = text.slice(0, Math.max(0, text.lastIndexOf(part)));
  const owner = before.replace(/(?:[*"“`]|\${1,2}|\\[([])\s*$/u, '').trimEnd();
  if (owner.length === before.trimEnd().length || !pattern`\p{L}$`.test(owner)) return true;
  return introducing.test(owner);
}

const introducing = pattern.i`(?<!\p{L})(?:so|hence|thus|therefore|then|finally|about|around|approximately|roughly|exactly|namely|say|answer|result|value|option|choice|total|area|probability|is|are|was|equals?|only if|(?:all|every|any) real (?:numbers?|values?)|ist|est|es|é|è|\p{L}+s (?:to|at))$|[是为為得有于は]$`;

/** Words that make of a box another value. */
const scaling = pattern.i`(?:twice|double|half(?: of)?|minus|negative|roots? of|(?:opposite|negative|inverse|reciprocal|square|cube|complement|third|quarter) of|multiples of|powers of|at (?:most|least)|(?:more|less|other|rather) than|except|or)[^\p{L}\p{N}]*$`;

/** What follows a comma and begins again: what comes before, as in `since 2 is not prime, the answer`, gives a reason. */
function mainClause(clause: string): string {
  return clause.split(/,\s+(?=(?:the|our|its|we|this|there|it)\s)/iu).at(-1) ?? clause;
}

/** What makes an answer hold only sometimes. */
const condition = pattern.i`(?<![\p{L}])(?:unless|except|otherwise|provided|only (?:if|when|for)|for (?:even|odd|most|some(?! (?:(?:real|complex|fixed|arbitrary) )*(?:constants?|numbers?|\$?c)(?![a-z])))|depending|if|when|whenever|falls(?! (?:on|in|to)(?!\p{L}))|wenn|salvo|sauf)(?![\p{L}])`;

/** Whether what follows an answer takes it back. */
export function takesBack(after: string): boolean {
  return retraction.test(after);
}

/** Says behind a value that what was asked has none. */
const declined = pattern.i`(?<![\p{L}])(?:(?:cannot|can ?not|can['’]t|could not|couldn['’]t) be (?:determined|found|calculated|computed|answered|solved)|(?:not|n['’]t) (?:\p{L}+ )?enough information|insufficient information|impossible to (?:determine|say|tell|know|find|answer)|(?:this|that|my|the) answer (?:is|was) (?:wrong|incorrect|not correct))(?!\p{L})`;

/** The clause that a part of a text ends: what comes before `so`, `but` or a full stop is said of something else. */
function clauseBefore(text: string): string {
  const parts = text
    .replace(/(?<![a-z])(any|every)thing but(?![a-z])/gi, '$1thing except')
    .replace(
      /\bnot\s+(?:hard|difficult)\s+to\s+(?:see|show|check|verify)\b|\bnot only\b|\b(?:holds?|true|exists?|works?|converges|satisf\w+)[^.;!?]{0,60}\bif and only if\b|\bwithout loss of generality\b/gi,
      ' ',
    )
    .split(
      /(?:[.;?]|!(?!\s*[=+*/^-]))\s|[。；！？]|\n\s*\n|\n|(?<=\d)\s+(?:it['’]s|which is)\b|,?(?<!\s)\s+(?:so|thus|hence|therefore|consequently|but|instead|then|giving|which gives|we (?:get|have|find|obtain))\b(?!\s+that\b)/i,
    );
  return parts.at(-1) ?? text;
}

const english =
  "not|cannot|never|erroneous|invalid|spurious|extraneous|flawed|misleading|neither|nor|without|except|excluding|excludes?|no|none|false|wrong|incorrect|incorrectly|wrongly|falsely|impossible|(?:errors?|mistakes?) (?:is|are|was|would)|traps?|distractors?|pitfalls?|fallacy|misconception|myth|tempting|naive(?:ly)?|overlooks?|discard(?:ed|s)?|eliminate[ds]?|one might|definitely won['’]t|mistaken|mistakenly|unlike|avoid|reject(?:s|ed)?|fails?|violates?|to (?:subtract|discard|exclude|remove|eliminate)|refuted?|disproves?|contradicts?|rules? out|ruled out|other than|rather than|instead of|anything but|far from|fails? to|(?:is|was|were|do|does|did|are|ca|could|would|wo|should|has|have|had|must|need)n['’]t";
const others =
  "nicht|kein(?:e[rnms]?)?|niemals|falsch|n['’]est|ne|pas|jamais|aucune?|faux|nunca|tampoco|ninguna?|falso|incorrecto|não|nenhuma?|non|mai|nessuna?|niet|geen|nooit|keinesfalls|außer|sauf|exclue?s?|descarta|menos|кроме|не|нет|никогда|неверно|nie|nigdy|değil|yanlış|inte|ikke";
const denial = pattern`(?<![\p{L}\p{N}])(?:${english}|${others})(?![\p{L}])|不|没|沒|非|错|錯|ではな|じゃな|ではあり|ません|아니|않|틀|ليس|ليست|لا |خطأ|नहीं|गलत`;

const doubt = pattern`(?<![\p{L}])(?:perhaps|maybe|possibly|probably|presumably|seems?|seemed|appears?|guess|doubt(?:s|ed|ful)?|unlikely|disagree|suppose|assume|assuming|suspect|whether|unless|otherwise|if|when|whenever|either|for (?:even|odd) [a-z$]{1,20},|first (?:thought|got)|thought (?:of|it|that|about)|consider(?:s|ed|ing)|wondered|tempted|at first|initially|used to be|(?:almost|nearly) (?:sold|bought|went|cost|paid|reached|built|born)|at least|at most|more than|less than|fewer than|greater than|smaller than|larger than|bigger than|up to|between|vielleicht|vermutlich|wenn|falls(?! (?:on|in|to)(?!\p{L}))|peut-être|si|quizás?|tal vez|talvez|forse|может|возможно|если|misschien|być może|belki)(?![\p{L}])|可能|也许|如果|若|たぶん|かもしれ|もし|아마|만약|ربما|शायद`;

/** What sets a value as a bound, in other languages. */
const bound = pattern`(?<![\p{L}])(?:(?:kleiner|größer|grösser|mehr|weniger|höher|niedriger) als|höchstens|mindestens|wenigstens|(?:plus|moins)(?: \p{L}+)? (?:que|de)|(?:supérieure?|inférieure?)s? (?:ou égale?s? )?à|au (?:plus|moins)|(?:mayor|menor|más|menos)(?:es)? (?:que|de|a)|al menos|a lo sumo|como (?:máximo|mínimo)|(?:maior|menor|mais|menos)(?:es)? (?:do )?(?:que|de)|pelo menos|no máximo|(?:maggiore|minore|più|meno) (?:di|che)|almeno|al (?:massimo|più)|(?:groter|kleiner|meer|minder) dan|minstens|hoogstens|превышает|половина|больше|меньше|более|менее|по крайней мере|не менее|не более|(?:większ|mniejsz)\p{L}+ niż|co naj(?:mniej|wyżej)|en (?:az|çok|fazla))(?![\p{L}])|大于|小于|大於|小於|多于|少于|超过|至少|至多|不到|低于|高于|以上の|少なくとも|보다|أكبر من|أصغر من|أكثر من|أقل من|على الأقل`;

/** `might be`, right before the value. */
const guess = pattern.i`(?<![\p{L}])(?:(?:might|may|could|would|can|should)\s+(?:\p{L}+\s+){0,3}|(?:might|may|could|would)\s+have\s+(?:\p{L}+\s+){0,6})$`;

/** Words that act on the value behind them, so that it is not the value that is stated. */
const operator = pattern.i`(?:(?<![\p{L}])(?:minus|negative|plus|times|than|twice|thrice|double|triple|half|third|quarter|over|under|above|below|beyond|exceed(?:s|ing)?|near|nearly|almost|close to|similar to|such as|after|before|since|following|preceding|prior to|root|log|ln|lg|exp|sqrt|(?:arc)?(?:sin|cos|tan|cot|sec|csc)h?|logarithm|sine|cosine|tangent|and|or|nor|where|with|for|let|from|until|till|to the power|mod|modulo|per|divided by|multiplied by|(?:roots?|squares?|cubes?|half|thirds?|quarters?|fifth|tenth|doubles?|multiples?|powers?|factors?|divisors?|all|each|none|one|any|inverse|reciprocal|negative|opposite|logarithm|out|instead|short|most|some|digits?|sum|product|complement|fraction|percent|permutations?|combinations?|arrangements?|subsets?|graphs?|trees?|groups?|divisible by) (?:of|on)|divisible by)|\d\s*(?:and|or|to|-|–|→|,|\+|\*|\/|=)|[+*/^<>≤≥≠±×·÷√]|(?<=\s)-(?=$)|\\(?:neq?|leq?|geq?|lt|gt|pm|mp|times|cdot|sqrt|not|approx))\s*(?:(?:the|a|an)\s+)?$|(?<![\p{L}])(?:part|act|book|chapter|figure|step|case|section|problem|question|table|theorem|lemma|equation|eq|scene|volume|page|type|phase|class|group|level|stage|line|row|note|example|version)\.?\s*$`;

function isMeasured(owner: string): boolean {
  const at = owner.search(measures);
  return at >= 0 && measured.test(owner.slice(0, at));
}

/** A number that ends a name is no value: `Symphony No. 5`, `the flight of Apollo 11`. */
function endsName(owner: string): boolean {
  return (
    pattern.i`(?<![\p{L}])(?:(?<!the )number|nos?\.?|nr\.?|op\.?|opus|№|#) ?$`.test(owner) ||
    pattern`(?<![\p{L}])(?:the|an?|is|was|of|on|by|called|named|from|aboard|to) (?:\p{Lu}\p{Ll}+ ){1,3}$`.test(
      owner,
    )
  );
}

/** What is said of an answer without naming it: `the answer has 11 digits`, `the answer is at position 11`. */
const property = pattern.i`(?<![\p{L}])(?:answer|result|solution)\s+(?:(?:has|contains|includes|excludes|involves|ends|begins|starts|leaves|divides|lies|sits|consists|must have|will have)(?![\p{L}])|(?:is|are)\s+(?:at|in|on|near|after|before|bounded|limited|divisible|congruent|coprime|a multiple|the (?:square|cube|double|half|sum|product|number))(?![\p{L}])).{0,40}$`;

/** `It is a circle with a radius of`: what follows describes the answer, and is not the answer. */
const attribute = pattern.i`(?:^|(?<![\p{L}])(?:is|are|be|forms?|represents?|describes?|as) )(?:an?|the) (?:[\p{L}-]+ ){1,3}(?:with|having|whose)(?: an?| the| its)?(?: [\p{L}-]+){1,4} (?:of|equal to|is|are|being)[\s$(\\]*$`;

/** `The student with the greatest speed is` says who that is. */
function isSubjectWith(before: string): boolean {
  const words = before.trim().toLowerCase().split(' ');
  const at = words.indexOf('with');
  return words[0] === 'the' && at > 1 && at < 5 && ['is', 'are', 'was', 'were'].includes(words.at(-1) ?? '');
}

/** `the early 19th century` is a part of it. */
const partial = pattern.i`(?<!\p{L})(?:early|earlier|late|later|mid|middle|upper|lower|inner|outer)[ -]$`;

/** `The cyclic group of order`: a number that measures a thing says which thing is meant, and is not the answer. */
const measured = pattern.i`(?:,|(?<![\p{L}-])(?!(?:is|are|was|were|be|being|been|has|have|had|it|one|all|and|so|thus|hence|therefore|that|which|value|number|answer|result|total|maximum|minimum|least|greatest|smallest|largest|only)(?!\p{L}))[\p{L}-]{3,40}) (?:of|with|having) (?:an? |the |its )?(?:side |edge |arc )?$`;
const measures = pattern.i`(?<= )(?:order|degree|radius|diameter|sides?|edges?|length|rank|trace|dimensions?|index|characteristic|genus|modulus|parameter|base|height|width|period)(?: of| equal to| =|:)?[\s$(\\]*$`;

/** `The period is 3, and the maximum is`, `is $2x$ with a remainder of`: what follows is one of two values that are stated. */
const secondValue = pattern.i`(?:is|are|was|were|equals?|=)\s[^.;]{0,60}?[$\d\\][^.;]{0,60}?(?<![\p{L}])with (?:an?|the) \p{L}{3,20} (?:of|equal to)[\s$(\\]*$|(?:(?<![\p{L}])(?:is|are|was|were|equals?)|=)\s[^.;]{1,100}?(?<![\p{L}])(?:and|while|whereas)\s(?:the|its|their|that of)\s[^.;,]{1,60}?(?<![\p{L}])(?:is|are|was|were|equals?)\s*$`;

/** `, and the maximum is`: what comes before is one of two values that are stated. */
const furtherValue = pattern.i`^,?\s(?:and|while|whereas)\s(?:the|its|their|that of)\s[^.;,]{1,60}?(?<![\p{L}])(?:is|are|was|were|equals?)\s`;

/** Where an extremum is attained, or what was counted, which changes nothing of it. */
const place = pattern.i`^ of (?:them|these|those)(?=[.!\s]*$)|^ when (?:\S{1,12} is )?divided by [^.;!?\n]*|^,? ?\(?(?:(?:which |and (?:it |this )?)?is )?(?:attained|achieved|reached|realized|occurring|which occurs)(?!\p{L})[^.;!?\n]*`;

/** What makes a value the part of a longer one when it follows. */
const extension = pattern.i`^\s*(?:[-+*/^=<>≤≥≠±×·÷:!_](?![!\s]*$)|\\(?:pm|mp|times|cdot|le|ge|lt|gt|ne|approx)|(?:hundred|thousand|million|billion|dozen|(?:in )?base|almost|nearly|perhaps|maybe|possibly|probably|twice|thrice|plus|minus|times|over|or|and|to(?=\s+(?:the|an?|one|two|three|four|five|six|seven|eight|nine|ten|infinity|plus|minus|[-$\\]|\d))|through|more|less|fewer|than|squared|cubed|factorial|mod|modulo|if|when|whenever|unless|except|only if|only when|otherwise|divided|multiplied|raised|choose|per|out of|of|where|with|oder|und|ou|et|o|y|e|или|и|times as|or more|or less|at (?:least|most))(?![\p{L}])|或|和|か|または|또는|以上|以下|未満|以内|未满|이상|이하|미만|초과|से (?:अधिक|कम|ज़्यादा))`;

/** A measure of what lies between something and something else: `90 degrees short of`, `3 years older than`. */
const distance = pattern.i`^\s*(?:[\p{L}°%]+\s+){0,2}(?:short of|shy of|away from|in excess of|ahead of|behind|beyond|off(?: of)?|(?:above|below|before|after|past)(?=\s+(?:the|a|an|its|that|zero)(?![\p{L}]))|\p{L}+er than|(?:more|less|fewer|worse) than)(?![\p{L}])`;

/** What an earlier box holds says nothing of this one, unless it is right before it: `first \boxed{wrong}, final \boxed{42}`. */
function withoutBoxes(before: string): string {
  return before.replace(pattern.g`\\boxed ?\{[^{}]{0,80}\}(?=\$?[,;] ?[\p{L}])`, 'one');
}

/** `4 is too small`: a value that something is said of, unless that is to be the answer. */
function isSubject(tail: string): boolean {
  const said =
    pattern.is`^\s*(?:is|are|was|were|isn|would|will|may|might|must|should|can|cannot|could|does|do|did|has|have|fails?|leads?|seems?|works?|gives?|ist|est|es|è|é)(?![\p{L}])(.{0,60})`.exec(
      tail,
    );
  return (
    said !== null &&
    !/^\s*(?:(?:the|our|my|indeed|therefore|thus|then|hence|a|an|your|also)\s+)*(?:final\s+|correct\s+|right\s+|required\s+|desired\s+|only\s+|unique\s+)*(?:answer|solution|result|value|correct|right|total|probability|sum|maximum|minimum)/i.test(
      said[1] ?? '',
    )
  );
}

/** `Insulin is the hormone responsible`: what is said of a name only describes it. */
function isDescribed(part: string, tail: string): boolean {
  return pattern`^\W*\p{L}`.test(part) && describedSubject(`${part} ${tail.trim()}`).length > 0;
}

/** `Paris, not Lyon` states the first. */
const contrast =
  /^\s*(?:,\s*)?(?:(?:and|but)\s*)?(?:not|rather than|instead of)\s+[^\s,.;]+(?:\s+[^\s,.;]+)?\s*(?:[.!]\s*)?$/i;

/** The same of an option, in other languages: `C non A`. */
const foreignContrast = /^,? ?(?:(?:et|und|y|e) )?(?:non|pas|nicht|não) (?:pas )?\(?[A-J]\)?[.!]?$/u;

/** What is wrong, behind `that is`. */
const untrue =
  '(?:[a-z]{2,12}ly |just |all |so |very |quite |also )*(?:not|wrong|incorrect|impossible|false|absurd|untrue|mistaken|nonsense|(?:an?|the) (?:[a-z]{3,12} )?(?:error|mistake|distractor|trap|decoy|lie|red herring|wrong|incorrect|false|opposite|worst))(?![a-z])';

const retraction = pattern.i`(?=[nwhtiscol])(?<=^\s*|[.!?;:,–—-]\s*|\n[^\S\n]*|\*)(?:no[,.!]|no$|not (?:quite|really|exactly|correct|so|right|yet)|nope|wait\b|hmm|hold on|that (?:can['’]?t|cannot|(?:is|was)n)|(?:th(?:at|is) (?:is|was)|that['’]s|(?:it (?:is|was)|it['’]s|which is)(?! not(?![a-z]))) ${untrue}|wrong\b|incorrect\b|scratch that|correction\b|oops|sorry\b|on second thou|i (?:made|was)|let me (?:re|check|double|try|verify))`;
