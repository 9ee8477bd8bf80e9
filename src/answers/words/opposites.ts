import { pattern } from '../tokens/pattern.ts';

/** Words of which one denies the other, each pair joined by a slash. */
const pairs: readonly string[] =
  `left/right up/down in/out above/below before/after inside/outside into/out_of on/off over/under upward/downward
leftward/rightward inward/outward inner/outer upper/lower top/bottom front/back forward/backward horizontal/vertical clockwise/counterclockwise
clockwise/anticlockwise north/south east/west increase/decrease increases/decreases increasing/decreasing increased/decreased rises/falls
rise/fall doubles/halves expands/contracts accelerates/decelerates gains/loses wins/loses buy/sell long/short early/late maximum/minimum
maxima/minima largest/smallest greatest/least most/least highest/lowest positive/negative even/odd prime/composite rational/irrational
real/imaginary true/false yes/no open/closed valid/invalid possible/impossible finite/infinite finitely/infinitely converges/diverges convergent/divergent
convergence/divergence absolutely/conditionally dependent/independent dependently/independently concave/convex acute/obtuse
dominant/recessive oxidation/reduction oxidized/reduced anode/cathode cation/anion acid/base acidic/basic attractive/repulsive attract/repel
attracts/repels hot/cold warm/cold elastic/inelastic cis/trans endo/exo syn/anti gauche/anti meta/para ortho/meta ortho/para
artery/vein afferent/efferent sympathetic/parasympathetic hypotonic/hypertonic
exothermic/endothermic anabolic/catabolic
homozygous/heterozygous homogeneous/heterogeneous male/female mother/father brother/sister son/daughter king/queen husband/wife uncle/aunt
monopoly/monopsony apparent/absolute voiced/voiceless aspirated/unaspirated rounded/unrounded singular/plural masculine/feminine
active/passive transitive/intransitive priori/posteriori analytic/synthetic deductive/inductive necessary/contingent
natural/artificial tragedy/comedy major/minor ascending/descending conservative/liberal domestic/foreign import/export
imports/exports supply/demand surplus/deficit surplus/shortage inflation/deflation creditor/debtor plaintiff/defendant guilty/innocent
higher/lower more/less fewer/more faster/slower larger/smaller bigger/smaller greater/less greater/smaller hotter/colder
warmer/cooler stronger/weaker heavier/lighter longer/shorter thicker/thinner deeper/shallower void/voidable decidable/undecidable alive/dead sunrise/sunset day/night dawn/dusk am/pm rms/peak former/latter
neither/both either/neither determined/undetermined sufficient/insufficient`
    .split(/\s+/u)
    .map((pair) => pair.replaceAll('_', ' '));

const opposed: ReadonlySet<string> = new Set(
  pairs.flatMap((pair) => [pair, pair.split('/').reverse().join('/')]),
);

/** Beginnings of words that turn what follows them into the opposite. */
const beginnings: readonly (readonly [string, string])[] = [
  ['hyper', 'hypo'],
  ['endo', 'exo'],
  ['homo', 'hetero'],
  ['intra', 'inter'],
  ['micro', 'macro'],
  ['over', 'under'],
  ['pre', 'post'],
  ['ana', 'cata'],
];

/** Whether two folded words or phrases say the opposite of each other. */
export function areOpposed(left: string, right: string): boolean {
  return (
    opposed.has(`${left}/${right}`) || denies(left, right) || denies(right, left) || areTurned(left, right)
  );
}

/** `invalid` beside `valid`; `inflammable` and the like say no other thing. */
function denies(word: string, other: string): boolean {
  return (
    /^(?:un|non|in|im|il|ir)$/u.test(word.slice(0, Math.max(0, word.length - other.length))) &&
    word.endsWith(other) &&
    pattern`^\p{L}{2,20}(?:able|ible|al|ent|ant|ive|ate|ite|ous|ar|ic|ed|ct|ly|id)$`.test(other) &&
    !/^(?:flamm|habit|valu|toxic)/u.test(other)
  );
}

function areTurned(left: string, right: string): boolean {
  return beginnings.some(([one, other]) =>
    [
      [one, other],
      [other, one],
    ].some(
      ([from = '', to = '']) =>
        left.startsWith(from) &&
        right.startsWith(to) &&
        left.length > from.length + 3 &&
        left.slice(from.length) === right.slice(to.length),
    ),
  );
}
