import { pattern } from '../tokens/pattern.ts';

/**
 * Folded words with one verb for each way in which something changes: `it goes down`, `will fall` and `↓` are `decreases`. Such verbs
 * say the same of whatever changes; what grows, shrinks or climbs may do so in other ways.
 */
export function withOneTrend(folded: string): string {
  if (!changing.test(folded)) return folded;
  return folded
    .replace(/^(?:it|this|they|these|that) (?=\S)/u, '')
    .replace(/(\d) ?(?:%|per ?cent(?![a-z]))/gu, '$1 percent')
    .replace(pattern`^([↑↓]) ?(\p{L}[\p{L} ]{0,40})$`, '$2 $1')
    .replace(/ ?([↑↓])$/u, (_, sign: string) => (sign === '↑' ? ' increases' : ' decreases'))
    .replace(/^(increase|decrease)$/u, '$1s')
    .replace(rising, 'increases')
    .replace(falling, 'decreases')
    .replace(staying, 'does not change')
    .trim();
}

/** Folded words without how fast what goes on, which is what changes: `rate of reaction will increase` is `it will increase`. */
export function ofProcess(folded: string): string {
  return folded.replace(process, 'it ');
}

const process =
  /^(?:rate of (?:reaction|photosynthesis|respiration|diffusion|evaporation|transpiration|osmosis)|(?:reaction|heart|pulse|breathing|metabolic|interest|exchange|unemployment|inflation) rate) (?=\S+(?: \S+)?$)/;

/** Whether two words are verbs of one way: `falls`, `decreased`. */
export function areOneTrend(word: string, other: string): boolean {
  return [up, down].some((verbs) => verbs.test(word) && verbs.test(other));
}

const up = /^(?:increase[sd]?|rises?|rose|risen)$/u;
const down = /^(?:decrease[sd]?|falls?|fell|fallen|drop(?:s|ped)?|decline[sd]?)$/u;

const changing = pattern`[↑↓]|ris(?:e|es|en)(?!\p{L})|rose|increase|decrease|f[ae]ll|drop|declin|(?:go|goes|went) (?:up|down)|same|chang|constant`;

/** In the third person, with `will`, in the past, or behind a noun in the plural; a rise and a fall may be nouns. */
function told(third: string, bare: string, past: string): RegExp {
  return pattern`(?<![\p{L}-])(?:${third}|(?:will|would) (?:${bare})|${past}|(?<=\p{L}{2}[^s]s )(?:${bare})(?=$| by ))(?=$|,| by | and )`;
}

const rising = told(
  'increases|rises|goes up',
  'increase|rise|go up',
  'increased|has risen|went up|rose(?= by )',
);
const falling = told(
  'decreases|falls|drops|declines(?= by )|goes down',
  'decrease|fall|drop|decline|go down',
  'decreased|has fallen|went down|(?:fell|dropped|declined)(?= by )',
);
const staying = pattern`(?<!\p{L})(?:(?:will |would )?(?:stays?|remains?) (?:the )?(?:same|constant|unchanged)|(?:does|do|did|will) not change|(?:is|are) (?:not changed|unchanged)|^unchanged|^no change)$`;
