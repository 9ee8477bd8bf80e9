import { dateText, dayNumberOfJulian, gregorianOf, monthNames } from './calendar.ts';
import { choice, integer } from './field.ts';
import { defineFamily, type ProblemFamily } from './problem-family.ts';

const months = choice([
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]);

const julianDates = defineFamily({
  name: 'julian-dates',
  subject: 'History',
  answerType: 'text',
  fields: { day: integer(1, 28), month: months, year: integer(1583, 1899), interval: integer(11, 900) },
  wordings: [
    'A diplomat notes {day} {month} {year}[[ in the Julian calendar]] as the day on which a siege began; it was lifted {interval} days later. On which date of the Gregorian calendar was it lifted? Answer in the form day, name of the month, year.',
    'A ship left port on {day} {month} {year}[[ (Old Style, that is by the Julian calendar, with the year counted from 1 January)]] and was sighted again {interval} days afterwards. Give the date of the sighting in New Style, that is by the Gregorian calendar, as day, name of the month, year.',
  ],
  solve: ({ day, month, year, interval }) => {
    const start = dayNumberOfJulian({ day, month: monthNames.indexOf(month) + 1, year });
    const dateAfter = (days: number): string => dateText(gregorianOf(start + days));
    return {
      answer: dateAfter(interval),
      steps: [
        `The Julian day number of ${day} ${month} ${year} (Julian) is ${start}.`,
        `By the Gregorian calendar the same day is ${dateAfter(0)}.`,
        `${interval} days later the day number is ${start + interval}, which is ${dateAfter(interval)} (Gregorian).`,
      ],
      mistakes: [dateAfter(interval - 1), dateAfter(interval - 20), dateAfter(interval + 1)],
    };
  },
});

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

const regnalYears = defineFamily({
  name: 'regnal-years',
  subject: 'History',
  answerType: 'year',
  fields: {
    accession: integer(1066, 1820),
    start: months,
    startDay: integer(1, 28),
    regnalYear: integer(2, 58),
    month: months,
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

export const history: readonly ProblemFamily[] = [julianDates, regnalYears];
