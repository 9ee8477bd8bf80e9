import { integer } from '../field.ts';
import { defineFamily, type ProblemFamily } from '../problem-family.ts';

export const periodicalVolume: ProblemFamily = defineFamily({
  name: 'periodical-volume',
  subject: 'Literature',
  answerType: 'year',
  fields: {
    start: integer(1731, 1888),
    perYear: integer(2, 4),
    fullYears: integer(3, 25),
    pause: integer(2, 11),
    volume: integer(10, 180),
  },
  wordings: [
    'Volume 1 of a literary review opened the year {start}, and {perYear} volumes came out in each calendar year. After {fullYears} complete years of publication the censor suspended it[[ for {pause} calendar years]]; then it went on with the next number of the series and the same {perYear} volumes a year. In which year did volume {volume} appear?',
    'A magazine of verse was founded at the beginning of {start} and always issued {perYear} consecutively numbered volumes per calendar year. Its first {fullYears} years were followed by a gap[[ of {pause} calendar years]] without any volume, after which the numbering continued at the old pace of {perYear} a year. Date volume {volume} by its year.',
  ],
  accepts: ({ perYear, fullYears, volume }) =>
    volume > perYear * fullYears && volume <= perYear * (fullYears + 40),
  solve: ({ start, perYear, fullYears, pause, volume }) => {
    const issuing = Math.floor((volume - 1) / perYear);
    const year = start + issuing + pause;
    return {
      answer: `${year}`,
      steps: [
        `The volumes up to ${perYear * fullYears} belong to the years ${start} to ${start + fullYears - 1}; volume ${volume} is later.`,
        `It falls into year ${issuing + 1} of publication, which without a gap would be ${start + issuing}.`,
        `The gap moves it by ${pause} years, to ${year}.`,
      ],
      mistakes: [`${year + 1}`, `${start + issuing}`, `${year - 1}`],
    };
  },
});
