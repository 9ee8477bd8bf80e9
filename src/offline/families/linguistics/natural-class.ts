import { choice, sequence } from '../field.ts';
import { defineFamily, type ProblemFamily } from '../problem-family.ts';
import { setText } from '../set-text.ts';

/** Voicing, place and manner. */
const consonants = {
  p: 'voiceless labial stop',
  b: 'voiced labial stop',
  t: 'voiceless coronal stop',
  d: 'voiced coronal stop',
  k: 'voiceless dorsal stop',
  g: 'voiced dorsal stop',
  f: 'voiceless labial fricative',
  v: 'voiced labial fricative',
  s: 'voiceless coronal fricative',
  z: 'voiced coronal fricative',
  x: 'voiceless dorsal fricative',
  m: 'voiced labial nasal',
  n: 'voiced coronal nasal',
  l: 'voiced coronal liquid',
  r: 'voiced coronal liquid',
} as const;

const segments = ['p', 'b', 't', 'd', 'k', 'g', 'f', 'v', 's', 'z', 'x', 'm', 'n', 'l', 'r'] as const;

const classes = [
  'voiced obstruents',
  'voiceless obstruents',
  'coronal obstruents',
  'labial obstruents',
  'voiced consonants',
  'voiced coronal consonants',
  'labial consonants',
  'coronal consonants',
  'voiced stops',
  'voiceless stops',
  'voiceless fricatives',
  'coronal sonorants',
] as const;

function isIn(segment: keyof typeof consonants, name: string): boolean {
  const words = new Set(consonants[segment].split(' '));
  return name.split(' ').every((word) => {
    if (word === 'consonants') return true;
    if (word === 'obstruents') return words.has('stop') || words.has('fricative');
    if (word === 'sonorants') return words.has('nasal') || words.has('liquid');
    return words.has(word.replace(/s$/u, '')) || words.has(word);
  });
}

export const naturalClass: ProblemFamily = defineFamily({
  name: 'natural-class',
  subject: 'Linguistics',
  answerType: 'set',
  fields: {
    inventory: sequence(segments, { from: 8, to: 12, isDistinct: true }),
    target: choice(classes),
  },
  wordings: [
    'A language has exactly the consonants {inventory}, in the values of the International Phonetic Alphabet, with p b f v m labial, k g x dorsal and all others coronal; obstruents are stops and fricatives, sonorants nasals and liquids. A process affects all[[ {target}]] and nothing else. Give the set of segments that it affects.',
    'The consonant inventory of a dialect is {inventory} (phonetic symbols; labial are p b f v m, dorsal k g x, coronal the rest; stops and fricatives are obstruents, nasals and liquids are sonorants). A child replaces by zero just the[[ {target}]] of this inventory. Determine the set of consonants that are lost.',
  ],
  accepts: ({ inventory, target }) => {
    const count = inventory.filter((segment) => isIn(segment, target)).length;
    return count >= 2 && count < inventory.length - 1;
  },
  solve: ({ inventory, target }) => {
    const members = inventory.filter((segment) => isIn(segment, target));
    const outside = inventory.filter((segment) => !members.includes(segment));
    return {
      answer: setText(members),
      steps: [
        `The inventory has ${inventory.length} consonants, to be sorted by voicing, place and manner.`,
        `Outside the class of ${target} fall ${outside.join(', ')}.`,
        `What remains is ${setText(members)}.`,
      ],
      mistakes: [setText(members.slice(1)), setText([...members, ...outside.slice(0, 1)]), setText(outside)],
    };
  },
});
