import { hedges, joins, refuses } from '../names/changing-words.ts';
import { inOneWay } from '../words/in-one-way.ts';

/**
 * Whether a text says an answer within words that only lead to it or say of what it is the answer: `The pronoun "it" refers to the cat`,
 * `It functions as the direct object of the sentence`. What such words deny or doubt is left open.
 */
export function isFramed(answer: string, text: string): boolean {
  if (text.length <= answer.length || text.length > 160) return false;
  const written = inOneWay(answer);
  if (kin.has(written)) return relativeIn(text) === written;
  const [said, folded] = [inOneWay(answer.replaceAll('-', ' ')), inOneWay(text.replaceAll('-', ' '))];
  const label = labels.get(folded);
  if (label !== undefined) return label === said;
  const [before = '', after = '', ...more] = ` ${folded} `.split(` ${said} `).map((part) => part.trim());
  const around = `${before} ${after}`.trim();
  if (
    said.length < 3 ||
    /\d(?!th person)/u.test(said) ||
    around === '' ||
    around === folded ||
    more.length > 0
  )
    return false;
  return (
    leads(before, said, text) &&
    closes(after, said, before !== '') &&
    !joins(around) &&
    !refuses(around) &&
    !hedges(around)
  );
}

/** Every way to take one of each choice, one after another. */
function inTurn(...choices: readonly string[]): readonly string[] {
  return choices
    .map((choice) => choice.split('|'))
    .reduce((all, choice) => all.flatMap((before) => choice.map((one) => `${before} ${one}`.trim())), ['']);
}

const these = 'it|he|she|they|him|her|them|his|its|their|this|that|these|those|who|which|one';

/** What may come before an answer. */
const leading: ReadonlySet<string> = new Set([
  '',
  ...inTurn('it|this|that', 'is|was'),
  ...inTurn('|pronoun|word|phrase', these, 'refers to|refers back to'),
  ...inTurn(
    'burden|burden of proof|responsibility|blame|fault|duty|risk',
    'lies|rests|falls|is',
    'with|on|upon',
  ),
  ...inTurn('defendant|he|she|company|employer|manufacturer', 'is|was|would be|will be', 'liable', 'for|in'),
  ...inTurn('|this is|it is', '|logical|formal|informal', 'fallacy of'),
  ...inTurn('argument|speaker|author|reasoning', 'commits', '|fallacy of'),
  'in city of',
  ...inTurn(
    '|quote|line|passage|quotation|phrase|excerpt|it|this',
    'is|comes|originates|is taken|was taken|is drawn',
    'from',
  ),
  ...inTurn('he|she|it|they|robot|person', 'is|are|ends up|end up|will be', '|now', 'facing'),
  ...inTurn('we call|this is called|this is known as', 'this|it|this process|this effect|this phenomenon'),
  ...inTurn('tempo marking|term|word|prefix|suffix|symbol', 'means|denotes'),
]);

/** What a word or thing is said to do as what it is. */
const inUse: ReadonlySet<string> = new Set(
  inTurn(
    'it|this|that|word|phrase|clause|this word|this phrase|this clause',
    'functions|serves|acts|is used|is acting|is functioning|is serving',
    'as',
  ),
);

const verdicts: ReadonlySet<string> = new Set(['guilty', 'not guilty', 'liable', 'not liable']);
const found: ReadonlySet<string> = new Set([
  ...inTurn('defendant|accused|he|she', 'is|was', 'found'),
  ...inTurn('jury|court|judge', 'found|finds', 'defendant|accused|him|her'),
]);

/** Who a person is by what they did; whoever is named behind it is that person. */
const professions: ReadonlySet<string> = new Set(
  'philosopher author writer poet novelist playwright composer painter sculptor architect scientist physicist chemist biologist mathematician economist historian psychologist inventor explorer astronomer'.split(
    ' ',
  ),
);

function leads(before: string, said: string, text: string): boolean {
  if (leading.has(before)) return true;
  if (verdicts.has(said)) return found.has(before);
  if (professions.has(before)) return /^[A-Z]/u.test(text.split(' ').at(-1) ?? '');
  return inUse.has(before) || (/ as$/.test(before) && mentioned.test(text));
}

