import { smallNumber } from '../tokens/number-words.ts';
import { pattern } from '../tokens/pattern.ts';

/**
 * What a text says before a gloss in brackets that explains it, and neither denies, limits nor replaces it: a year, another
 * name behind a word that says so, the theory of someone. Undefined where the brackets may hold more.
 */
export function beforeGloss(text: string): string | undefined {
  const [, answer = '', gloss = ''] = /^([^()]{2,80}?)\s*\(([^()]{3,80})\)\.?$/.exec(text) ?? [];
  if (countedGloss(answer, gloss) || isZygosity(answer, gloss)) return answer;
  if (answer === '' || /\d/u.test(answer) || turning.test(gloss)) return undefined;
  if (/^\p{Ll}/u.test(answer) && /^["“][^"“”]{2,40}["”]$/.test(gloss)) return answer;
  return extents.get(answer.toLowerCase().replace(/^(?:an?|the) /u, '')) === gloss.replace(/s$/u, '') ||
    (years.test(gloss) && !recursAt(answer)) ||
    otherName.test(gloss) ||
    theory.test(gloss)
    ? answer
    : undefined;
}

/** The term in brackets behind what it means in English: `the guilty act (actus reus)`. */
export function termsBeside(text: string): readonly string[] {
  if (!text.endsWith(')')) return [];
  const [, said = '', term = ''] =
    /^((?:the |an? )?[a-z]+(?: [a-z]+){0,4}) \(([a-z]+(?: [a-z]+){1,2})\)$/.exec(text) ?? [];
  const told = terms.get(term);
  const words = said.split(' ');
  return told !== undefined &&
    words.some((word) => told.includes(word)) &&
    !words.some((word) => lacking.has(word))
    ? [term]
    : [];
}

const lacking: ReadonlySet<string> = new Set(['no', 'not', 'lack', 'absence', 'without', 'dead']);

/** Latin terms, each with words of which what it means holds one. */
const terms: ReadonlyMap<string, readonly string[]> = new Map(
  `actus reus: act
mens rea: mind intent intention
stare decisis: precedent decision decisions decided
habeas corpus: body detention
res judicata: judged decided
res ipsa loquitur: speaks
ratio decidendi: reason reasoning rationale
caveat emptor: buyer
ultra vires: powers
ex post facto: retroactive
corpus delicti: body`
    .split('\n')
    .map((line): [string, readonly string[]] => {
      const [term = '', words = ''] = line.split(': ');
      return [term, words.split(' ')];
    }),
);

/** Words by which a gloss takes back what it is behind, or puts another thing beside it. */
const turning = pattern.i`(?<!\p{L})(?:not|or|never|but|if|unless|except|wrong(?:ly)?)(?!\p{L})`;

/** `three sharps (F♯, C♯, G♯)`: as many as are counted, by their names, each with its sign. */
function countedGloss(answer: string, gloss: string): boolean {
  const [, count = '', noun = ''] = pattern.i`^(\d{1,2}|\p{L}{3,9}) (sharps|flats)$`.exec(answer) ?? [];
  const sign = /^s/iu.test(noun) ? /^[A-G](?:♯|#)$/u : /^[A-G](?:♭|b)$/u;
  const size = Number(/^\d/u.test(count) ? count : (smallNumber(count.toLowerCase()) ?? 0));
  const items = gloss.split(/, (?:and )?| and /u);
  return size > 1 && items.length === size && items.every((item) => sign.test(item));
}

/** Whether a gloss is what a pair of alleles is called: `Aa (heterozygous)`. */
export function isZygosity(answer: string, gloss: string): boolean {
  const [one = '', other = '', ...more] = answer;
  const isPair = more.length === 0 && /[A-Z]/i.test(one) && one.toLowerCase() === other.toLowerCase();
  if (!isPair) return false;
  if (one !== other) return gloss === 'heterozygous' && one < other;
  return gloss === `homozygous ${one < 'a' ? 'dominant' : 'recessive'}`;
}

/** How large a thing is whose name says so: `octave (12 semitones)`. */
const extents: ReadonlyMap<string, string> = new Map(
  `minor second: 1 semitone
major second: 2 semitone
minor third: 3 semitone
major third: 4 semitone
perfect fourth: 5 semitone
tritone: 6 semitone
perfect fifth: 7 semitone
minor sixth: 8 semitone
major sixth: 9 semitone
minor seventh: 10 semitone
major seventh: 11 semitone
octave: 12 semitone
pentagon: 5 side
hexagon: 6 side
heptagon: 7 side
octagon: 8 side
nonagon: 9 side
decagon: 10 side
dodecagon: 12 side
haiku: 17 syllable
sonnet: 14 line`
    .split('\n')
    .map((line): [string, string] => {
      const [name = '', size = ''] = line.split(': ');
      return [name, size];
    }),
);

/** When it was, as in `(1868)`, `(1939–1945)`, `(c. 1200)`, `(44 BC)`. */
const years =
  /^(?:in |from |since |published |first published |ratified |signed |founded |c\. ?|ca\. ?|circa )?(?:\d{4}(?: ?[-–] ?(?:\d{2}|\d{4}))?|\d{1,4} ?(?:BCE?|CE|AD))$/u;

/** What happened before the day on which it did: `Fall of the Berlin Wall, 9 November 1989`. */
export function beforeDate(text: string): string | undefined {
  const [, event, month = '', other = month] = day.exec(text) ?? [];
  return months.has(other) ? event : undefined;
}

const months: ReadonlySet<string> = new Set(
  'January February March April May June July August September October November December'.split(' '),
);
const day = pattern`^(\p{L}[^\d,;()]{3,80}?)(?:, | on |,? \((?:on )?)(?:\d{1,2}(?:st|nd|rd|th)? (?:of )?([A-Z][a-z]{2,8}),?|([A-Z][a-z]{2,8}) \d{1,2}(?:st|nd|rd|th)?,?) \d{4}\)?$`;

/** Whether there were several of the name, so that the year says which: `Treaty of Paris (1783)`. */
export function recursAt(name: string): boolean {
  return !single.test(name) && mayRecur(name);
}

/** Treaties of places where no other one is known by its place. */
const single =
  /^(?:the )?(?:treaty|peace) of (?:tordesillas|westphalia|waitangi|trianon|augsburg|guadalupe hidalgo|maastricht|kanagawa|shimonoseki|nanking|nanjing|ghent|verdun)$/i;

/** Whether a name is one of several of its kind: of treaties, wars and prizes, and of battles for a place that was fought over again. */
function mayRecur(name: string): boolean {
  const words = name.toLowerCase().match(/[a-zá-]+/g) ?? [];
  return words.some((word, at) => {
    const [next = '', second = '', third = ''] = words.slice(at + 1, at + 4);
    const place = second === 'the' ? third : second;
    return (
      kindsRecurring.has(word.replace(/s$/, '')) ||
      pairsRecurring.has(`${word} ${next}`) ||
      (/^(?:black|bloody)$/.test(word) && next.endsWith('day')) ||
      (/^wars?$/.test(next) && (wars.has(word) || /^(?:anglo|sino|russo)-/.test(word))) ||
      (/^(?:act|law)s?$/.test(next) && (statutes.has(word) || word === 'rights')) ||
      (/^(?:battle|siege)s?$/.test(word) && next === 'of' && besieged.has(place))
    );
  });
}

function wordsIn(text: string): ReadonlySet<string> {
  return new Set(text.split(' ').map((word) => word.replaceAll('_', ' ')));
}

const kindsRecurring = wordsIn(
  'treaty treatie hurricane flood council constitution revolution partition election olympic census censu earthquake exhibition crusade panic crash coup prize award',
);
const pairsRecurring = wordsIn(
  'peace_of sack_of sacks_of great_fire great_famine great_flood great_plague world_cup bank_holiday gold_rush',
);
const wars = wordsIn('world opium punic gulf balkan silesian boer barbary seminole macedonian samnite');
const statutes = wordsIn('reform factory education corn poor navigation immigration neutrality');
const besieged = wordsIn(
  'bull ypres marne aisne isonzo el panipat kosovo mohacs mohács tannenberg newbury vienna constantinople jerusalem rome paris',
);

/** What it is called elsewhere or by now, as in `(modern-day Istanbul)`, `(also known as the Great War)`. */
const otherName = pattern`^(?:(?:in )?[Mm]odern(?:[- ]day)? |[Pp]resent[- ]day |[Tt]oday(?:['’]s|,)? |[Nn]ow (?:called |known as )?|[Ff]ormerly (?:called |known as )?|[Pp]reviously (?:called |known as )?|[Ll]ater (?:called |known as )|[Aa]lso (?:called |known as |spelled )|[Aa]\.?k\.?a\.? |[Kk]nown as |[Ss]ometimes called |[Cc]ommonly (?:called |known as )|[Ii]n (?:English|Latin|Greek|French|German|Spanish|Italian|Russian|Arabic|Chinese|Japanese)[:,]? )(?:the )?["“]?\p{Lu}[\p{L}"”'’ .-]{1,60}$`;

/** Whose thought it is. */
const theory = pattern`^(?:\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}.-]*){0,2})['’]s? (?:theory|law|principle|doctrine|concept|term|idea|view|thesis|theorem|rule|argument|notion|formulation)$`;

/** What a case is called before where it was reported: `Marbury v. Madison, 5 U.S. 137 (1803)`. */
export function beforeCitation(text: string): string | undefined {
  return pattern`^(\p{Lu}[^()\d]{1,60}? vs?\.? \p{Lu}[^()\d]{1,60}?),? (?:(?=\(\d{4}\))|\d{1,4} \p{Lu}[\p{L}. ]{0,14}(?:\(\d{1,2} \p{Lu}[\p{L}.]{2,9}\) |\d[a-z]{1,2}\.? )?\d{1,5}(?:, \d{1,5})?|\[\d{4}\] (?:\d{1,2} )?\p{Lu}[\p{L}. ]{0,14}\d{1,5})(?: ?\((?:[\p{L}. ]{1,24}\d{0,2}[a-z]{0,2}\.? )?\d{4}\))?\.?$`.exec(
    text.replace(/[*_]/gu, '').trim(),
  )?.[1];
}

/** A term of which a thinker is said to be the owner: `Kant's categorical imperative`. */
export function ofThinker(text: string): string | undefined {
  const [, owner = '', term = ''] =
    pattern`^((?:\p{Lu}[\p{L}.]{0,12} ){0,3}\p{Lu}\p{L}{2,12})['’]s? (\p{Ll}{3,20}(?:[ -]\p{Ll}{2,20}){1,3})$`.exec(
      text.trim(),
    ) ?? [];
  const isKnown = thinkers.has(owner) || thinkers.has(owner.slice(owner.lastIndexOf(' ') + 1));
  return isKnown && !shared.test(term) ? term : undefined;
}

/** Thinkers whose name alone, or together, belongs to no one who might own a car in a puzzle. */
const thinkers: ReadonlySet<string> = new Set(
  `Kant Hegel Hume Locke Hobbes Rousseau Bentham John_Stuart_Mill Rawls Nozick Nietzsche Schopenhauer Kierkegaard Heidegger Sartre Husserl Wittgenstein
  Plato Aristotle Socrates Descartes Spinoza Leibniz Marx Max_Weber Durkheim Foucault Derrida Habermas Arendt Popper Kuhn Freud Jung Piaget
  Vygotsky Maslow Pavlov Adam_Smith David_Ricardo Malthus Keynes Schumpeter Veblen Pareto Saussure Chomsky Darwin Anselm Aquinas
  Machiavelli Montesquieu Bourdieu Gramsci Goffman Searle Quine`
    .split(/\s+/u)
    .map((name) => name.replaceAll('_', ' ')),
);

/** What many have had, so that the owner tells which one is meant, or what is told of the owner. */
const shared = pattern`(?<!\p{L})(?:theor(?:y|ies)|laws?|equations?|models?|principles?|theorems?|rules?|methods?|systems?|views?|ideas?|critique|arguments?|philosophy|definitions?|concepts?|ethics|logic|works?|books?|proofs?|paradox(?:es)?|problems?|hypothes[ie]s|conjecture|account|conception|notion|doctrine|idealism|realism|empiricism|contract|state|nature|first|second|third|last|own|early|late|later|one|two|three|four|five|original|not|no|anti|wife|mother|father|teacher|student|friend|cat|dog|scale|stages?|curve|box|hand (?!$)|right|left|old|new|other)(?!\p{L})`;
