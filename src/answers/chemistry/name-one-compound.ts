import { locantsInside } from './locants-inside.ts';

/** Names of one compound, a line each: what it is called in shops and laboratories, and by rule. */
const compounds =
  `tert-butanol/tert-butyl alcohol/t-butanol/t-butyl alcohol/2-methylpropan-2-ol/2-methyl-2-propanol
isopropanol/isopropyl alcohol/propan-2-ol/2-propanol/rubbing alcohol
n-propanol/n-propyl alcohol/propan-1-ol/1-propanol
n-butanol/n-butyl alcohol/butan-1-ol/1-butanol
sec-butanol/sec-butyl alcohol/butan-2-ol/2-butanol
isobutanol/isobutyl alcohol/2-methylpropan-1-ol/2-methyl-1-propanol
methanol/methyl alcohol/wood alcohol
ethanol/ethyl alcohol/grain alcohol
benzyl alcohol/phenylmethanol
ethylene glycol/ethane-1,2-diol/1,2-ethanediol
glycerol/glycerin/glycerine/propane-1,2,3-triol/1,2,3-propanetriol
formaldehyde/methanal
acetaldehyde/ethanal
propionaldehyde/propanal
butyraldehyde/butanal
acetone/propanone/propan-2-one/2-propanone/dimethyl ketone
methyl ethyl ketone/ethyl methyl ketone/butanone/butan-2-one/2-butanone
acetophenone/1-phenylethanone/1-phenylethan-1-one
formic acid/methanoic acid
acetic acid/ethanoic acid
propionic acid/propanoic acid
butyric acid/butanoic acid
valeric acid/pentanoic acid
caproic acid/hexanoic acid
oxalic acid/ethanedioic acid
malonic acid/propanedioic acid
succinic acid/butanedioic acid
adipic acid/hexanedioic acid
lactic acid/2-hydroxypropanoic acid
salicylic acid/2-hydroxybenzoic acid
acetylsalicylic acid/aspirin
ethyl acetate/ethyl ethanoate
methyl acetate/methyl ethanoate
diethyl ether/ethoxyethane
dimethyl ether/methoxymethane
acetonitrile/ethanenitrile/methyl cyanide
isobutane/2-methylpropane
isopentane/2-methylbutane
neopentane/2,2-dimethylpropane
ethylene/ethene
propylene/propene
isobutylene/2-methylpropene/2-methylprop-1-ene
acetylene/ethyne
isoprene/2-methylbuta-1,3-diene/2-methyl-1,3-butadiene
toluene/methylbenzene
styrene/vinylbenzene/ethenylbenzene/phenylethene
cumene/isopropylbenzene/propan-2-ylbenzene
aniline/phenylamine/benzenamine/aminobenzene
phenol/hydroxybenzene
anisole/methoxybenzene
chloroform/trichloromethane
carbon tetrachloride/tetrachloromethane
methylene chloride/dichloromethane
vinyl chloride/chloroethene
tert-butyl chloride/2-chloro-2-methylpropane
isopropyl chloride/2-chloropropane
methylamine/methanamine
ethylamine/ethanamine
glycine/aminoethanoic acid/aminoacetic acid/2-aminoethanoic acid
alanine/2-aminopropanoic acid
vitamin c/ascorbic acid/l-ascorbic acid
vitamin b1/thiamine/thiamin
vitamin b2/riboflavin
vitamin b3/niacin
vitamin b5/pantothenic acid
vitamin b7/biotin
vitamin b12/cobalamin
baking soda/sodium bicarbonate/sodium hydrogencarbonate/sodium hydrogen carbonate
washing soda/sodium carbonate
caustic soda/sodium hydroxide/lye
caustic potash/potassium hydroxide
saltpeter/saltpetre/potassium nitrate
quicklime/calcium oxide
slaked lime/hydrated lime/calcium hydroxide
laughing gas/nitrous oxide/dinitrogen monoxide
nitric oxide/nitrogen monoxide
table salt/sodium chloride
dry ice/solid carbon dioxide
trinitrotoluene/tnt/2,4,6-trinitrotoluene
epinephrine/adrenaline
norepinephrine/noradrenaline
paracetamol/acetaminophen`.split('\n');

const known: ReadonlyMap<string, number> = new Map(
  compounds.flatMap((line, index) => line.split('/').map((name) => [name, index] as const)),
);

/** Whether two texts name one compound that is known by several names; one may name it twice: `tert-Butanol (2-methylpropan-2-ol)`. */
export function nameOneCompound(left: string, right: string): boolean {
  const [one, other] = [compoundOf(left), compoundOf(right)];
  return one === null || other === null ? areOneByRule(left, right) : one === other;
}

/** Whether two names differ in where they have their numbers: `2-pentanone` and `pentan-2-one`. */
function areOneByRule(left: string, right: string): boolean {
  if (left.length > 80 || right.length > 80 || !/\d-/.test(left) || !/\d-/.test(right)) return false;
  const [one, other] = [left, right].map((name) => locantsInside(plainName(name)));
  return one === other;
}

/** The place of a compound in the list; null for any other text, and for one whose brackets hold another compound. */
function compoundOf(text: string): number | null {
  if (text.length > 80) return null;
  const [, head = text, inside] = /^(.{3,60}?) ?\(([^()]{3,60})\)$/.exec(text.trim()) ?? [];
  const [first, second] = [head, inside].map((name) => (name === undefined ? null : numberOf(name)));
  if (first === null || first === undefined) return null;
  return inside === undefined || second === first ? first : null;
}

function numberOf(name: string): number | null {
  return known.get(plainName(name)) ?? null;
}

function plainName(name: string): string {
  return name
    .replace(/[\u2010-\u2015\u2212]/gu, '-')
    .replace(/[$*_{}]|\\(?:text|mathrm)/gu, '')
    .trim()
    .toLowerCase()
    .replace(/^(?:an?|the) |\.$/gu, '');
}
