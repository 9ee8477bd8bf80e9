import { nameOneCompound } from '../chemistry/name-one-compound.ts';
import { bareName } from '../names/bare-name.ts';
import { hedges, joins, refuses } from '../names/changing-words.ts';
import { beforeDescription } from '../names/described.ts';
import { areSurnameAndName } from '../names/sole-bearers.ts';
import { areOneCity, beforeCountry } from '../names/well-known-cities.ts';
import { isMeaningful } from '../syntax/parse-unit.ts';
import { pattern } from '../tokens/pattern.ts';
import { withOneTrend } from '../told/trends.ts';
import { isOtherInPlural } from '../writing/other-in-plural.ts';
import { areOneSpecies } from './abbreviates.ts';
import { withoutCategory } from './category-words.ts';
import {
  beforeCitation,
  beforeDate,
  beforeGloss,
  isZygosity,
  ofThinker,
  recursAt,
  termsBeside,
} from './glosses.ts';
import { inOneWay } from './in-one-way.ts';
import { areInitials } from './initials.ts';
import { namesBeside } from './naming-words.ts';
import { areTranscribed } from './slavic-names.ts';
import { withDigraphs } from './spelled-out.ts';
import { stateOf } from './state-names.ts';

/** Whether two texts of words say the same once numerals, possessives and locants are written in one way. */
export function areWrittenAlike(reference: string, response: string): boolean {
  const [left, right] = [inOneWay(reference), inOneWay(response)];
  if (left === right || isOneName(left, right, reference, response)) return true;
  if (nameOneCompound(reference, response)) return true;
  const [bare, other] = [bareName(reference, response), bareName(response, reference)];
  if ((bare !== reference || other !== response) && inOneWay(bare) === inOneWay(other)) return true;
  const [from, to] = [withDigraphs(reference), withDigraphs(response)];
  return (from !== reference && inOneWay(from) === right) || (to !== response && left === inOneWay(to));
}

/** Two names of one state or person, or a phrase and its initials. */
function isOneName(left: string, right: string, reference: string, response: string): boolean {
  const areNames = [reference, response].every((text) => /^\W*(?:[Tt]he )?\p{Lu}/u.test(text));
  const state = stateOf(left);
  return (
    (areNames &&
      ((state !== null && state === stateOf(right)) ||
        areSurnameAndName(left, right) ||
        areOneCity(left, right) ||
        areTranscribed(left, right))) ||
    areInitials(reference, response)
  );
}

/** Whether one text only adds of what kind its answer is, or the response a gloss, a subject, an author or a year. */
export function addsNothing(reference: string, response: string): boolean {
  const [left, right] = [inOneWay(reference), inOneWay(response)];
  if ([left, right].some((text) => truths.has(text)) || limitedGloss.test(response)) return false;
  if (withoutCategory(left).includes(right) || withoutCategory(right).includes(left)) return true;
  const mayBeName = /^\p{Lu}\p{Ll}+(?: \p{Lu}[\p{Ll}.]*){1,2}$/u.test(reference.trim());
  if (left.length > 4 && !mayBeName && !isOtherInPlural(left) && withoutCategory(right).includes(`${left}s`))
    return true;
  if (left.length < 2) return false;
  if (
    additions(reference, response).some(
      (text) =>
        [
          ...withoutCategory(inOneWay(text)),
          inOneWay(text).replace(concept, ''),
          inOneWay(bareName(text, reference)),
        ].includes(left) || areOneSpecies(reference, text),
    )
  )
    return true;
  const explained = glossed(reference.trim());
  if (explained !== undefined && inOneWay(explained) === right) return true;
  const cited = beforeCitation(reference);
  if (cited !== undefined && [inOneWay(cited), inOneWay(bareName(cited, response))].includes(right))
    return true;
  if (right.replace(concept, '') === left) return true;
  // `Article 5 to Article 9` are five of them.
  const isPartOf =
    right.startsWith(`${left} of `) ||
    (right.startsWith(`${left} to `) && !/\d/u.test(right.slice(left.length)));
  if (numberedPart.test(left) && isPartOf) return !joins(right);
  // A person in a work is the person, and Niagara Falls does not fall.
  return (
    !pattern`^\p{Lu}[^,]{2,60}, in |^\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)+$`.test(response) &&
    (followsSubject(left, right) ||
      (mayChange.test(right) &&
        plainSubject.test(response) &&
        followsSubject(withOneTrend(left), withOneTrend(right))) ||
      isSaidOfSubject(left, right) ||
      isSaidOfSubject(right, left))
  );
}