/** A word in quotes before what it does; other words before that may deny or doubt it. */
const mentioned =
  /^\W?(?:the )?(?:(?:word|phrase|clause|term) )?["“][^"“”]{1,40}["”] (?:functions|serves|acts|is used|is acting|is functioning|is serving) as (?:the |an? )?[a-z]/i;

/** What may come behind an answer: where it is so. */
const closing: ReadonlySet<string> = new Set([
  '',
  'here',
  ...inTurn('in', '|this|given|above', 'sentence|context|passage|clause|example|case'),
  ...inTurn('of', '|this', 'sentence|clause'),
]);

/** What some answers may have behind them that says of what kind they are, or of which things. */
const kinds: readonly (readonly [after: string, said: string])[] = [
  ['condition', 'necessary but not sufficient|sufficient but not necessary|necessary and sufficient'],
  ['of them|of these|of those', 'both|neither|none|all'],
  ['attack', 'ad hominem'],
  ['decision|vote|ruling|verdict', 'unanimous'],
  [
    'narration|narrator|perspective|point of view',
    'first person|1th person|third person|3th person|second person|2th person|third person limited|3th person limited|third person omniscient|3th person omniscient',
  ],
];

function closes(after: string, said: string, isLed: boolean): boolean {
  return (
    closing.has(after) ||
    (after === 'fallacy' && isLed) ||
    kinds.some(([ends, those]) => ends.split('|').includes(after) && those.split('|').includes(said))
  );
}

/** What a premise does to a hypothesis, by the name of it. */
const labels: ReadonlyMap<string, string> = new Map([
  ...[
    ...inTurn('premise|text|passage', 'entails hypothesis'),
    ...inTurn('hypothesis', 'is entailed by|follows from', 'premise'),
  ].map((said) => [said, 'entailment'] as const),
  ...[
    'premise contradicts hypothesis',
    'hypothesis contradicts premise',
    ...inTurn('premise and hypothesis|they|sentences', 'contradict each other'),
  ].map((said) => [said, 'contradiction'] as const),
  ...[
    ...inTurn('premise is neutral', 'with respect to|to|towards', 'hypothesis'),
    ...inTurn('hypothesis is neutral', 'with respect to|to|towards', 'premise'),
    'premise neither entails nor contradicts hypothesis',
  ].map((said) => [said, 'neutral'] as const),
]);

/** What one person is to another, of whoever it is said: `She is his grandmother`, `Bob's aunt`, `the uncle of Mary`. */
function relativeIn(text: string): string | null {
  const words = text.trim().replace(/\.$/u, '').split(' ');
  const isSaid = words.length > 2 && /^(?:is|was)$/u.test(words[1] ?? '') && /^s?he$/i.test(words[0] ?? '');
  const [owner = '', relative = '', of, other = '', ...more] = isSaid ? words.slice(2) : words;
  const isOwned = of === undefined && (owners.has(owner.toLowerCase()) || isName(owner, /^(.+)['’]s$/u));
  const isOf = owner === 'the' && of === 'of' && isName(other, /^(.+)$/u) && more.length === 0;
  return (isOwned || isOf) && kin.has(relative) ? relative : null;
}

/** Whether a word may be a name: `Nobody`, `Everyone`, `Neither` and `Mother` are none. */
function isName(word: string, form: RegExp): boolean {
  const name = form.exec(word)?.[1] ?? '';
  return (
    /^[A-Z][a-z]+$/u.test(name) && !/(?:one|body|thing|ther|else|self|ly)$/u.test(name) && !isOther(name)
  );
}

function isOther(name: string): boolean {
  const word = name.toLowerCase();
  return (
    kin.has(word) ||
    /^(?:it|who|what|that|this|there|here|he|she|let|where|each|both|all|any|some|many|most|few)$/u.test(word)
  );
}

const owners: ReadonlySet<string> = new Set(['his', 'her', 'their', 'my', 'your', 'our']);

const kin: ReadonlySet<string> = new Set(
  `mother father sister brother son daughter wife husband aunt uncle niece nephew cousin grandmother grandfather grandson granddaughter
  mother-in-law father-in-law sister-in-law brother-in-law son-in-law daughter-in-law stepmother stepfather stepsister stepbrother
  great-grandmother great-grandfather great-aunt great-uncle half-sister half-brother godmother godfather`.split(
    /\s+/u,
  ),
);
