import { joinedPhrases } from './joined-phrases.ts';

/**
 * Whether the clause before a value makes it that of something else than what was asked, or only speaks of it: `it is hardly`, `the exponent
 * of the answer is`, `the claimed answer is`, `we must throw out`. The clause is in lower case.
 */
export function speaksOfOther(clause: string): boolean {
  const words = clause.match(/[a-z]+/g) ?? [];
  const said = ` ${words.join(' ')} `;
  return (
    isOtherLabel(clause) ||
    (conditions.has(words[0] ?? '') && !operations.has(words[1] ?? '') && endsInColon(clause)) ||
    words.some((word) => away.has(word)) ||
    anywhere.some((phrase) => said.includes(phrase)) ||
    atStart.some((phrase) => said.startsWith(phrase)) ||
    (/[^a-z][^a-z]?[^a-z]?$/.test(clause) && atEnd.some((phrase) => said.endsWith(phrase))) ||
    isOfAnswer(words) ||
    isGivenAway(words, clause) ||
    isSaidByOther(words, clause) ||
    signs.some((sign) => sign.test(clause))
  );
}

/** Whether what follows a value makes another one of it: `42 minimum`, `42 too many`, `42, which must be doubled`. */
export function becomesOther(tail: string): boolean {
  const said = tail.slice(0, 80).toLowerCase();
  if (said.startsWith('!.')) return true;
  const words = said.split(/[^a-z]+/).filter((word) => word !== '');
  const told = ` ${words.join(' ')} `;
  const [first = '', second = ''] = words;
  return (
    (/^\s[a-z]/.test(said) && (behind.has(first) || spans.some((phrase) => told.startsWith(phrase)))) ||
    (first === 'too' && degrees.has(second)) ||
    (/^,? [a-z]/.test(said) && changes.some((phrase) => told.startsWith(phrase))) ||
    (/^\s?\(/.test(said) && notes.some((phrase) => told.startsWith(phrase))) ||
    (/^ [a-z]/.test(said) && ways.has(first) && words.some((word) => steps.has(word))) ||
    (words.length === 1 && /^ (?:before|earlier|previously)/.test(said))
  );
}

/** Whether what stands behind an answer says that it is not yet the one that is asked for: `However, the result must be halved.` */
export function isUnfinished(behindIt: string): boolean {
  const words =
    behindIt
      .slice(0, 240)
      .toLowerCase()
      .match(/[a-z]+/g) ?? [];
  if (words.length === 0) return false;
  const said = ` ${words.join(' ')} `;
  return unfinished.some((phrase) => said.includes(phrase));
}

/** Whether what leads up to a value says that it is not known. */
export function isUnsure(before: string): boolean {
  return /(?<![a-z])(?:not(?: [a-z]{2,12})? (?:sure|certain)|unsure|no idea)(?![a-z])/i.test(before);
}

/** Whether no word is behind the last colon of a clause. */
function endsInColon(clause: string): boolean {
  const at = clause.lastIndexOf(':');
  return at >= 0 && !/[a-z]/.test(clause.slice(at));
}

/** `Upper bound: 7`, `Half of: x^2+1`, `Student answer: Paris`. */
function isOtherLabel(clause: string): boolean {
  const [, label = ''] = /(?:^|[.!?\n] ?)([a-z' ]{3,24}): ?[^a-z\d]{0,4}$/.exec(clause) ?? [];
  return label.split(' ').some((word) => labels.has(word));
}

/** `The exponent of the answer`: the value of it is the answer. */
function isOfAnswer(words: readonly string[]): boolean {
  const at = words.findIndex((word) => word === 'answer' || word === 'answers');
  if (at < 2) return false;
  const of = words.lastIndexOf('of', at);
  const isBetween = words.slice(of + 1, at).every((word) => owning.has(word));
  return of >= 0 && at - of > 1 && at - of < 4 && isBetween && !named.has(words[of - 1] ?? '');
}

/** `He has 12 apples and gives away 7`: what somebody no longer has is seldom what was asked. */
function isGivenAway(words: readonly string[], clause: string): boolean {
  const told = words.at(-1) === 'away' ? words.slice(0, -1) : words;
  const and = told.at(-2) === 'then' ? told.at(-3) : told.at(-2);
  return (
    losing.has(told.at(-1) ?? '') &&
    and === 'and' &&
    /\d/.test(clause) &&
    ['has', 'had', 'have'].some((verb) => told.includes(verb))
  );
}

const losing = setOf('gives gave eats ate loses lost sells sold spends spent throws breaks');

/** `Bob says 42`; what I and we say is the answer. */
function isSaidByOther([who = '', verb = '', ...more]: readonly string[], clause: string): boolean {
  return (
    saying.has(verb) &&
    who !== 'i' &&
    who !== 'we' &&
    more.every((word) => leading.has(word)) &&
    !/[a-z\d]$/.test(clause)
  );
}

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/));
}