/** `The blue one` is that which is blue; `the only one` is another. */
const theOne =
  /^the (?!only |other |same |last |next |right |wrong |correct |number |first |new |old |big |every |above |former |latter )([a-z]{3,14}) one\.?$/i;

/** A note that says from where, how far or how long something is so. */
const limitedGloss =
  /\((?:seen|viewed|looking|then|up to|of|before|after|except|unless|if|when|only|not|never|almost|at first|until|maybe|perhaps|possibly)(?![a-z])/i;

/** What is said behind a truth may limit it. */
const truths: ReadonlySet<string> = new Set(['yes', 'no', 'true', 'false']);

/** A numbered part of any law. */
const numberedPart =
  /(?:amendment|article|section|title|clause) \d{1,3}$|(?<!\d)\d{1,3} (?:amendment|article)$/u;

/** `the doctrine of res judicata` is res judicata. */
const concept = pattern`^(?:(?:(?:this|it) is )?(?:example|instance|case) of |tort of |(?:(?:held|subject) to )?standard of (?!living|care|proof|review)|(?:crime|offen[cs]e) of (?!passion))(?=\p{L})|^key of (?=[a-g](?: flat| sharp)? (?:major|minor)$)|^(?:doctrine|principle|theory|process|concept|phenomenon|method|technique|practice|writ|state|study) of `;

/** A response without what it adds behind its answer: a gloss in brackets, an apposition, an author, a year. */
function additions(reference: string, response: string): readonly string[] {
  const text = response.trim();
  const year =
    /\d/u.test(reference) || recursAt(reference)
      ? null
      : pattern`^(\W?\p{L}[^\d;]{3,80}?)(?:,? (?:in |of |\()|, | (?=(?:1\d|20)\d\d(?!\d)))(?:[bdc]\. ?)?\d{3,4}(?: ?[-–] ?\d{0,4})?\)?\.?$`.exec(
          text,
        );
  const parts = [
    glossed(text),
    beforeGloss(text),
    beforeCitation(text),
    beforeOpus(reference, text),
    beforeDescription(text),
    beforeCountry(text),
    /\d/u.test(reference) || recursAt(reference) ? undefined : beforeDate(text),
    ofThinker(text),
    ...termsBeside(text),
    joins(text.replace(ofOne, ' ')) || refuses(text) ? undefined : apposed(text),
    relative(text),
    joins(text)
      ? undefined
      : /^(.{3,60}?) (?:applies|occurs|is (?:used|responsible|formed|produced|present|required))\.?$/.exec(
          text,
        )?.[1],
    apposition.exec(text)?.[1],
    theOne.exec(text)?.[1],
    year?.[1],
  ];
  // What the reference joins itself, the response may join: `War and Peace (1869)`.
  return parts.flatMap((part) =>
    part === undefined || (joins(part) && inOneWay(part) !== inOneWay(reference)) ? [] : [part],
  );
}

/** A work by its number and key has one opus, which a reference may leave out. */
function beforeOpus(reference: string, text: string): string | undefined {
  return pattern.i`(?<!\p{L})(?:op(?:us|\.)?|K\.?|BWV|D\.) ?\d`.test(reference)
    ? undefined
    : /^(.{3,40} [Nn]o\. ?\d{1,2} in [A-G](?:[♭♯]|[- ](?:flat|sharp))? (?:major|minor)),? (?:\((?=.*\)$))?(?:Op\. ?\d{1,3}|K\. ?\d{1,3}|BWV \d{1,4})\)?$/.exec(
        text,
      )?.[1];
}

/** What joins two things that one person or thing is: `the Greek philosopher and pupil of Plato`; behind an article comes another one. */
const ofOne =
  /(?<=^[^,;]{2,60}, (?:the|an?) [^,;]{3,60}[a-z]) and (?=[a-z]{3,14}(?: [a-z]{3,14})?(?: of| in| from|\.?$))/;

