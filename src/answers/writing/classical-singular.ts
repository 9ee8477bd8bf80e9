/** Words from Latin and Greek, and English ones, whose plural is no more than the singular with an `s`. */
const endings: readonly (readonly [singular: string, plural: string, stems: string])[] = [
  [
    'us',
    'i',
    `nucle nucleol fung alveol stimul loc foc radi bacill cocc streptococc staphylococc bronch vill microvill thromb embol cact hippocamp
    thalam hypothalam glomerul tubul hum calcul termin uter gladiol alumn syllab nimb cumul octop hippopotam
    rhomb tor mod abac esophag oesophag menisc carp tars metatars metacarp humer`,
  ],
  [
    'um',
    'a',
    `bacteri cili flagell spectr ov strat sept atri ser quant maxim minim extrem optim myceli sporangi antheridi archegoni
    endotheli epitheli phyl pseudopodi symposi millenni aquari addend errat referend memorand curricul dictat sanatori
    stern crani ischi ili gymnasi planetari`,
  ],
  [
    'on',
    'a',
    'mitochondri phenomen gangli criteri automat tax polyhedr tetrahedr octahedr dodecahedr icosahedr',
  ],
  [
    'a',
    'ae',
    `alg vertebr larv pup antenn nebul supernov formul trache papill scapul fibul patell crist hyph cistern areol aort lamin
    lacun nov alumn ul tibi`,
  ],
  [
    'is',
    'es',
    `hypothes thes antithes synthes photosynthes analys paralys dialys catalys hydrolys electrolys diagnos prognos cris metastas
    metamorphos synaps parenthes prosthes neuros psychos ellips oas ax test symbios mitos meios apoptos`,
  ],
  ['ix', 'ices', 'matr append cerv direct hel'],
  ['ex', 'ices', 'vert ind cort ap cod vort simpl'],
  ['yx', 'yces', 'cal'],
  ['ynx', 'ynges', 'lar phar'],
  ['anx', 'anges', 'phal'],
  ['a', 'ata', 'stom stigm carcinom sarcom'],
  ['us', 'era', 'gen'],
  ['us', 'ora', 'corp'],
  ['oon', 'oa', 'spermatoz'],
  ['an', 'a', 'protozo metazo'],
  ['us', 'uses', 'vir fet foet sin hippocamp octop cact uter nucle'],
  [
    'y',
    'ies',
    'arter capillar ovar galax theor propert quantit frequenc velocit allerg bod famil cit countr centur categor',
  ],
];

const irregular: readonly (readonly [string, string])[] = [
  ['tooth', 'teeth'],
  ['mouse', 'mice'],
  ['louse', 'lice'],
  ['goose', 'geese'],
  ['leaf', 'leaves'],
  ['wolf', 'wolves'],
  ['calf', 'calves'],
];

const singulars: ReadonlyMap<string, string> = new Map([
  ...endings.flatMap(([singular, plural, stems]) =>
    stems.split(/\s+/u).map((stem): [string, string] => [`${stem}${plural}`, `${stem}${singular}`]),
  ),
  ...irregular.map(([singular, plural]): [string, string] => [plural, singular]),
]);

/** The singular of a word whose plural is known, as `mitochondrion` for `mitochondria`; any other word as it is. */
export function classicalSingular(word: string): string {
  return singulars.get(word) ?? word;
}