/** Adverbs and verbs by which something is not so, was so once, or is only said to be. */
const away = setOf(
  `hardly rarely barely scarcely seldom formerly allegedly supposedly reportedly purportedly wished wishes deny denies denied lacks lacked
  serait absent insoluble immiscible lacking inactive refuted discredited decoy antidote competitor rumor rumour proves hypothetical tentatively provisionally surpasses undershoots overshoots subtotal`,
);

const anywhere = joinedPhrases(
  'previous prior proposed claimed partial preliminary tentative provisional intermediate published student students book_s student_s | answer value result solution',
  'half twice thrice double triple half_of double_of triple_of | the its our this that',
  'below above under over beyond | the its this that | maximum minimum limit bound value',
  'probability number size area | of_the_complement',
  'complement complementary_event opposite_event | has occurs happens is would',
  'throw throws thrown leave leaves left top tops | out',
  'answer answers | over plus minus times per once to_a to_an to_another to_the_first to_the_second to_the_last to_the_next to_the_other to_the_previous in_dozens in_hundreds in_thousands in_percent',
  'for | example instance',
  'a an one possible typical such simple well_known | example candidate possibility possible_value',
  'the | closest nearest | is one match',
  'special_case so_far partial_sum partial_total on_the_order_of in_the_range_of in_the_region_of in_the_vicinity_of',
  'proportional_to coprime_to coprime_with off_by goes_past had_it_been let_it_be prove_that was_once were_once failed_to rumor_has rumour_has',
  'mistake mistakes | give gives is',
  'second_best least_likely least_probable anything_but anything_except everything_but everything_except all_but',
  'odds | against',
  'the | rival runner_up alternative | is was',
  'it_replaced it_replaces bounded_by bounded_above_by bounded_below_by running_total_is given_number_is previous_number_is overcounted_by undercounted_by',
  'the | contender loser favourite favorite | is was',
  'confidence confidence_level certainty difficulty difficulty_level rating | is',
);

const atStart = joinedPhrases(
  'in_thousands in_millions in_dozens in_hundreds in_octal in_hexadecimal in_binary in_units_of modulo mod without_the with_no_restrictions ignoring disregarding neglecting naively',
  'two_years_ago three_years_ago next_year last_year so_far thus_far first_we_have in_case in_the_first_case in_the_second_case im_ersten_fall en_el_primer_caso nel_primo_caso dans_le_premier_cas the_first_step_gives the_first_step_yields case let_the test to_within',
  'first_we next_we first_find next_find first_compute next_compute to_begin far_we_have we_begin we_start we_are_given given_that i_give_up sorry',
  'next | we i let',
  'the_problem the_question | states says gives',
  'the | constraint condition requirement hint',
  'according_to | another the_hint',
);

const atEnd = joinedPhrases(
  'additional extra further another substitute substituting plug_in plugging_in test try recall note confidence certainty difficulty rating',
  'confidence difficulty | level score',
);

