import { elementNames } from '../chemistry/elements.ts';
import { stateOf } from './state-names.ts';

/**
 * Lists whose members exclude each other: who names another member has given another answer. A slash joins what one
 * member is called, and an underscore the words of a name. A list is here only where no member is a kind of another.
 */
const lists: readonly string[] = [
  'january february march april may june july august september october november december',
  'monday tuesday wednesday thursday friday saturday sunday',
  'spring summer autumn/fall winter',
  'mercury venus earth mars jupiter saturn uranus neptune pluto',
  'aries taurus gemini cancer leo virgo libra scorpio sagittarius capricorn aquarius pisces',
  'north/northern/n northeast/ne east/eastern/e southeast/se south/southern/s southwest/sw west/western/w northwest/nw',
  'europe asia africa north_america south_america antarctica',
  'atlantic_ocean/atlantic pacific_ocean/pacific indian_ocean arctic_ocean',
  'red orange yellow green blue black white brown pink gray/grey',
  'alpha/α beta/β gamma/γ delta/δ epsilon/ε zeta/ζ eta/η theta/θ lambda/λ mu/μ sigma/σ omega/ω',
  'nominative genitive dative accusative ablative vocative locative instrumental ergative absolutive',
  'indicative subjunctive imperative optative',
  'bilabial labiodental dental alveolar postalveolar retroflex palatal velar uvular pharyngeal glottal',
  'stop/plosive fricative affricate nasal approximant trill',
  'perfect major minor augmented diminished',
  'ionian dorian phrygian lydian mixolydian aeolian locrian',
  'allegro andante adagio largo presto',
  'iambic trochaic dactylic anapestic spondaic',
  'dimeter trimeter tetrameter pentameter hexameter heptameter',
  'doric ionic corinthian',
  'svo sov vso vos ovs osv',
  'prophase prometaphase metaphase anaphase telophase interphase cytokinesis',
  'adenine guanine cytosine thymine uracil',
  'mrna trna rrna',
  'mitosis meiosis',
  'left_ventricle right_ventricle left_atrium right_atrium',
  'haploid diploid triploid tetraploid',
  'igneous sedimentary metamorphic',
  'solid liquid gas plasma',
  'ionic covalent metallic',
  'ellipse parabola hyperbola',
  'tetrahedral trigonal_planar trigonal_pyramidal trigonal_bipyramidal octahedral linear bent/angular',
  'always sometimes never',
  'lifo fifo',
  'tcp udp',
  'dfs bfs',
  'hearts diamonds clubs spades',
  'king queen rook bishop knight pawn',
  'former latter',
  'morning/dawn noon/midday evening midnight',
];

const places: readonly ReadonlyMap<string, number>[] = lists.map(
  (list) =>
    new Map(
      list
        .split(' ')
        .flatMap((names, index) =>
          names.split('/').map((name) => [name.replaceAll('_', ' '), index] as const),
        ),
    ),
);

/** Whether two folded names are of different members of one closed list. */
export function areOtherMembers(left: string, right: string): boolean {
  const isOther = (one: unknown, other: unknown): boolean =>
    one !== undefined && one !== null && other !== undefined && other !== null && one !== other;
  return (
    places.some((list) => isOther(list.get(left), list.get(right))) ||
    isOther(elementNames.get(left), elementNames.get(right)) ||
    isOther(lasting(left), lasting(right))
  );
}

/** A state; the Soviet Union, which is called Russia as well, excludes none. */
function lasting(name: string): string | null {
  const state = stateOf(name);
  return state === 'soviet union' ? null : state;
}