/** What comes before an apposition. Behind `the sun`, `the moon` is a second answer, unless it says more of it. */
function apposed(text: string): string | undefined {
  const [, told, said = ''] =
    /^([^,;]{2,60}), ((?:the|an?|who|which|also (?:known|called|named|termed|referred|spelled|written)|formerly) [^;?!]{3,100})$/.exec(
      text,
    ) ?? [];
  const isListed =
    /^(?:the|an?) /iu.test(told ?? '') &&
    /^(?:the|an?) /u.test(said) &&
    !/ (?:that|which|who|whose|where|of all|used|known|called|responsible) /u.test(said);
  return isListed ? undefined : told;
}

/** What comes before a clause that tells more of a person or thing: `Chopin, who wrote it between 1830 and 1832`. */
function relative(text: string): string | undefined {
  const [, told, clause = ''] = /^([^,;]{2,60}), (?:who|whose|which) ([^;?!]{3,120})$/i.exec(text) ?? [];
  return told === undefined || refuses(clause) || joins(clause.replace(/(?<!,) and /gu, ' ')) || joins(told)
    ? undefined
    : told;
}

/** What comes before a gloss of several words in lower case. */
function glossed(text: string): string | undefined {
  const [, answer = '', gloss = ''] = /^([^()]{2,80}?)\s*\(([^()]{3,80})\)\.?$/.exec(text) ?? [];
  if (gloss.includes('zygous') && answer.length === 2) return isZygosity(answer, gloss) ? answer : undefined;
  // What a term means may join, as in `(the sounds /s/ and /k/ swap places)`.
  const plain = /^(?:the|an?) /u.test(gloss)
    ? gloss.replace(/(?<!,) and /gu, ' ').replaceAll('/', '')
    : gloss.replace(/^false (?=(?:posi|nega)tive$)/u, 'untrue ');
  const isGloss =
    /^\p{Ll}[\p{Ll}'’-]*(?: [\p{Ll}'’-]+)+$/u.test(plain) &&
    !limiting.test(plain) &&
    !joins(plain) &&
    !refuses(plain) &&
    !hedges(plain);
  return (isGloss || electronPairs.test(gloss)) && !/\d/u.test(answer.replace(typed, '$1'))
    ? answer
    : undefined;
}

/** A number that tells which of its kind something is. */
const typed = /(?<=^(?:an? |the )?(?:[a-z]{3,14} )?)(type|class|grade|stage) \d(?= [a-z]|$)/i;

/** How a gloss begins that says when or where an answer holds: `increase (in the short run)`. */
const limiting =
  /^(?:in|at|on|during|under|within|until|before|after|for|over|along|near|towards?|as|assuming|provided|given|supposing|barring) /u;

/** The shape of a molecule by its pairs of electrons: `AX₅`, `AX_3E_2`, `5 bonding pairs, no lone pairs`. */
const electronPairs =
  /^\d bond[a-z]* pairs?, (?:no|\d) lone pairs?$|^\$?\\?(?:mathrm|text)?\{?AX_?\{?[2-7₂-₇]\}?(?:E_?\{?[2-4₂-₄]?\}?)?\}?\$?$/u;

/** `the month of March` is March. */
const apposition =
  /^(?:[Tt]he )?(?:month|city|town|country|island|planet|colou?r|province|village|continent|letter|word|language) of (\p{Lu}[^,;]{1,40})$/u;

const predicate = pattern`^(?:(?:will |would )?(?:increas|decreas|doubl|halv|tripl|quadrupl|ris|fall|remain|stay|diverg|converg|shift|expand|contract|reject|slow|speed|reverse|oscillat)\p{L}*(?: |$)|fail to |cannot |not enough |insufficient |unchanged$)`;
const means =
  /(?:^| )(?:by|via|through|(?:court|judge|law|statute) applies|called|known as|termed|named|undergoes|undergo|shows|exhibits|displays|uses|(?:occurs?|happens?|takes? place|located|found|lies|results?|is|are|was|were|born|held|signed|begins?|began|published|written|made|produced|stored|performed) in)$/u;
