import { elementNames } from './elements.ts';

/**
 * Returns the formulas that a systematic or usual name stands for, the usual one first; none for any other text. A name that
 * several compounds of one formula may have is not known: `glucose` is more than `C6H12O6`.
 */
export function formulasOfName(name: string): readonly string[] {
  const [, symbol = '', state = ''] = oxidized.exec(name) ?? [];
  if (symbol !== '')
    return [
      symbol === 'Hg' && state === 'I' ? 'Hg2^{2+}' : `${symbol}^{${numerals.indexOf(state.toLowerCase())}+}`,
    ];
  const plain = plainName(name);
  if (plain === null) return [];
  const common = commonNames.get(plain);
  if (common !== undefined) return common;
  const [, salt = '', count = ''] =
    /^(.+?) (hemi|mono|di|tri|tetra|penta|hexa|hepta|octa|nona|deca)hydrate$/u.exec(plain) ?? [];
  if (salt !== '' && count !== 'hemi') {
    const water = prefixes.indexOf(count);
    return formulasOfName(salt).map((formula) => `${formula}·${water === 1 ? '' : water}H2O`);
  }
  const gas = /^([a-z]+ [a-z]*oxide|ammonia|methane|[a-z]+ [a-z]*(?:chlor|sulf)ide) gas$/.exec(plain)?.[1];
  if (gas !== undefined) return formulasOfName(gas);
  const formula = gasOf(plain) ?? ionOf(plain) ?? moleculeOf(plain);
  return formula === null ? saltOf(plain) : [formula];
}

/** A metal with its state of oxidation: `Fe(II)`, `Cu(I) ion`; `V(I)` is a voltage at a current. */
const oxidized =
  /^\s*\$?(?!V ?\(I\))(Fe|Cu|Sn|Pb|Cr|Mn|Co|Ni|Hg|Au|Ag|V|Ti|Tl|Ce) ?\((I{1,3}|IV)\)\$?(?: ions?| cations?)?\s*$/u;

/** The name in small letters without mark-up; null where it cannot be one. */
function plainName(text: string): string | null {
  if (text.length > 80) return null;
  const plain = text
    .replace(/\\(?:text\w*|mathrm|rm)(?![a-z])/gu, ' ')
    .replace(/[${}~]/gu, ' ')
    .replace(/ ?\( ?([IV]{1,3}) ?\) ?/gu, (_, numeral: string) => `(${numeral}) `)
    .trim()
    .toLowerCase()
    .replace(/^(?:an?|the) /u, '')
    .replaceAll('sulph', 'sulf')
    .replace(/aluminum/gu, 'aluminium')
    .replace(/cesium/gu, (word, at: number, whole: string) => (whole[at - 1] === 'a' ? word : 'caesium'))
    .replace(/\s+/gu, ' ')
    .replace(/[.]$/u, '')
    .trim();
  return /^[a-zα][a-z() -]{2,}$/u.test(plain) ? plain : null;
}

const prefixes = ' mono di tri tetra penta hexa hepta octa nona deca'.split(' ');
const prefix = '(mono|di|tri|tetra|penta|hexa|hepta|octa|nona|deca|tetr|pent|hex|hept|oct|mon|dec)';

function countOf(word: string): number {
  return prefixes.findIndex((each) => each !== '' && (each === word || each.slice(0, -1) === word));
}

interface Ion {
  readonly formula: string;
  readonly charge: number;
}

function readIons(table: string): ReadonlyMap<string, Ion> {
  return new Map(
    table
      .trim()
      .split(';')
      .map((entry): [string, Ion] => {
        const [, name = '', formula = '', charge = ''] = /^(.+?) = (\S+) (\d)$/.exec(entry.trim()) ?? [];
        return [name, { formula, charge: Number(charge) }];
      }),
  );
}

const cations = readIons(`
lithium = Li 1; sodium = Na 1; potassium = K 1; rubidium = Rb 1; caesium = Cs 1; silver = Ag 1; ammonium = NH4 1; hydronium = H3O 1; oxonium = H3O 1;
beryllium = Be 2; magnesium = Mg 2; calcium = Ca 2; strontium = Sr 2; barium = Ba 2; radium = Ra 2; zinc = Zn 2; cadmium = Cd 2; aluminium = Al 3;
gallium = Ga 3; scandium = Sc 3; ferrous = Fe 2; ferric = Fe 3; cuprous = Cu 1; cupric = Cu 2; stannous = Sn 2; stannic = Sn 4; plumbous = Pb 2;
plumbic = Pb 4; mercurous = Hg2 2; mercuric = Hg 2; chromous = Cr 2; chromic = Cr 3; manganous = Mn 2; cobaltous = Co 2; cobaltic = Co 3; auric = Au 3;
aurous = Au 1`);

