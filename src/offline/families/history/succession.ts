import { integer, integers, sequence } from '../field.ts';
import { defineFamily, type ProblemFamily } from '../problem-family.ts';

function rulerAt(rulers: readonly string[], reigns: readonly number[], elapsed: number): string | undefined {
  let end = 0;
  return rulers.find((_, index) => {
    end += reigns[index] ?? 0;
    return elapsed < end;
  });
}

export const succession: ProblemFamily = defineFamily({
  name: 'succession',
  subject: 'History',
  answerType: 'name',
  fields: {
    rulers: sequence<string>(
      [
        'Aldric',
        'Berengar',
        'Clothilde',
        'Dagobert',
        'Ermengarde',
        'Fulk',
        'Gerberga',
        'Hunald',
        'Irmina',
        'Lothar',
        'Matfrid',
        'Odilo',
      ],
      { from: 5, to: 7, isDistinct: true },
    ),
    reigns: integers(5, 7, 29),
    elapsed: integer(3, 120),
  },
  wordings: [
    'A chronicle lists the rulers of a duchy in order as {rulers} and gives their reigns as {reigns} full years, each beginning on the day on which the one before ended. A charter was sealed[[ {elapsed} years and a half]] after the accession of the first of them. Name the ruler at that time.',
    'Without interregnum there reigned, one after the other, {rulers}, for {reigns} whole years in this order. An embassy reached the court[[ half a year after {elapsed} years had passed]] since the first accession. Name the person who received it as ruler.',
  ],
  accepts: ({ rulers, reigns, elapsed }) =>
    rulers.length === reigns.length &&
    elapsed >= (reigns[0] ?? 0) &&
    rulerAt(rulers, reigns, elapsed) !== undefined,
  solve: ({ rulers, reigns, elapsed }) => {
    const ruler = rulerAt(rulers, reigns, elapsed) ?? '';
    const place = rulers.indexOf(ruler);
    const before = reigns.slice(0, place).reduce((sum, years) => sum + years, 0);
    return {
      answer: ruler,
      steps: [
        `The reigns before that of ${ruler} add up to ${before} years.`,
        `With the ${reigns[place]} years of ${ruler} the sum is ${before + (reigns[place] ?? 0)}.`,
        `${elapsed} and a half lies between the two, so the ruler is ${ruler}.`,
      ],
      mistakes: [rulers[place - 1] ?? '', rulers[place + 1] ?? '', ...rulers].filter((name) => name !== ''),
    };
  },
});
