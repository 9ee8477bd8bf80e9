import { julianDates } from './history/julian-dates.ts';
import { oldMoney } from './history/old-money.ts';
import { regnalYears } from './history/regnal-years.ts';
import { silverContent } from './history/silver-content.ts';
import { succession } from './history/succession.ts';
import type { ProblemFamily } from './problem-family.ts';

export const history: readonly ProblemFamily[] = [
  julianDates,
  regnalYears,
  succession,
  oldMoney,
  silverContent,
];