const anions = readIons(`
fluoride = F 1; chloride = Cl 1; bromide = Br 1; iodide = I 1; oxide = O 2; sulfide = S 2; selenide = Se 2; nitride = N 3; phosphide = P 3; hydride = H 1;
hydroxide = OH 1; cyanide = CN 1; thiocyanate = SCN 1; azide = N3 1; nitrate = NO3 1; nitrite = NO2 1; sulfate = SO4 2; sulfite = SO3 2;
thiosulfate = S2O3 2; carbonate = CO3 2; hydrogen carbonate = HCO3 1; hydrogencarbonate = HCO3 1; bicarbonate = HCO3 1; hydrogen sulfate = HSO4 1;
hydrogensulfate = HSO4 1; bisulfate = HSO4 1; hydrogen sulfite = HSO3 1; bisulfite = HSO3 1; phosphate = PO4 3; hydrogen phosphate = HPO4 2;
dihydrogen phosphate = H2PO4 1; phosphite = PO3 3; hypochlorite = ClO 1; chlorite = ClO2 1; chlorate = ClO3 1; perchlorate = ClO4 1; bromate = BrO3 1;
iodate = IO3 1; periodate = IO4 1; chromate = CrO4 2; dichromate = Cr2O7 2; permanganate = MnO4 1; manganate = MnO4 2; oxalate = C2O4 2; silicate = SiO3 2;
acetate = CH3COO 1; ethanoate = CH3COO 1; formate = HCOO 1; peroxide = O2 2; superoxide = O2 1; arsenate = AsO4 3; tetrafluoroborate = BF4 1`);

const numerals = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii'];

/** The ion of a metal by name, with its charge as a numeral where that is needed. */
function cationOf(name: string): Ion | null {
  const known = cations.get(name);
  if (known !== undefined) return known;
  const [, metal = '', numeral = ''] = /^([a-z]+) ?\(([iv]{1,3})\)$/u.exec(name) ?? [];
  const symbol = elementNames.get(metal);
  const charge = numerals.indexOf(numeral);
  if (symbol === undefined || charge < 1) return null;
  return {
    formula: metal === 'mercury' && charge === 1 ? 'Hg2' : symbol,
    charge: metal === 'mercury' && charge === 1 ? 2 : charge,
  };
}

/** `sodium ion`, `nitrate`, `iron(III) cation`. */
function ionOf(name: string): string | null {
  const bare = name.replace(/ (?:ions?|cations?|anions?)$/u, '');
  const anion = anions.get(bare);
  if (anion !== undefined) return `${anion.formula}^{${anion.charge}-}`;
  const cation =
    bare !== name || /^(?:ammonium|hydronium|oxonium|[a-z]+ ?\([iv]{1,3}\))$/u.test(name)
      ? cationOf(bare)
      : null;
  if (cation !== null) return `${cation.formula}^{${cation.charge}+}`;
  return bare !== name && bare === 'hydrogen' ? 'H^+' : null;
}

/** A cation and an anion in the ratio that cancels their charges; the rest of an organic acid may as well be first. */
function saltOf(name: string): readonly string[] {
  for (let at = name.indexOf(' '); at > 0; at = name.indexOf(' ', at + 1)) {
    const [cation, anion] = [cationOf(name.slice(0, at)), anions.get(name.slice(at + 1))];
    if (cation === null || anion === undefined) continue;
    const shared = greatestDivisor(cation.charge, anion.charge);
    const [metal, rest] = [
      times(cation.formula, anion.charge / shared),
      times(anion.formula, cation.charge / shared),
    ];
    const isAcetate = anion.formula === 'CH3COO';
    return [
      `${metal}${rest}`,
      ...(anion.formula.endsWith('COO') ? [`${rest}${metal}`] : []),
      ...(isAcetate ? [`${metal}${times('C2H3O2', cation.charge / shared)}`] : []),
    ];
  }
  return [];
}

