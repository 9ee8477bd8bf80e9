import { continuedFractionKind } from '../algebra/continued-fraction-kind.ts';
import { cyclesKind } from '../algebra/cycles-kind.ts';
import { cyclicGroupsKind } from '../algebra/cyclic-groups-kind.ts';
import { proportionKind } from '../algebra/proportion-kind.ts';
import { descriptorsKind } from '../chemistry/descriptors-kind.ts';
import { generalFormulaKind } from '../chemistry/general-formula-kind.ts';
import { peptideKind } from '../chemistry/peptide-kind.ts';
import { integersKind } from '../integers/integers-kind.ts';
import { listedStrings } from '../literals/listed-strings.ts';
import { literalReader } from '../literals/literal-reader.ts';
import { namedRelationKind } from '../logic/named-relation-kind.ts';
import { quantifiedKind } from '../logic/quantified-kind.ts';
import { rangeKind } from '../ranges/range-kind.ts';
import { labelledParts } from '../readings/labelled-parts.ts';
import { optionText } from '../readings/option-text.ts';
import { type Reader, readerOf } from '../readings/reader.ts';
import { toldMultiplicity } from '../readings/told-multiplicity.ts';
import { distributionKind } from '../statistics/distribution-kind.ts';
import { bareUnitKind } from '../told/bare-unit-kind.ts';
import { changeKind } from '../told/change-kind.ts';
import { coordinatesKind } from '../told/coordinates-kind.ts';
import { tallyKind } from '../told/tally-kind.ts';
import { wayKind } from '../told/way-kind.ts';
import { digitGroupsKind } from '../writing/digit-groups-kind.ts';
import { absenceKind } from './absence-kind.ts';
import { arrowKind } from './arrow-kind.ts';
import { booleanKind } from './boolean-kind.ts';
import { bracketsKind } from './brackets-kind.ts';
import { choiceKind } from './choice-kind.ts';
import { choicesKind } from './choices-kind.ts';
import { configurationKind } from './configuration-kind.ts';
import { dateKind } from './date-kind.ts';
import { decisionKind } from './decision-kind.ts';
import { directedKind } from './directed-kind.ts';
import { formulaKind } from './formula-kind.ts';
import { logicKind } from './logic-kind.ts';
import { matchingKind } from './matching-kind.ts';
import { mathematicsKind } from './mathematics-kind.ts';
import { movesKind } from './moves-kind.ts';
import { reactionKind } from './reaction-kind.ts';
import { sequenceKind } from './sequence-kind.ts';
import { statementsKind } from './statements-kind.ts';
import { textKind } from './text-kind.ts';
import { timeKind } from './time-kind.ts';
import { truthsKind } from './truths-kind.ts';

const kinds: readonly Reader[] = [
  literalReader,
  readerOf(statementsKind),
  readerOf(rangeKind),
  readerOf(tallyKind),
  readerOf(absenceKind),
  readerOf(bracketsKind),
  readerOf(truthsKind),
  readerOf(booleanKind),
  readerOf(decisionKind),
  readerOf(choiceKind),
  readerOf(choicesKind),
  readerOf(matchingKind),
  readerOf(timeKind),
  readerOf(dateKind),
  readerOf(digitGroupsKind),
  readerOf(peptideKind),
  readerOf(descriptorsKind),
  readerOf(movesKind),
  readerOf(configurationKind),
  readerOf(logicKind),
  readerOf(quantifiedKind),
  readerOf(namedRelationKind),
  readerOf(integersKind),
  readerOf(distributionKind),
  readerOf(continuedFractionKind),
  readerOf(cyclesKind),
  readerOf(cyclicGroupsKind),
  readerOf(proportionKind),
  readerOf(sequenceKind),
  readerOf(generalFormulaKind),
  readerOf(reactionKind),
  readerOf(formulaKind),
  readerOf(coordinatesKind),
  readerOf(directedKind),
  readerOf(bareUnitKind),
  readerOf(wayKind),
  readerOf(changeKind),
  readerOf(mathematicsKind),
  readerOf(arrowKind),
];

/** Words, which every text has: trusted last, and only to find the same. */
export const wordsKind: Reader = readerOf(textKind);

/** The kinds of answers that have a value, in the order of trust: the narrower its notation, the earlier a kind comes. */
export const valueKinds: readonly Reader[] = [
  labelledParts([...kinds, wordsKind]),
  optionText([...kinds, wordsKind]),
  listedStrings([...kinds, wordsKind]),
  toldMultiplicity(readerOf(mathematicsKind)),
  ...kinds,
];
