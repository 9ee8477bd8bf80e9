import { pattern } from '../tokens/pattern.ts';
import { inOneWay } from '../words/in-one-way.ts';

/** Signs of the phonetic alphabet, which has one name for each. */
const table = `p voiceless bilabial plosive
b voiced bilabial plosive
t voiceless alveolar plosive
d voiced alveolar plosive
k voiceless velar plosive
g voiced velar plosive
q voiceless uvular plosive
ʔ glottal plosive/glottal stop/voiceless glottal plosive
m bilabial nasal/voiced bilabial nasal
n alveolar nasal/voiced alveolar nasal
ŋ velar nasal/voiced velar nasal
ɲ palatal nasal/voiced palatal nasal
f voiceless labiodental fricative
v voiced labiodental fricative
θ voiceless dental fricative
ð voiced dental fricative
s voiceless alveolar fricative
z voiced alveolar fricative
ʃ voiceless postalveolar fricative
ʒ voiced postalveolar fricative
x voiceless velar fricative
ɣ voiced velar fricative
χ voiceless uvular fricative
h voiceless glottal fricative
tʃ voiceless postalveolar affricate
dʒ voiced postalveolar affricate
j palatal approximant/voiced palatal approximant
ɹ alveolar approximant/voiced alveolar approximant
r alveolar trill/voiced alveolar trill
ʀ uvular trill/voiced uvular trill
ɾ alveolar tap/alveolar flap
l alveolar lateral approximant/voiced alveolar lateral approximant
ə schwa/mid central vowel`;

const names: ReadonlyMap<string, readonly string[]> = new Map(
  table.split('\n').map((line) => {
    const [sign = '', ...words] = line.split(' ');
    return [sign, words.join(' ').split('/').map(inOneWay)] as const;
  }),
);

/** Whether one text writes a sound that the other names, alone or behind the sign: `/p/`, `[p], the voiceless bilabial plosive`. */
export function areOneSound(reference: string, response: string): boolean {
  return isNamed(reference, response) || isNamed(response, reference);
}

function isNamed(written: string, name: string): boolean {
  const [, phoneme, sound, behind] = sign.exec(written) ?? [];
  const known = names.get((phoneme ?? sound ?? '').replace(/ɡ/gu, 'g').replace(/[͜͡]/gu, ''));
  return (
    known?.includes(inOneWay(name)) === true && (behind === undefined || known.includes(inOneWay(behind)))
  );
}

const sign = pattern`^(?:\/([^/\s]{1,3})\/|\[([^[\]\s]{1,3})\])(?:(?:, | \()(?:the |an? )?(\p{L}[\p{L} -]{4,60}?)\)?)?$`;
