import { monthField, monthNames } from '../calendar.ts';
import { integer } from '../field.ts';
import { defineFamily, type ProblemFamily } from '../problem-family.ts';

interface RegnalDate {
  readonly accession: number;
  readonly start: string;
  readonly startDay: number;
  readonly regnalYear: number;
  readonly month: string;
  readonly day: number;
}

/** The civil year in which a day of a regnal year falls, when regnal years begin on the day of accession. */
function civilYear({ accession, start, startDay, regnalYear, month, day }: RegnalDate): number {
  const [from, on] = [monthNames.indexOf(start), monthNames.indexOf(month)];
  const isBeforeAnniversary = on < from || (on === from && day < startDay);
  return accession + regnalYear - 1 + (isBeforeAnniversary ? 1 : 0);
}

export const regnalYears: ProblemFamily = defineFamily({
  name: 'regnal-years',
  subject: 'History',
  answerType: 'year',
  fields: {
    accession: integer(1066, 1820),
    start: monthField,
    startDay: integer(1, 28),
    regnalYear: integer(2, 58),
    month: monthField,
    day: integer(1, 28),
  },
  wordings: [
    'A queen acceded in {accession}, and the chancery counts her regnal years from the day of accession[[, {startDay} {start}]], the first year beginning on that day. A charter bears the date {day} {month} in regnal year {regnalYear}. In which civil year, counted from 1 January, was it issued?',
    'Statutes of one reign are cited by regnal year. The first regnal year opened in {accession}, and every later one opens on the anniversary of that day[[, which is {startDay} {start}]]. To which civil year, reckoned from 1 January, belongs a statute of {day} {month} in the regnal year {regnalYear}?',
  ],
  solve: (date) => {
    const year = civilYear(date);
    const opening = date.accession + date.regnalYear - 1;
    return {
      answer: `${year}`,
      steps: [
        `Regnal year 1 opens in ${date.accession}, so regnal year ${date.regnalYear} opens on ${date.startDay} ${date.start} ${opening}.`,
        `It runs until the day before ${date.startDay} ${date.start} ${opening + 1}.`,
        `The ${date.day} ${date.month} within that span belongs to ${year}.`,
      ],
      mistakes: [`${year === opening ? opening + 1 : opening}`, `${opening - 1}`],
    };
  },
});
