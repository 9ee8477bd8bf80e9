import { pattern } from '../tokens/pattern.ts';

/**
 * Whether an answer is told as what others say, or what once was so, or is called an error behind it: `Many people say the answer is`,
 * `the answer used to be`, `it was thought to be x =`. What `I` and `we` say is the answer.
 */
export function isAttributed(before: string, after: string): boolean {
  const owner = before.replace(/[A-Za-z]\w{0,3} ?= ?$/u, '');
  return (
    [said, formerly, bounding, aside].some((form) => form.test(owner)) ||
    wasAnswer(owner) ||
    erroneous.test(after)
  );
}

/** `Historically, the answer was`, `the old answer was`: what the answer once was is not what it is. */
function wasAnswer(before: string): boolean {
  if (!/answer (?:was|to be)/i.test(before)) return false;
  const words: readonly string[] = before.toLowerCase().match(/[a-z]{3,}/g) ?? [];
  return words.some((word) => past.has(word)) && !words.includes('now');
}

const past: ReadonlySet<string> = new Set(
  'formerly previously historically originally initially once earlier old previous original initial former outdated thought believed'.split(
    ' ',
  ),
);

const said = pattern.i`(?<!\p{L})(?!(?:i|we)(?!\p{L}))(?:people|someone|somebody|others|some|many|most|students?|teachers?|professors?|scientists?|textbooks?|books?|solvers?|he|she|they|author|friend|key) (?:\p{L}{2,12} ){0,2}(?:says?|said|claims?|claimed|thinks?|thought|believes?|believed|argues?|argued|insists?|reports?|guess(?:es|ed)?)(?: that)?(?: (?:[^.;]{0,40} )?(?:is|was|=|to be))?\W{0,5}$`;

const formerly =
  /(?:\bused to be|(?:^|\b(?:is|are|was|were|been) (?:[a-z]{3,10} )?)(?:thought|believed|assumed|said|claimed|supposed|expected|considered|presumed|suspected|alleged|rumou?red) (?:to be|that(?: [^.;]{1,40} (?:is|was|=))?))(?: the answer)? ?\W{0,4}$/i;

/** A bound that is one of many is no value. */
const bounding = pattern.i`(?<!\p{L})an? (?:\p{L}{3,8} )?(?:upper|lower) (?:bound|limit|estimate) (?:is|of|would be) ?\W{0,4}$`;

/** What a text shows on its way. */
const aside = pattern.i`(?:^|[\n.] ?)\W{0,4}(?:hint|example|question|given|recall|guess|first (?:guess|attempt|try)|attempt|draft|wrong|incorrect|assumption|input|problem)\*{0,2}:\*{0,2} ?[^\p{L}\p{N}]{0,4}$`;

const erroneous = pattern.i`^[^\p{L}.]{0,4}which (?:is|was) (?:clearly |obviously |of course )?(?:an? |the )?(?:error|mistake|wrong|incorrect|false|impossible|absurd|misprint|typo)(?!\p{L})`;
