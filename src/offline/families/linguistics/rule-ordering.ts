import { choice, sequence } from '../field.ts';
import { defineFamily, type ProblemFamily } from '../problem-family.ts';

const rules: Readonly<Record<string, (form: string) => string>> = {
  voicing: (form) =>
    form.replace(/(?<=[aiu])[ptk](?=[aiu])/gu, (stop) => ({ p: 'b', t: 'd', k: 'g' })[stop] ?? stop),
  apocope: (form) => form.replace(/[aiu]$/u, ''),
  devoicing: (form) => form.replace(/[bdg]$/u, (stop) => ({ b: 'p', d: 't', g: 'k' })[stop] ?? stop),
};

const orders = [
  'voicing, apocope, devoicing',
  'voicing, devoicing, apocope',
  'apocope, voicing, devoicing',
  'apocope, devoicing, voicing',
  'devoicing, voicing, apocope',
  'devoicing, apocope, voicing',
] as const;

function surfaceForm(syllables: readonly string[], order: string): string {
  return order.split(', ').reduce((form, rule) => rules[rule]?.(form) ?? form, syllables.join(''));
}

export const ruleOrdering: ProblemFamily = defineFamily({
  name: 'rule-ordering',
  subject: 'Linguistics',
  answerType: 'text',
  fields: {
    syllables: sequence(
      [
        'pa',
        'ti',
        'ku',
        'ba',
        'di',
        'gu',
        'ta',
        'ki',
        'pu',
        'mi',
        'na',
        'lu',
        'sa',
        'ri',
        'ga',
        'bu',
        'du',
        'ka',
      ],
      { from: 3, to: 6, by: '.' },
    ),
    order: choice(orders),
  },
  wordings: [
    'A language has the vowels a, i, u and three phonological rules. Voicing: p, t, k become b, d, g between two vowels. Apocope: a vowel at the end of the word is deleted. Devoicing: b, d, g at the end of the word become p, t, k. Each rule applies once[[, in the order {order}]]. What is the surface form of the underlying word {syllables}, written without dots?',
    'Derive the surface form of /{syllables}/ (dots mark syllables and are dropped in the answer). Three ordered processes apply, each a single time[[: {order}]]. Voicing turns p, t, k between vowels into b, d, g; apocope drops a word-final vowel; devoicing turns word-final b, d, g into p, t, k. The vowels are a, i and u.',
  ],
  accepts: ({ syllables }) => new Set(orders.map((order) => surfaceForm(syllables, order))).size > 1,
  solve: ({ syllables, order }) => {
    const names = order.split(', ');
    return {
      answer: surfaceForm(syllables, order),
      steps: [
        `The underlying form is ${syllables.join('')}.`,
        ...names.map((name, index) => {
          const form = surfaceForm(syllables, names.slice(0, index + 1).join(', '));
          return `After ${name} the form is ${form}.`;
        }),
      ],
      mistakes: [
        ...orders.map((other) => surfaceForm(syllables, other)),
        syllables.join(''),
        `${surfaceForm(syllables, order)}a`,
      ],
    };
  },
});
