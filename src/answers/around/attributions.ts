/**
 * Whether an answer is told as what others say, or what once was so, or is called an error behind it: `Many people say the answer is`,
 * `the answer used to be`, `it was thought to be x =`. What `I` and `we` say is the answer.
 */
export function isAttributed(before: string, after: string): boolean {
  const bare = before.toLowerCase().replace(/[a-z]\w{0,3} ?= ?$/, '');
  const owner = bare.length < before.length ? `${bare}x is ` : bare;
  return (
    bounding.test(owner) || aside.test(bare) || isNobodys(owner) || isHearsay(owner) || isCalledWrong(after)
  );
}

/** `Nobody is`, `who is`, `nobody thinks the answer is`. */
function isNobodys(owner: string): boolean {
  const clause = (owner.split(/[.;,:]/u).at(-1) ?? owner).trim();
  return /^(?:nobody|hardly|scarcely|barely|who) /u.test(clause);
}

/** `The old answer was`, `until 2006 the answer was`: what it once was is not what it is. Nor is what the answer plus one is. */
export function isOtherAnswer(before: string): boolean {
  const lower = before.toLowerCase().replace(/, it(?= was )/, ', answer');
  const at = lower.lastIndexOf('answer');
  if (at < 0) return false;
  const told = lower.slice(at + 6).trim();
  // `The answer, which is a mistake, is`.
  if (told.startsWith(', which') && isCalledWrong(told.slice(1))) return true;
  if (
    /^(?:['’]s (?!(?:value )?(?:is|was)(?![a-z]))|(?:plus|minus|times|squared|doubled|halved|divided|multiplied|increased|decreased|raised|mod|modulo)(?![a-z]))/.test(
      told,
    )
  )
    return true;
  const isPast = /^(?:was|to be)(?![a-z])[^.;\n]{0,60}$/.test(told);
  if (!isPast && !/^(?:\W{0,4}$|(?:is(?![a-z])|:)[^.;\n]{0,60}$)/.test(told)) return false;
  const clauses =
    lower
      .slice(0, at)
      .split(/\.\s|[;\n]/)
      .at(-1)
      ?.split(',') ?? [];
  const words = timesIn(clauses.at(-1));
  if (former.has(words.at(-1) ?? '') || /['’]s? $/.test(lower.slice(0, at))) return true;
  const all = [...words, ...told.split(/[^a-z]/)];
  return isPast && !words.includes('now') && (isOnce(clauses) || all.some((word) => past.has(word)));
}

/** The words and years of a clause. */
function timesIn(clause = ''): readonly string[] {
  return clause.match(/[a-z]{3,}|\d{4}/g) ?? [];
}

/** `Historically,`, `back then,`, `until 2006`; `once simplified,` tells a step. */
function isOnce(clauses: readonly string[]): boolean {
  const [place = '', next = '', ...more] = timesIn(clauses.at(-2));
  const [first = '', second = ''] = timesIn(clauses.at(-1));
  if (isTime(first, second)) return true;
  return next === '' ? past.has(place) || place === 'before' : more.length === 0 && isTime(place, next);
}

/** `until 2006`, `back then`, `years ago`. */
function isTime(first: string, second: string): boolean {
  return (
    (/^(?:until|till|before)$/.test(first) && second !== '') ||
    /^(?:back then|the past|prior the|years ago)$/.test(`${first} ${second}`) ||
    /^\d{4}$/.test(first)
  );
}

/** What is said right before `answer`; `using the old formula` is not said of it. */
const former: ReadonlySet<string> = new Set(
  'old previous original initial former earlier outdated first another alternative next sample their his her'.split(
    ' ',
  ),
);

const past: ReadonlySet<string> = new Set(
  'formerly previously historically originally initially once earlier thought believed'.split(' '),
);

/** Whether others say what follows, or it was once said: `many students think it is`, `was thought to be`, `used to be`. */
function isHearsay(owner: string): boolean {
  if (
    !/say|said|claim|th[io]|belie|argue|assum|suppos|guess|insist|report|suspect|alleg|rumo|expect|consider|used|answered|told|wrote|post|heard|state/u.test(
      owner,
    )
  )
    return false;
  const clause = (owner.split(/[.;]/u).at(-1) ?? owner).replace(/ the answer\W{0,4}$/u, '');
  const words = clause.split(/[^a-z]+/u).filter((word) => word !== '' && word !== 'me' && word !== 'us');
  return words.some((word, at) => isSaidByOthers(word, words, at));
}

function isSaidByOthers(word: string, words: readonly string[], at: number): boolean {
  const rest = words.slice(at + 1);
  const isLed = rest.length === 0 || (/^(?:is|was|be)$/u.test(rest.at(-1) ?? '') && rest.length < 12);
  if (saying.has(word) && words.slice(Math.max(0, at - 3), at).some((one) => others.has(one)))
    return isLed || rest.join() === 'that';
  if (relaying.has(word) && at > 0)
    return (
      (isLed || rest.join() === 'that') && (word === 'heard' || !/^(?:i|we|as)$/.test(words[at - 1] ?? ''))
    );
  // What is expected now is the mean of what may come.
  if (word === 'expected' && /^(?:is|are)$/u.test(words[at - 1] ?? '')) return false;
  const isPassive = at === 0 || words.slice(Math.max(0, at - 2), at).some((one) => being.has(one));
  return (
    thought.has(word) &&
    isPassive &&
    (rest.join() === 'that' || (isLed && /^(?:to|that)$/u.test(rest[0] ?? '')))
  );
}

const others: ReadonlySet<string> = new Set(
  'people someone somebody others some many most student students teacher teachers professor professors scientist scientists textbook textbooks book books solver solvers he she they author friend key expert experts wikipedia everyone everybody brother sister internet model classmate colleague'.split(
    ' ',
  ),
);
const saying: ReadonlySet<string> = new Set(
  'say says said claim claims claimed think thinks thought believe believes believed argue argues argued insist insists report reports guess guesses guessed state states stated answered'.split(
    ' ',
  ),
);
/** What is passed on is hearsay, whoever says it. */
const relaying: ReadonlySet<string> = new Set(['told', 'wrote', 'posted', 'heard']);
const thought: ReadonlySet<string> = new Set(
  'thought believed assumed said claimed supposed expected considered presumed suspected alleged rumored rumoured'.split(
    ' ',
  ),
);
const being: ReadonlySet<string> = new Set(['is', 'are', 'was', 'were', 'been']);

/** A bound that is one of many is no value. */
const bounding =
  /(?<![a-z])an? (?:[a-z]+ )?(?:upper|lower) (?:bound|limit|estimate) (?:is|of|would be) ?\W{0,4}$/;

/** What a text shows on its way. */
const aside =
  /(?:^|[\n.] ?)\W{0,4}(?:hint|example|former(?:ly)?|previous(?:ly)?|candidate|excluded|unclear|undecided|question|given|recall|guess|first (?:guess|attempt|try)|attempt|draft|wrong|incorrect|assumption|input|problem)\*{0,2}:\*{0,2} ?[^a-z\d]{0,4}$/;

/** `, which is clearly a mistake`. */
function isCalledWrong(after: string): boolean {
  const words = after
    .slice(0, 80)
    .toLowerCase()
    .split(/[^a-z]+/u)
    .filter((word) => word !== '');
  const at = words.findIndex((word, index) => index > 1 && !aroundError.has(word));
  return (
    words[0] === 'which' &&
    /^(?:is|was)$/u.test(words[1] ?? '') &&
    at < 6 &&
    errors.has(words[at] ?? '') &&
    /^[^a-z.]{0,4}which/iu.test(after)
  );
}

const aroundError: ReadonlySet<string> = new Set('clearly obviously of course a an the way far'.split(' '));
const errors: ReadonlySet<string> = new Set(
  'error mistake wrong incorrect false impossible absurd misprint typo off'.split(' '),
);