const sayings: ReadonlySet<string> = new Set(
  'whether if 1th 2th 3th first second third other one when before that which'.split(' '),
);
const turning =
  /(?:^| )(?:shifts?|shifted|moves?|moved|points?|acts?|deflects?|deflected|turns?|rotates?|spins?)$/u;
const ways: ReadonlySet<string> = new Set(
  'right left up down in out north south east west clockwise counterclockwise anticlockwise'.split(' '),
);
const harmless: ReadonlySet<string> = new Set(
  'it this that these those they we there is are was were will would be its of in by through as called to the'.split(
    ' ',
  ),
);

/** `The pressure increases` says `increases`: what comes before is what it is said of, and changes nothing. */
function followsSubject(left: string, right: string): boolean {
  if (!pattern`^(?:\p{L}{3}|up$|in$)`.test(left)) return false;
  const words = right.split(' ');
  for (let at = 1; at <= Math.min(6, words.length - 1); at += 1) {
    const [before, rest] = [words.slice(0, at), words.slice(at).join(' ')];
    const isLike =
      withoutCategory(rest).includes(left) ||
      (predicate.test(left) && withoutEnding(rest) === withoutEnding(left));
    if (!isLike) continue;
    const subject = before.join(' ');
    const isSubject =
      (predicate.test(left) && predicate.test(rest) && !before.some((word) => predicate.test(word))) ||
      (before.length > 1 && means.test(subject) && !namesBeside(subject)) ||
      (ways.has(left) &&
        turning.test(subject) &&
        before.length < 4 &&
        !before.some((word) => sayings.has(word))) ||
      /^(?:it|this|they|these|that)(?: (?:is|are|was|were))?$|^there (?:is|are|was|were)$|^we$/u.test(
        subject,
      );
    const isPlain = before.every(
      (word) => harmless.has(word) || !(isMeaningful(word) || turned.test(word) || said.has(word)),
    );
    if (isSubject && isPlain && !joins(subject)) return true;
  }
  return false;
}

/** Words by which a verb is only spoken of. */
const said: ReadonlySet<string> = new Set(
  'isnt dont cant doesnt wont say said says think thinks believe believed rumored answer guess error eg seem seems appear appears attempt step close hint question draft initially slightly eventually temporarily temporary brief transient apparent partial possible expected 1th then at once only finally including against assuming excluded candidate unclear undecided reverse comparison alternating converse harmonic geometric absolute loss'.split(
    ' ',
  ),
);

/** One thing of which it is told. */
const plainSubject = /^(?:it|this|they|(?:the|its|their) [a-z-]+(?: [a-z-]+)?) /i;

/** A verb that may end a sentence, of those by which something changes. */
const mayChange = /(?:s|d|ll|ll fall) ?$/u;

/** Words before a verb that turn what it says around. */
const turned =
  /^(?:hardly|barely|scarcely|rarely|seldom|substitute|competitor|rival|little|less|stop(?:s|ped)?|cease[ds]?|fail(?:s|ed)?|refuse[ds]?|avoid(?:s|ed)?|nothing|nobody|neither|inverse|opposite|reciprocal|rate|change)$/u;

/** A verb without what its person or time adds, as the first word. */
function withoutEnding(text: string): string {
  return text.replace(pattern`^(?:will |would )?(\p{L}{3,}?)(?:es|s|ed|d|e|ing)?(?= |$)`, '$1');
}

/** What a question asks about, of which an answer may say no more than what it is: `the defendant is not liable`. */
const subject =
  /^(?:(?:defendant|plaintiff|argument|line|curve|lines|triangle|series|sequence|statement|claim|system|matrix|graph|contract|function|reaction|inference) (?:is|are|was|were)|court (?:will |would |should )?(?:apply|applies|uses?)) (?:deductively |logically )?/u;

function isSaidOfSubject(said: string, text: string): boolean {
  const match = subject.exec(text);
  return (
    match !== null &&
    said === text.slice(match[0].length).replace(/^(tangent) to (?:circle|curve|parabola|ellipse)$/u, '$1')
  );
}
