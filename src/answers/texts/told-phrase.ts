import { pattern } from '../tokens/pattern.ts';
import { ofProcess, withOneTrend } from '../told/trends.ts';
import { inOneWay } from '../words/in-one-way.ts';

/** Whether one text tells in a sentence what the other says in a phrase: `Demand is inelastic` beside `inelastic demand`. */
export function areToldAlike(reference: string, response: string): boolean {
  const [left, right] = [inOneWay(reference), inOneWay(response)];
  const [trend, other] = [withOneTrend(left), withOneTrend(right)];
  if (trend === other || trend === withOneTrend(ofProcess(right)) || other === withOneTrend(ofProcess(left)))
    return true;
  if (!sentence.test(reference) && !sentence.test(response)) return false;
  return (
    asPhrase(left) === asPhrase(right) ||
    statusIn(left) === right ||
    left === statusIn(right) ||
    namedIn(left).includes(right) ||
    namedIn(right).includes(left)
  );
}

/**
 * `deficiency of vitamin B12`, `Treaty of Maastricht`: heads that say the same before and behind what they are of. A law, a rate or a
 * theory does not: the rate of return is no return rate.
 */
const ofWhat = pattern`^(deficiency|breach|theorem|lemma|inequality|conjecture|treaty|edict|inflammation) of ((?!(?:.* )?(?:of|and|or|not|no|all|two|great|large|small|diminishing|increasing|supply|demand)(?: |$))\p{L}[\p{L}\d]*(?: [\p{L}\d]+){0,2})$`;

const sentence = pattern`(?<!\p{L})(?:(?:is|are|was|were|has|exists?|adopts|[Bb]oth)(?!\p{L})|^(?:Yes|No), )|\p{L} (?:of|per capita|shifts?)(?!\p{L})|^(?:[Aa] )?[Ss]hift |n['’]t(?!\p{L})`;

function asPhrase(folded: string): string {
  return withoutTruth(folded)
    .replace(/^(.{3,40}) per capita$/, 'per capita $1')
    .replace(
      /^(?:(left|right) shift|shift (left|right)) (?:of|in) (.{3,40})$/,
      (_, one = '', other = '', what = '') => `${what} shifts ${one}${other}`,
    )
    .replace(/^shift (?:of|in) (.{3,40}) (left|right)$/, '$1 shifts $2')
    .replace(/^shift (left|right)$/u, '$1 shift')
    .replace(ofWhat, '$2 $1')
    .replace(/^there (?:is|are|exists?) no (?=.{3,60}$)/, 'no ')
    .replace(/^(no .{3,60}) exists?$/, '$1')
    .replace(
      pattern`^(\p{L}{3,}) (?:is|are) ((?:\p{L}+ly )?\p{L}{3,}(?:al|ic|ive|ous|ant|ent|[ai]ble|less|ary|ory|ing))$`,
      '$2 $1',
    )
    .replace(pattern`^both (?=\p{L}+ and \p{L}+ )|(?<=^\p{L}+ and \p{L}+ )both `, '');
}

/** A sentence without the yes or no that says the same: `No, it is not valid`. */
function withoutTruth(folded: string): string {
  const full = folded.replace(
    /(?<=(?:^| )(?:is|are|was|were|do|does|did|has|have|had|could|would|should|must|need))nt(?= |$)/gu,
    ' not',
  );
  const isDenied = / (?:not|cannot|never) /u.test(full);
  return full.replace(isDenied ? pattern`^no (?=\p{L}+ )` : pattern`^yes (?=\p{L}+ )`, '');
}

/** What a sentence denies of a party, where only that can be the answer: `not liable` of `The defendant is not liable`. */
function statusIn(folded: string): string | undefined {
  const [party = '', verb = '', denial, status = '', ...more] = folded.split(' ');
  return denial === 'not' &&
    more.length === 0 &&
    parties.has(party) &&
    statuses.has(status) &&
    /^(?:is|are|was|were)$/.test(verb)
    ? `not ${status}`
    : undefined;
}

const parties: ReadonlySet<string> = new Set(
  'defendant plaintiff accused seller buyer contract agreement promise offer statute law argument evidence company employer tenant landlord'.split(
    ' ',
  ),
);
const statuses: ReadonlySet<string> = new Set(
  'liable guilty negligent responsible bound enforceable binding valid sound admissible constitutional lawful legal'.split(
    ' ',
  ),
);

/** What a sentence names as the shape of something, the crime of somebody, or what each of two players does. */
function namedIn(folded: string): readonly string[] {
  const [, shape, kind] =
    /^(?:molecule|ion|compound|complex|it|(?=[a-z]*\d)[a-z\d]{2,8}) (?:has|adopts) (?!no |not |neither |either )(.{3,40}?) (?:molecular )?(geometry|shape|structure)$/.exec(
      folded,
    ) ?? [];
  if (shape !== undefined) return [shape, `${shape} ${kind}`];
  const crime =
    /^(?:defendant|accused|he|she) (?:is|was) guilty of (?!(?:no|not|nothing|none|neither|either)(?: |$))(.{3,60})$/.exec(
      folded,
    )?.[1];
  if (crime !== undefined) return [crime];
  const move =
    /^both (?:players|firms|prisoners|suspects|sides|countries) (?:(?:will|should|choose to) )?([a-z]{3,20}(?:ss|[a-rt-z]))$/u.exec(
      folded,
    )?.[1];
  return move === undefined ? [] : [`${move} ${move}`];
}
