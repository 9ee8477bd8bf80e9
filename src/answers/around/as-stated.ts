import { splitSentences } from '../extract/split-sentences.ts';
import { joins, refuses } from '../names/changing-words.ts';
import { pattern } from '../tokens/pattern.ts';
import { restatedByIt, withoutPartNames } from './restatements.ts';

/** The text with its label and reason set off by signs, in plain words, and without a remark on the answer. */
export function asStated(said: string): string {
  const text = said
    .replace(/^\*\*([^*\n]{1,200} \([^*\n]{1,100}\))\*\*(?=\.?$)/, '$1')
    .replace(/^[-•] (?=\**[A-Z][a-z]{2}[^\n]*$)/, '');
  const labelled = concludedBySign(withAnswerFirst(text)).replace(
    /^(\W{0,3}(?:final )?answer\*{0,2}) (?=(?:-?\$?\d[\d.,]{0,15}|\(?[A-J]\)?)[.\s]{0,3}$)/i,
    '$1: ',
  );
  const uncited = withoutCitations(labelled);
  const unhoped = uncited.includes('I hope')
    ? uncited.replace(/(?<!\s)\s*I hope (?:it|this) is correct\.?/g, '')
    : uncited;
  const summed = withoutSum(withoutStress(unhoped));
  const plain = summed.includes('\n') || summed.length > 300 ? summed : inPlainWords(summed);
  return withoutNote(plain);
}

/** The text without a last word that only says of a number that it is all there is. */
function withoutSum(text: string): string {
  return /(?:total|altogether)[.*\s]{0,4}$/i.test(text.slice(-20))
    ? text.replace(/(?<=\d[\d.,]{0,15}(?: [a-z]{3,12})?) (?:in total|altogether)(?=[.*\s]*$)/i, '')
    : text;
}

/** `$5$ is the answer`: what is said to be the answer, behind the word for it. */
function withAnswerFirst(text: string): string {
  if (text.length > 240 || text.includes('\n')) return text;
  const [, answer = ''] =
    /^(.{1,200}?) is (?:(?:the|our|my) (?:final |correct |right )?(?:answer|solution|result)|correct)[.!]?$/.exec(
      text,
    ) ?? [];
  const isNamed =
    answer !== '' &&
    !/^(?:it|this|that|which|what|there|he|she|neither|none|only|option|statement|choice)(?![a-z])/i.test(
      answer,
    );
  return isNamed &&
    !joins(answer.replace(/[!?]/g, '')) &&
    !refuses(answer) &&
    !/[.?:;] | (?:is|are|was|were|of|answer|option|statement|choice) /i.test(` ${answer} `)
    ? `The answer is ${answer}.`
    : text;
}

/** The sign that draws a conclusion, in words. */
function concludedBySign(text: string): string {
  return text.includes('∴') ? text.replace(/^∴ ?/, '').replace(/\n∴ ?/g, '\nTherefore, ') : text;
}

/** An answer without the reason, or the names of its parts, in brackets behind it: `5 (since 10/2 = 5)`. */
export function withoutNote(text: string): string {
  if (!text.includes('(')) return text;
  return withoutPartNames(text)
    .replace(
      /^(\W{0,4}(?:yes|no|true|false)\W{0,2}) \(((?:since|because|as) [^()]{1,80})\)(?=[.\s]*$)/i,
      '$1, $2',
    )
    .replace(
      /(?<!\s)\s+\((?:(?:since|because|as|given that|rounded)\s[^()]{1,80}|approximately)\)(?=[.\s]*$)/,
      '',
    );
}

