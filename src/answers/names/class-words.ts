import { pattern } from '../tokens/pattern.ts';

/** What may be around a name to say what kind of thing it names, and names that name nothing else. */
interface NamedClass {
  readonly form: RegExp;
  readonly names: ReadonlySet<string>;
}

function namedClass(form: RegExp, names: string): NamedClass {
  return { form, names: new Set(names.split(/\s+/u)) };
}

/** Left out is what names a state, a region or a person as well: the Mississippi, the Amazon, the Jordan, Lake Victoria. */
const classes: readonly NamedClass[] = [
  namedClass(
    pattern.i`^(?:the )?(?:river )?(\p{L}+)(?: river)?$`,
    `danube rhine seine thames nile volga ganges yangtze euphrates tigris loire rhone rhône elbe vistula dnieper dniester mekong irrawaddy
    brahmaputra indus tiber ebro tagus yenisei amur zambezi orinoco potomac vltava garonne guadalquivir`,
  ),
  namedClass(pattern.i`^(?:the )?(\p{L}+)(?: ocean)?$`, 'pacific atlantic'),
  namedClass(pattern.i`^(?:the )?(\p{L}+)(?: sea)?$`, 'mediterranean adriatic aegean'),
  namedClass(pattern.i`^(?:the )?(\p{L}+)(?: desert)?$`, 'sahara gobi kalahari namib taklamakan karakum'),
  namedClass(pattern.i`^(?:lake )?(\p{L}+)(?: lake)?$`, 'titicaca baikal tanganyika ladoga balaton'),
  namedClass(pattern.i`^(?:mount |mt\.? )?(\p{L}+)$`, 'everest kilimanjaro elbrus aconcagua vesuvius etna'),
  namedClass(/^(?:an? |the )?([a-z]+)(?: (?:logic )?gate)?$/iu, 'nand nor xor xnor'),
  namedClass(
    pattern.i`^(?:the )?(\p{L}+)(?: mountains| mountain range| range)?$`,
    'andes alps pyrenees himalayas carpathians',
  ),
];

const classWord = pattern.i`(?<!\p{L})(?:the|river|ocean|sea|desert|lake|mount|mt|mountains|range|straits?|gulf|isthmus|gate)(?!\p{L})`;

/** `Strait of Hormuz` is the Hormuz Strait. */
const turned = pattern.i`^(?:the )?(strait|gulf|isthmus)s? of (?:the )?(\p{Lu}\p{L}+)$`;

/** A name of several words, whose last one may not be that of a land or bay. */
const company = /^((?:[A-Z][\w&.'’-]{1,20} ){2,4}[A-Z][\w&.'’-]{1,20}(?<! India| Bay| [Cc]ity)) company$/;

/** A dynasty is called by its name alone behind an article only: without one, Tang and Qing are other things. */
const dynasty = /^the (ming|qing|tang|sui|zhou|shang)$/iu;

/** Arteries that only the heart has. */
const coronary =
  /(?<=^(?:the )?(?:left anterior descending|posterior descending|left circumflex) )coronary (?=artery$)/i;

/** A name without the word that only says what kind of thing it names: `Danube` for `the Danube River`. */
export function withoutClassWord(text: string): string {
  if (text.endsWith(' company')) return text.replace(company, '$1');
  if (text.endsWith(' artery')) return text.replace(coronary, '');
  if (text.length > 40 || !classWord.test(text)) return text;
  for (const { form, names } of classes) {
    const name = form.exec(text)?.[1] ?? '';
    if (/^\p{Lu}/u.test(name) && names.has(name.toLowerCase())) return name;
  }
  return text.replace(dynasty, '$1 dynasty').replace(turned, '$2 $1');
}