/** What is told by signs beside words. */
const signs: readonly RegExp[] = [
  /(?<![a-z])answers? (?:[-+*/]|for [a-z] ?=)/,
  /^(?:we (?:need|want|require)|solve)(?![a-z])[^=]{1,12}= ?[^a-z]{0,4}$/,
  /^(?:until|till|before) (?:[a-z]+ )?\d{4},? [a-z]+ (?:[a-z]+ )?was /,
  /[^\s,],? (?:because|since|given that|although|even though) [^,;]*$/,
  /(?<![a-z])including [^,;]*$/,
  /(?<![a-z])answer [a-z]{1,12} (?:gave|gives|got|had)(?![a-z])/,
  /(?<![a-z])(?:substitute|substituting|test|try)[^a-z]{0,4}[a-z] ?= ?$/,
  /(?:^|[^\w}.])-?\d+(?:\.\d+)? \((?:about|approximately|approx\.?|roughly|nearly|almost) ?[^a-z\d]*$/,
  /(?<![a-z])as (?:many|much|large|big|long|old|high|tall|great|far)(?: [a-z]+)? as (?:[a-z]+'s )?[^a-z]*$/,
  /(?<![a-z])(?:third|half|quarter|twice|double|triple) (?:of )?the original [^a-z]*$/,
  /(?<![a-z])in base[- ](?!10(?!\d)|ten(?![a-z]))[a-z\d]/,
  /(?<![a-z])(?:from|in|of|by) an? (?:[a-z]+ ){1,3}based on [^a-z]*$/,
  /(?<![a-z])(?:is|was|were) expected to (?!be(?![a-z]))/,
];

/** Words that open a condition, which a colon ends: `If x is even: 24`. */
const conditions = setOf('if when whenever provided assuming with without');

/** Words that tell only what was done: `When multiplying by the identity: A`. */
const operations = setOf('multiplying adding dividing subtracting simplifying solving evaluating computing');

const owning = setOf('the our my all final correct');
const named = setOf('value form version part');
const saying = setOf('says said claims claimed thinks guessed guesses');
const leading = setOf('that it is the answer');

const labels = setOf(
  `decoy uncertain minus twice half bound maybe complement student wrong incorrect draft guess opposite negative previous old rejected
  unlikely possible possibly hint attempt differential differentials excluded`,
);

/** What a number is of, or what is done to it. */
const behind = setOf(
  'minimum maximum each apiece doubled halved tripled squared cubed gross score initially originally formerly said given lies si se lorsque quand cuando quando sofern supposing tenfold twofold threefold hundredfold hundreds thousands dozens confidence',
);
const degrees = setOf('many few much little large small big high low long short');
const ways = setOf('way ways choices options possibilities');
const steps = setOf('first second third last next other remaining each every');

const spans = joinedPhrases(
  'as_long_as so_long_as half_of_the_time most_of_the_time some_of_the_time so_far in_case once for_the_sake per_unit before_correction',
  'under_the on_the | assumption condition',
  'left remaining still | to',
  'on_each_side for_every_choice in_the_first_case in_the_second_case per_row',
);

const changes = joinedPhrases(
  'is looks seems | a an only only_a just just_a | red_herring trap distractor decoy coincidence guess lower_bound upper_bound typo',
  'which that but and which_it that_it but_it and_it | must_be has_to_be needs_to_be should_be still_has_to_be negative positive doubled halved',
  'which which_is which_is_then which_we which_we_then which_must_then_be | doubled squared halved divided multiplied subtract divide multiply overcounts double half_of',
  'said says according_to before_we',
  'roughly allegedly supposedly reportedly ish within_a_few in_round_numbers as_a_rule on_average by_my_estimate subject_to_rounding give_or_take',
);

const notes = joinedPhrases(
  'to_be draft tentative provisional preliminary guess initially before upper_bound lower_bound in_thousands in_millions in_hundreds in_dozens',
  'hundreds thousands millions minimum maximum halved doubled tripled estimate estimated extraneous extraneous_solution at_least at_most',
);

const unfinished = joinedPhrases(
  'half third quarter most some three two several | of_which of_whom of_them_are of_these_are',
  'of_which of_whom | half only_half some most a_third a_quarter three two several',
  'half_of_them half_of_these half_that twice_that half_satisfy half_satisfying half_are half_is must_halve double_counts double_counted',
  'remove_the exclude_the subtract_the discard_the | duplicates ones overlap overlaps rest',
  'are_excluded of_them_repeat this_contradicts that_contradicts it_contradicts made_an_error made_a_mistake before_tax before_adding before_the_discount not_including excluding_tax',
  'von_denen dont_la_moiti de_las_cuales',
  'must has_to have_to need_to needs_to | be be_still still_be then_be | halved doubled divided multiplied rounded adjusted corrected',
  'do_not don_t | forget_to | add subtract multiply divide round double halve',
  'i | realize realise notice see realize_that realise_that notice_that see_that | i | made have had forgot',
  'this it | does_not doesn_t | satisfy',
  'unfortunately counted_twice counts_each question_asks_for question_asks_about question_asked_for before_rounding before_being need_only_one times_that gets_the_rest since_then',
  'it_is this_is that_is it_s that_s | only just merely | the_first one_of the_smaller the_larger half_of a_part_of part_of',
  'half | of_that of_this of_it as_much as_many',
  'twice | as_much as_many',
);