/** A text in words without what it cites at its end: `Paris [1][2].`, `London\n[c1]`. */
function withoutCitations(text: string): string {
  return text.includes('[')
    ? text.replace(/(?<=[a-z]{3}[."”]?)\s(?:\s?\[\^?[a-z]{0,3}\d{1,2}\]){1,6}(?=\.?\s*$)/i, '')
    : text;
}

/** The text without words that only stress its answer: `The answer is clearly 5`, `the answer is 5, of course`. */
function withoutStress(text: string): string {
  // Without a comma such a word belongs to the answer: `main course`, `occurs naturally`.
  const [end = '', last = ''] = /, (of course|[a-z]{6,10})[.!]?$/.exec(text.slice(-16)) ?? [];
  const plain = stressing.has(last) ? text.slice(0, -end.length) : text;
  if (!plain.includes('answer is ')) return plain;
  return plain.replace(/(?<=answer is )([a-z]{6,10}) (?=[-\d$\\])/, (whole, word: string) =>
    stressing.has(word) ? '' : whole,
  );
}

const stressing: ReadonlySet<string> = new Set([
  'of course',
  ...'clearly obviously naturally certainly definitely indeed simply'.split(' '),
]);

/** One sentence with what leads up to its answer, or gives a reason behind it, in words that are read elsewhere. */
function inPlainWords(text: string): string {
  const named = text.replace(label, '$1: ');
  if (splitSentences(named).length > 1) return named;
  return withoutReason(withPlainLead(restatedByIt(named)));
}

/** `**Time complexity:** $O(n)$`: what is emphasized before a value is no more than its label. */
const label = /^\*\*([A-Z][a-z]{2,20}(?: [a-z]{2,20}){0,3})(?::\*\*|\*\*:) (?=\S[^\n]{0,120}$)/;

function withPlainLead(text: string): string {
  if (!/[a-z] (?:is|are|was|be|dates|for|of|that|when|if|iff) |elastic|costs? |\$ is (?:an )?arb/i.test(text))
    return text;
  if (/^(?:That|This) would be /.test(text))
    return isPlain(text) && !judges(text) ? text.replace(polite, 'That is ') : text;
  return text
    .replace(dated, '$1 is ')
    .replace(judged, '')
    .replace(paid, 'The price is ')
    .replace(exactly, 'The solution is ')
    .replace(ofForm, '$1, where $2')
    .replace(arbitrary, '')
    .replace(allOf, '')
    .replace(priced, '$1')
    .replace(bounded, '');
}

/** Names somebody or something as an answer, where nothing behind it sets a condition. */
const polite = pattern`^(?:That|This) would be (?=(?:the )?[*_]{0,2}\p{Lu}|(?:an? |the )?[a-z-]+(?: [a-z-]+)*\.?$)`;

/** Whether a polite sentence only judges or places something: `That would be too much.` */
function judges(text: string): boolean {
  const words = text
    .toLowerCase()
    .split(/[^a-z]+/)
    .slice(3);
  return words.slice(0, 2).some((word) => judging.has(word));
}

const judging: ReadonlySet<string> = new Set(
  'too very so wrong right great nice better best worse worst enough impossible unwise fine fair good bad more less about around your my our one where what how why all for in on at'.split(
    ' ',
  ),
);

function isPlain(text: string): boolean {
  return !pattern.i`(?<!\p{L})(?:if|unless|but|had|were|not|except|without|when|or|wrong|then|otherwise)(?!\p{L})|n['’]t`.test(
    text,
  );
}

/** One thing by a noun, with an adjective or another noun before it, and no adverb behind it. */
const thing =
  '(?:It|This|(?:The|This) [a-z]{3,14}(?: (?!(?:almost|nearly|never|hardly|barely|once|first|rarely|not|only|[a-z]{2,12}ly) )[a-z]{3,14})?)';

/** From when something is: `It dates from the eighteenth century`. */
const dated = pattern`^(${thing}) dates (?:back )?(?:from|to) (?=(?:the )?[a-z\d-]{3,14} century\.?$)`;

/** The court that has the last word, and not one of which another court thinks otherwise. */
const judged =
  /^The (?:U\.?S\.? )?(?:Supreme )?[Cc]ourt (?:unanimously )?(?:held|ruled|found|concluded|decided|declared) that (?=(?:the|this) [a-z]{3,10} (?:is|was|were|are) (?:not )?[a-z]{4,16}\.?$)/;

/** For how much something changed hands. */
const paid = pattern`^${thing} (?:was |were )?(?:finally )?(?:sold|bought|purchased|auctioned) (?:off )?for (?=[$£€]\d[\d.,]{0,16}(?: (?:thousand|million|billion))?\.?$)`;

/** All that there is, before it. */
const allOf =
  /^(?:All|The) (?:such )?(?:solutions|functions) are (?=\$[^$]{1,80}\$,? (?:where|with|for) \$[^$]{1,60}\$\.?$)/;

/** Elasticity by what is meant where nothing else is named. */
const priced =
  /^((?:(?:[Tt]he )?(?:[Dd]emand|[Ss]upply)(?: for [a-z ]{3,24})? is )?)price[- ](?=(?:in)?elastic(?![a-z]))/i;

/** The bound that the word before it says. */
const bounded =
  /(?<=inelastic) \(\|?[A-Za-z_]{1,4}\|? ?< ?1\)(?=\.?$)|(?<= elastic) \(\|?[A-Za-z_]{1,4}\|? ?> ?1\)(?=\.?$)/;

/** Where an inequality holds, and nowhere else, is what it has for a solution. */
const exactly =
  /^(?:[A-Z][a-z]+,? )?[Tt]he (?:inequality|equation|system) (?:holds|is satisfied|is true) (?:(?:exactly|precisely) (?:when|if|for)|if and only if|iff) (?=\$[^$]+\$(?: (?:or|and) \$[^$]+\$)?\.?$|\\\((?:(?!\\[()]).)+\\\)\.?$)/;

/** Whole numbers by their form, with the parameter in a formula of its own. */
const ofForm =
  /^(?:All|The) (?:integers|numbers|solutions) of the form (\$[^$]{1,60}\$),? (?:with|where|for) (\$[a-z] ?\\in[^$]{1,30}\$)(?=\.?$)/;

/** What a constant is, whose set tells it. */
const arbitrary =
  /(?<=, where \$[A-Za-z] ?\\in ?\\(?:mathbb ?\{? ?[RC] ?\}?|R|C)\$) is (?:an arbitrary (?:real |complex )?(?:constant|number)|any (?:real |complex )?(?:constant|number)|arbitrary)(?=\.?$)/;

/** A sentence that names something without the reason behind it, where it holds no number, which another one may set right. */
function withoutReason(text: string): string {
  if (!text.includes(', ')) return text;
  const at = text.search(
    /, (?:(?:given|considering|based on|due to|owing to|in view of|in light of|judging by) (?:the|his|her|its|their|these|this) |so (?:no|it|they|he|she|there) )/,
  );
  if (at < 0) return text;
  const [said, reason] = [text.slice(0, at), text.slice(at + 2).replace(/\.$/, '')];
  const isNaming =
    /(?:^| )(?:is|was|are|were) /.test(said) &&
    !/[$\\=<>]|(?<![A-Za-z-]|(?:[Tt]ype|[Gg]rade|[Ss]tage|[Vv]itamin) )\d/.test(said) &&
    !joins(said) &&
    !refuses(said);
  return isNaming && explains(reason) ? said : text;
}

/** Whether a reason takes nothing back and names no second answer. */
function explains(reason: string): boolean {
  const words = reason.toLowerCase().split(/[^a-z'’-]+/);
  return (
    reason.length < 160 &&
    !/[?!;:$\\=\d]/.test(reason) &&
    !pattern` \p{Lu}\p{Ll}`.test(reason) &&
    !words.some((word) => turning.has(word))
  );
}

const turning: ReadonlySet<string> = new Set(
  `answer option choice solution wrong incorrect false mistaken mistake error but however although though unless if except actually maybe
  perhaps possibly probably instead rather only or rejected discarded excluded ruled fails failed far called speak what yet otherwise
  say says said tell told think thinks thought believe believes believed hope hoped claim claims claimed guess guessed seems seemed`.split(
    /\s+/,
  ),
);