function times(formula: string, count: number): string {
  if (count === 1) return formula;
  return /^[A-Z][a-z]?$/u.test(formula) ? `${formula}${count}` : `(${formula})${count}`;
}

function greatestDivisor(left: number, right: number): number {
  return right === 0 ? left : greatestDivisor(right, left % right);
}

const nonmetals =
  /^(?:nitrogen|phosphorus|sulfur|carbon|chlorine|bromine|iodine|xenon|silicon|boron|oxygen|selenium|arsenic|krypton|tellurium|hydrogen|fluorine|antimony|uranium|tungsten|manganese|titanium|osmium)$/u;
const binary = new RegExp(
  `^(?:${prefix})?([a-z]+) ${prefix}(oxide|fluoride|chloride|bromide|iodide|sulfide|selenide)$`,
  'u',
);

/** `dinitrogen tetroxide`: numbers of atoms as Greek prefixes. */
function moleculeOf(name: string): string | null {
  const [, few = 'mono', element = '', many = '', root = ''] = binary.exec(name) ?? [];
  const symbol = nonmetals.test(element) ? elementNames.get(element) : undefined;
  const other = anions.get(root)?.formula;
  if (symbol === undefined || other === undefined) return null;
  return `${times(symbol, countOf(few))}${times(other, countOf(many))}`;
}

/** `oxygen gas` and `dioxygen` are molecules, where the name of the element alone may be either. */
function gasOf(name: string): string | null {
  const element = /^(?:di)?(hydrogen|nitrogen|oxygen|fluorine|chlorine)(?: gas)?$/u.exec(name)?.[1];
  return element === undefined || name === element ? null : `${elementNames.get(element)}2`;
}

const commonNames: ReadonlyMap<string, readonly string[]> = new Map(
  `water = H2O; heavy water = D2O; ammonia = NH3; phosphine = PH3; arsine = AsH3; hydrazine = N2H4; hydroxylamine = NH2OH; silane = SiH4; diborane = B2H6; ozone = O3;
trioxygen = O3; hydrogen peroxide = H2O2; nitric oxide = NO; nitrous oxide = N2O; hydrogen fluoride = HF; hydrogen chloride = HCl; hydrogen bromide = HBr;
hydrogen iodide = HI; hydrogen sulfide = H2S; hydrogen cyanide = HCN; hydrofluoric acid = HF; hydrochloric acid = HCl; hydrobromic acid = HBr;
hydroiodic acid = HI; hydrocyanic acid = HCN; sulfuric acid = H2SO4; sulfurous acid = H2SO3; nitric acid = HNO3; nitrous acid = HNO2;
phosphoric acid = H3PO4; phosphorous acid = H3PO3; carbonic acid = H2CO3; boric acid = H3BO3 B(OH)3; perchloric acid = HClO4; chloric acid = HClO3;
chlorous acid = HClO2; hypochlorous acid = HClO HOCl; oxalic acid = H2C2O4 (COOH)2 C2H2O4; acetic acid = CH3COOH HC2H3O2; ethanoic acid = CH3COOH;
formic acid = HCOOH; methanoic acid = HCOOH; methane = CH4; ethane = C2H6 CH3CH3; propane = C3H8 CH3CH2CH3; ethene = C2H4 CH2CH2; ethylene = C2H4 CH2CH2;
ethyne = C2H2; acetylene = C2H2; benzene = C6H6; toluene = C6H5CH3 C7H8; phenol = C6H5OH; aniline = C6H5NH2; methanol = CH3OH CH4O; ethanol = C2H5OH CH3CH2OH;
formaldehyde = HCHO CH2O; methanal = HCHO CH2O; acetaldehyde = CH3CHO; ethanal = CH3CHO; acetone = CH3COCH3 (CH3)2CO; propanone = CH3COCH3 (CH3)2CO;
methylamine = CH3NH2; chloroform = CHCl3; dichloromethane = CH2Cl2; chloromethane = CH3Cl; carbon disulfide = CS2; urea = CO(NH2)2 (NH2)2CO; silica = SiO2;
alpha particle = ^4He ^4He^{2+}; α particle = ^4He ^4He^{2+}; α-particle = ^4He ^4He^{2+}; quicklime = CaO; slaked lime = Ca(OH)2`
    .split(';')
    .map((entry): [string, readonly string[]] => {
      const [name = '', formulas = ''] = entry.trim().split(' = ');
      return [name, formulas.split(' ')];
    }),
);
