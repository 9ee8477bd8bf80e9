/**
 * Whether the clause before a value makes it that of something else than what was asked, or only speaks of it: `it is hardly`, `the exponent
 * of the answer is`, `the claimed answer is`, `we must throw out`. The clause is in lower case.
 */
export function speaksOfOther(clause: string): boolean {
  return (
    isOtherLabel(clause) ||
    clause.split(/[^a-z-]+/).some((word) => away.has(word)) ||
    phrases.some((phrase) => phrase.test(clause))
  );
}

/** Whether what follows a value makes another one of it: `42 minimum`, `42 too many`, `42, which must be doubled`. */
export function becomesOther(tail: string): boolean {
  const said = tail.slice(0, 80).toLowerCase();
  const words = said.split(/[^a-z]+/).filter((word) => word !== '');
  return (
    (/^\s[a-z]/.test(said) && behind.has(words[0] ?? '')) ||
    (words[0] === 'too' && degrees.has(words[1] ?? '')) ||
    /^\s(?:as|so) long as |^\s(?:half|most|some) of the time/.test(said) ||
    /^,? (?:which|that|but|and) (?:(?:it )?(?:must|has to|needs to|should|still has to) be |negative|positive|doubled|halved)/.test(
      said,
    ) ||
    /^\s?\((?:to be |draft|tentative|provisional|preliminary|guess|initially|before )/.test(said) ||
    /^ (?:ways?|choices|options|possibilities) (?:to|of|for|in) [^.;\n]{0,40}(?<![a-z])(?:first|second|third|last|next|other|remaining|each|every)(?![a-z])/.test(
      said,
    ) ||
    said.startsWith('!.') ||
    /^ (?:before|earlier|previously)[.!]?$/.test(said) ||
    /^, (?:said|says|according to)(?![a-z])/.test(said)
  );
}

/** Adverbs and verbs by which something is not so, was so once, or is only said to be. */
const away: ReadonlySet<string> = new Set(
  `hardly rarely barely scarcely seldom formerly allegedly supposedly reportedly purportedly wished wishes deny denies denied lacks lacked
  decoy antidote competitor rumor rumour proves hypothetical tentatively provisionally surpasses undershoots overshoots`.split(
    /\s+/,
  ),
);

const phrases: readonly RegExp[] = [
  /(?<![a-z])(?:for example|for instance|(?:an?|one) (?:well-known |possible |typical |such |simple )?(?:example|candidate|possibility)|(?:one|a) possible value|the (?:closest|nearest) (?:is|one|match)|special case|so far|partial (?:sum|total)|subtotal|on the order of|in the (?:range|region|vicinity) of)(?![a-z])|(?<![a-z])including [^,;]*$/,
  /^(?:first|next|to begin), |^far we have |^(?:we (?:begin|start)|we are given|given that|the (?:problem|question) (?:states|says|gives)|the (?:constraint|condition|requirement|hint)|according to (?:another|the hint)|i give up|sorry)(?![a-z])/,
  /^(?:we (?:need|want|require)|solve)(?![a-z])[^=]{1,12}= ?[^a-z]{0,4}$/,
  /^(?:until|till|before) (?:[a-z]+ )?\d{4},? (?:it|this|that|he|she|they|the [a-z]+) was /,
  /(?<![a-z])(?:additional|extra|further|another) [^a-z]{0,4}$/,
  /[^\s,],? (?:because|since|given that|although|even though) [^,;]*$/,
  /(?<![a-z])(?:previous|prior|claimed|partial|preliminary|tentative|provisional|intermediate|published|student['’]?s?|book['’]s) (?:answer|value|result|solution)(?![a-z])/,
  /(?<![a-z%])(?!value|form|version|part)[a-z%]{1,16} of (?:the|our|my|all) (?:final |correct )?answers?(?![a-z])/,
  /(?<![a-z])answers? (?:to (?:an?|another|the (?:first|second|last|next|other|previous))(?![a-z])|for [a-z] ?=|over |plus |minus |times |per |in (?:dozens|hundreds|thousands|percent) |[-+*/]|[a-z]{1,12} (?:gave|gives|got|had)(?![a-z]))/,
  /(?<![a-z])(?:throws?|thrown|leaves?|left|tops?) out(?![a-z])/,
  /(?<![a-z])(?:proportional to|coprime (?:to|with)|off by|goes past|had it been|let it be|prove that|was once|were once|answer, once|(?:is|was|were) expected to (?!be(?![a-z]))|failed to|rumou?r has|mistakes? (?:gives?|is)|second best|least (?:likely|probable)|(?:any|every)thing (?:but|except)|all but)(?![a-z])/,
  /(?:^|[^a-z])(?:substitut(?:e|ing)|plug(?:ging)? in|test|try|recall|note)[^a-z]{0,4}(?:[a-z] ?= ?)?$/,
  /(?<![a-z])(?:half|twice|thrice|double|triple) (?:of )?(?:the|its|our|this|that) |(?<![a-z])(?:below|above|under|over|beyond) (?:the|its|this|that) (?:maximum|minimum|limit|bound|value)|(?:probability|number|size|area) of the complement|(?<![a-z])(?:complement|complementary event|opposite event) (?:has|occurs|happens|is|would)(?![a-z])/,
  /^(?!i |we )[a-z]{2,12} (?:says|said|claims|claimed|thinks|guessed|guesses)(?: that)? ?(?:it is |the answer is )?[^a-z]{0,4}$/,
  /(?<![a-z])(?:confidence|certainty|difficulty|rating)(?: level| score)?[^a-z]{0,4}(?:is )?$/,
];

/** Whether what leads up to a value says that it is not known. */
export function isUnsure(before: string): boolean {
  return /(?<![a-z])(?:not(?: [a-z]{2,12})? (?:sure|certain)|unsure|no idea)(?![a-z])/i.test(before);
}

/** `Upper bound: 7`, `Half of: x^2+1`, `Student answer: Paris`. */
function isOtherLabel(clause: string): boolean {
  const [, label = ''] = /(?:^|[.!?\n] ?)([a-z' ]{3,24}): ?[^a-z\d]{0,4}$/.exec(clause) ?? [];
  return label.split(' ').some((word) => labels.has(word));
}

const labels: ReadonlySet<string> = new Set(
  `decoy uncertain minus twice half bound maybe complement student wrong incorrect draft guess opposite negative previous old rejected
  unlikely possible possibly hint attempt`.split(/\s+/),
);

/** What a number is of, or what is done to it. */
const behind: ReadonlySet<string> = new Set(
  'minimum maximum each apiece doubled halved tripled squared cubed gross score initially originally formerly said given lies'.split(
    ' ',
  ),
);

const degrees: ReadonlySet<string> = new Set(
  'many few much little large small big high low long short'.split(' '),
);

/** Whether what stands behind an answer says that it is not yet the one that is asked for: `However, the result must be halved.` */
export function isUnfinished(behind: string): boolean {
  return unfinished.test(behind.slice(0, 240).toLowerCase());
}

const unfinished =
  /(?<![a-z])(?:(?:must|has to|have to|needs? to) (?:still |then )?be (?:halved|doubled|divided|multiplied|rounded|adjusted|corrected)|(?:do not|don['’]t) forget to (?:add|subtract|multiply|divide|round|double|halve)|i (?:realize|realise|notice|see)(?: that| now)* i (?:made|have|had|forgot)|unfortunately|(?:this|it) (?:does not|doesn['’]t) satisfy|counted twice|counts each|question (?:asks|asked) (?:for|about)|before (?:rounding|being)|need only one|half of (?:that|this|it)|(?:twice|half) as (?:much|many)|times that|gets the rest|since then)(?![a-z])/;
