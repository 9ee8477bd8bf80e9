import { dateText, dayNumberOfJulian, gregorianOf, monthField, monthNames } from '../calendar.ts';
import { integer } from '../field.ts';
import { defineFamily, type ProblemFamily } from '../problem-family.ts';

export const julianDates: ProblemFamily = defineFamily({
  name: 'julian-dates',
  subject: 'History',
  answerType: 'text',
  fields: { day: integer(1, 28), month: monthField, year: integer(1583, 1899), interval: integer(11, 900) },
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
