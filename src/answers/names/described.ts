import { pattern } from '../tokens/pattern.ts';
import { hedges, joins, refuses } from './changing-words.ts';

/** What a text names before it tells more of it behind a comma or a dash; undefined where that may restrict what it names. */
export function beforeDescription(text: string): string | undefined {
  return (
    beforeParticiple(text) ??
    beforeDash(text) ??
    beforeWork(text) ??
    beforeMessage(text) ??
    laterName(text) ??
    translated(text)
  );
}

/** `Cassius Clay, later known as Muhammad Ali`: the name that somebody took. */
function laterName(text: string): string | undefined {
  return pattern`^\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]*){1,3},? \(?(?:later|afterwards|subsequently|better|now) (?:known|called) as (\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]*){1,3})\)?$`.exec(
    text,
  )?.[1];
}

/** `*Cien años de soledad* (One Hundred Years of Solitude)`: a title in another language, and what it is called in this one. */
function translated(text: string): string | undefined {
  const [, , title = '', name = ''] =
    /^([*_"“])([^*_"“”()]{4,80})[*_"”] \((?:[*_"“])?(\p{Lu}[^*_"“”()\d,;:]{3,80})(?:[*_"”])?\)$/u.exec(
      text,
    ) ?? [];
  const isForeign = [title, name].map((part) =>
    part
      .toLowerCase()
      .split(/[ ’']/u)
      .some((word) => foreign.has(word)),
  );
  return isForeign[0] === true &&
    isForeign[1] === false &&
    isTitle(name.split(' ')) &&
    !joins(name.replace(/ and /gu, ' '))
    ? name
    : undefined;
}

/** Whether words are a title in English, and no name of who wrote it. */
function isTitle([first = '', ...more]: readonly string[]): boolean {
  return opening.has(first) || (more.length > 2 && more.some((word) => linking.has(word)));
}

const opening: ReadonlySet<string> = new Set(['The', 'A', 'An', 'In', 'On', 'Of']);
const linking: ReadonlySet<string> = new Set(['of', 'the', 'in', 'and', 'for', 'to', 'on']);

/** Articles and joining words that titles in English do not have. */
const foreign: ReadonlySet<string> = new Set(
  'el los las la le les des du de del y et un une der das dem den und ein eine von il gli lo della di do da dos os uma'.split(
    ' ',
  ),
);

/** `Lake Victoria, bordering Uganda, Kenya, and Tanzania`: where a thing lies would tell it from another of its name. */
function beforeParticiple(text: string): string | undefined {
  const [, named, told = ''] =
    /^(\p{Lu}[^,;()]{3,60}), (?:bordering|bordered by|straddling|spanning|flowing (?:through|into)|stretching from) ([^;?!]{3,100})$/u.exec(
      text,
    ) ?? [];
  return refuses(told) || hedges(told) || joins(told.replace(/,? and (?=(?:the )?\p{Lu})/gu, ' '))
    ? undefined
    : named;
}

/** `Confirmation bias – favouring evidence that supports one's beliefs`: what tells what a term means, and no second sentence. */
function beforeDash(text: string): string | undefined {
  const [, named = '', told = ''] =
    pattern`^(\p{L}[\p{L}'’-]* [\p{L}'’ -]{2,50}|\p{L}[\p{L}'’-]{4,40}) [–—-] (\p{Ll}[^;?!():\d]{8,120})$`.exec(
      text,
    ) ?? [];
  const isMeaning =
    /^(?:\p{Ll}{3,14}ing|(?:the|an?) (?:\p{Ll}{3,14} ){1,2}(?:of|that|which|to|where|whose|in which|by which)) /u.test(
      told,
    );
  return !isMeaning ||
    changing.test(named) ||
    refuses(told) ||
    hedges(told) ||
    joins(told) ||
    /\p{Lu}/u.test(told)
    ? undefined
    : named;
}

/** What changes in some way: what follows it tells how, or what else does. */
const changing = pattern.i`(?<!\p{L})(?:increas|decreas|ris|fall|drop|shift|mov|expand|contract|grow|declin|up|down|left|right|higher|lower|more|less)(?:e|es|ed|ing|s)?(?!\p{L})`;

/** `Adam Smith, in *The Wealth of Nations*`: where a person whose full name is told has said it. */
function beforeWork(text: string): string | undefined {
  return pattern`^(\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){1,3}), in (?:his |her )?(?:\*[^*]{3,60}\*|_[^_]{3,60}_|["“][^"”]{3,60}["”])$`.exec(
    text.replace(
      /^(\*{0,2})(\p{Lu}[^*()]{2,60})\1 \((in (?:\*[^*()]{3,60}\*|["“][^"”()]{3,60}["”]))(?:, \d{4})?\)$/u,
      '$2, $3',
    ),
  )?.[1];
}

/** `IndexError: list index out of range`: what a program writes behind the name of an error. */
function beforeMessage(text: string): string | undefined {
  const [, error, message = ''] =
    /^(\p{Lu}[A-Za-z]{1,30}(?:Error|Exception)): (\p{Ll}[^;?!]{3,120})$/u.exec(text) ?? [];
  return joins(message) || refuses(message) ? undefined : error;
}
