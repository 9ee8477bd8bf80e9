import { withSpecies } from '../chemistry/with-species.ts';
import { compareNodes } from '../compare/compare-nodes.ts';
import {
  bindingDoubt,
  type Comparison,
  type Finding,
  misreadUnit,
  same,
  undecided,
} from '../compare/finding.ts';
import { freeNames } from '../compare/free-names.ts';
import { renamedLike } from '../compare/rename.ts';
import { alignDerivatives } from '../equations/align-derivatives.ts';
import { areNamesAndUnits } from '../equations/are-names-and-units.ts';
import { compareUpToConstants } from '../equations/compare-constants-of-solution.ts';
import { compareStated } from '../equations/compare-stated.ts';
import { differInCase, inOneCase } from '../equations/differ-in-case.ts';
import { isCancelled } from '../equations/is-cancelled.ts';
import { worksOut } from '../equations/works-out.ts';
import { alignNotations } from '../notations/align-notations.ts';
import { asCount } from '../notations/as-count.ts';
import { asSet, doubtOfBrackets } from '../notations/braced-sets.ts';
import { inOneConstant } from '../notations/constants-of-nature.ts';
import { isApproximate } from '../notations/is-approximate.ts';
import { meaningLost } from '../notations/loses-meaning.ts';
import { mayBeOneWriting } from '../notations/may-be-one-writing.ts';
import { mayDefineOther } from '../notations/may-define-other.ts';
import { mayGroupThousands } from '../notations/may-group-thousands.ts';
import { isSameInOtherBase, type Numeral, readNumeral } from '../notations/numeral.ts';
import { otherGrouping } from '../notations/other-grouping.ts';
import { areOneProduct, type WrittenProduct, writtenProduct } from '../notations/written-product.ts';
import type { Assumptions } from '../readings/assumption.ts';
import { partsOf } from '../readings/labelled-parts.ts';
import { otherWriting } from '../readings/other-writing.ts';
import { joinsBothWays, readConditions } from '../readings/read-conditions.ts';
import { readDefinitions } from '../readings/read-definitions.ts';
import { type Restated, readRestated } from '../readings/read-restated.ts';
import type { AnswerKind, Reading } from '../readings/reading.ts';
import { withoutRepetition } from '../statements/without-repetition.ts';
import { cleanText } from '../syntax/clean-text.ts';
import { parseAnswer } from '../syntax/parse-answer.ts';
import { hasNamesUnderStroke, hasPartWords, readingModes } from '../tokens/reading-modes.ts';
import { rememberLast } from '../tokens/remember-last.ts';
import { someNode } from '../tree/build-node.ts';
import type { Node } from '../tree/node.ts';
import { mayBeMiscased } from '../units/may-be-miscased.ts';
import { counted, losesScale, namesUnit } from '../units/names-unit.ts';
import { mentionsUnit } from '../units/quantity.ts';
import { isNoValue } from '../writing/no-value.ts';
import { areSwapped, areTurned, pointsInOrder } from '../writing/points-in-order.ts';

/** Everything that is a value: numbers, quantities, expressions, relations, sets, tuples, matrices. */
export const mathematicsKind: AnswerKind<Written> = {
  name: 'mathematics',
  read: ({ text: bare, written, mayExclaim, isArray }) => {
    // Between dollar signs braces only group, and are not shown.
    const text = /^\s*\$\s?\{([^{}]{1,200},[^{}]{1,200})\}\s?\$[\s.]*$/.exec(written)?.[1] ?? bare;
    const exclaimed = mayExclaim ? /^(.*\d)\s?!$/su.exec(text)?.[1] : undefined;
    // `(a) v = 12 (b) d = 36` are two answers, and no chain of equations.
    if (partsOf(text) !== null) return [];
    if (isArray)
      return readText(text).map((reading) => ({ ...reading, value: { ...reading.value, isArray } }));
    if (exclaimed === undefined) return readText(text);
    // At the end of a sentence `12!` may be twelve, exclaimed, or a factorial.
    return [
      ...readText(exclaimed).map((reading) => assuming(reading, { exclamation: 'an exclamation' })),
      ...readText(text).map((reading) => assuming(reading, { exclamation: 'a factorial' })),
    ];
  },
  relate: (reference, response, comparison) => {
    const { units, isDecimal } = reference;
    if (areReadApart(reference, response, comparison)) return null;
    const isPlain = !mentionsUnit(reference.node) && !mentionsUnit(response.node);
    if (units && isPlain && reference.needs === null && response.needs === null) return null;
    const logarithmBase = isDecimal || response.isDecimal ? 10 : Math.E;
    const [left, right] = comparison.options.ordered
      ? [reference.node, response.node]
      : [asSet(reference, response), asSet(response, reference)];
    if (areOneProduct(reference.product, response.product))
      return same('structure', 'the products have the same factors');
    const agreement = relateNodes(left, right, { ...comparison, units, logarithmBase });
    if (agreement === misreadUnit) return null;
    if (units && agreement.relation !== 'open' && areNamesAndUnits(reference.node, response.node))
      return null;
    const brackets = agreement.relation === 'open' ? null : doubtOfBrackets(reference, response, comparison);
    if (brackets !== null) return brackets;
    if (agreement.relation === 'same') return losesOrder(reference, response) ?? agreement;
    if (agreement.relation === 'open') return agreement;
    // What is less usual is asked only to doubt a difference.
    if (reference.isUnusual || response.isUnusual) return null;
    return doubtOf(reference, response, agreement) ?? agreement;
  },
};

/** What a value does not have and its text does; null where nothing is lost. */
function losesOrder(left: Written, right: Written): Finding | null {
  if (areTurned(left.crossed, right.crossed))
    return undecided('a product of vectors or sets depends on its order');
  if (areSwapped(left.points, right.points))
    return bindingDoubt('the points of angles or triangles follow each other in another order');
  const lost = meaningLost(left, right);
  if (lost !== null) return bindingDoubt(lost);
  if (mayGroupThousands(left.text, right.text))
    return bindingDoubt('a comma may group thousands, or be between members');
  return left.isTested === right.isTested
    ? null
    : undecided('only one side asks whether its sides are equal');
}

/** Why two values may be one although they differ; null where nothing speaks for it. */
function doubtOf(left: Written, right: Written, { method }: Finding): Finding | null {
  if (worksOut(left.node) !== worksOut(right.node))
    return undecided('a side writes down how it works its answer out');
  if (differInCase(left.node, right.node)) return undecided('a name in another case may be the same');
  if (method === 'rounded' && (isApproximate(left) || isApproximate(right)))
    return undecided('a side says itself that its number is rounded');
  if (left.text.replace(', ', ',') === right.text.replace(', ', ','))
    return bindingDoubt('a comma between digits can be read in two ways');
  const areUnits = mentionsUnit(left.node) && mentionsUnit(right.node) && method !== 'structure';
  if (!areUnits && mayBeMiscased(left.text, right.text))
    return undecided('units may be written with other capitals');
  // Where the question names the base, one side may leave it out.
  const writing = mayBeOneWriting(left.text, right.text);
  if (writing !== null) return undecided(writing);
  if (isSameInOtherBase(left.numeral, right.numeral))
    return undecided('the digits are the same, and only one side says in which base');
  if (hasUnitsAlone(left, right)) return undecided('letters may be units or variables');
  if (mayDefineOther(left.node, right.node))
    return undecided('each side has a name of which the other may be defined');
  return left.isIndexed === right.isIndexed
    ? null
    : undecided('a digit behind a letter may be its index or its power');
}

/** Whether one side was read as it may be only beside what the other side has not. */
function lacks({ needs }: Written, { text }: Written): boolean {
  return needs !== null && !needs.test(text);
}

/** Whether a side was read as the other does not allow. A unit that was left out may only be one that a response has besides. */
function areReadApart(reference: Written, response: Written, { options }: Comparison): boolean {
  return (
    lacks(reference, response) ||
    lacks(response, reference) ||
    losesScale(reference, response) ||
    reference.isShortened ||
    (response.isShortened && options.units === 'both')
  );
}

/** Whether the letters of one side are units, where those of the other could only be read as variables. */
function hasUnitsAlone(left: Written, right: Written): boolean {
  return left.units !== right.units && mentionsUnit(left.node) !== mentionsUnit(right.node);
}

/** A value, and what letters and logarithms were taken to be. */
interface Written {
  readonly node: Node;
  /** The text that it was read from. */
  readonly text: string;
  /** What the other side must have for it to be read so; null where it may be read so beside anything. */
  readonly needs: RegExp | null;
  readonly units: boolean;
  readonly isDecimal: boolean;
  /** Whether words such as `tenths` were taken to name what is counted, or a stroke in its less usual way. */
  readonly isUnusual: boolean;
  /** Whether a unit behind it was left out. */
  readonly isShortened: boolean;
  /** Whether it has the sign by which programs ask whether two values are equal. */
  readonly isTested: boolean;
  /** Whether a digit is right behind a letter: its index, unless it is a power that was lost. */
  readonly isIndexed: boolean;
  /** Whether braces without a backslash hold all of it. */
  readonly isBraced: boolean;
  /** Whether it is an array in a field of JSON. */
  readonly isArray: boolean;
  readonly numeral: Numeral | null;
  readonly product: WrittenProduct | null;
  /** The points of angles and triangles in their order. */
  readonly points: string;
  /** Letters with a cross between them that may be vectors or sets. */
  readonly crossed: readonly string[];
}

function assuming(reading: Reading<Written>, assumed: Assumptions): Reading<Written> {
  return { ...reading, assumed: { ...reading.assumed, ...assumed } };
}

/** Whether a text can be read as a value. */
export function isMathematics(text: string): boolean {
  return readModes(text).length > 0;
}

/** The values that a text can mean, units before variables. */
const readText: (text: string) => readonly Reading<Written>[] = rememberLast((text) => {
  const count = asCount(text);
  const other = otherGrouping(text);
  const usual =
    count === null
      ? readModes(text)
      : [
          ...readModes(text).map((reading) => assuming(reading, { count: 'a point' })),
          ...readModes(count).map((reading) => assuming(reading, { count: 'a number' })),
        ];
  const all =
    other === null
      ? usual
      : [
          ...usual.map((reading) => assuming(reading, { grouping: 'usual' })),
          ...readModes(other).map((reading) => assuming(reading, { grouping: 'the other way' })),
        ];
  const [quantities, rest] = [true, false].map((units) => all.filter(({ value }) => value.units === units));
  const isQuantity = counted.test(text) && quantities?.some(({ value }) => mentionsUnit(value.node)) === true;
  return [...(quantities ?? []), ...(isQuantity ? [] : (rest ?? [])), ...readOtherwise(text)];
});

/** What the text may mean besides; less usual than all else. */
function readOtherwise(text: string): readonly Reading<Written>[] {
  const other = otherWriting(text);
  if (other === null) return [];
  return readModes(other.text).map((reading) => ({
    ...reading,
    value: {
      ...reading.value,
      text,
      needs: other.needs,
      isUnusual: true,
      isShortened: other.isShortened,
    },
    isFirm: false,
  }));
}

const readModes: (text: string) => readonly Reading<Written>[] = rememberLast((text) => {
  if (isNoValue(text) || joinsBothWays(text)) return [];
  const clean = withSpecies(cleanText(text));
  const isFirm = namesUnit(text);
  const crossed = (
    clean.match(/(?<![A-Za-z\\] ?)[a-cp-rt-wA-Z] ?\\times ?[a-cp-rt-wA-Z](?![A-Za-z])/gu) ?? []
  ).flatMap((each) => each.split(/ ?\\times ?/u));
  const isTested = text.includes('==');
  const points = pointsInOrder(clean);
  const isOpenBelow = hasNamesUnderStroke(clean);
  const isIndexed = /(?<!\\[A-Za-z]{0,20})[A-Za-z]\d/u.test(clean);
  const isBraced = /^\{[^{}]{1,400}\}$/.test(clean);
  const numeral = readNumeral(clean);
  const product = writtenProduct(clean);
  return readingModes(clean).flatMap((mode): readonly Reading<Written>[] => {
    const restated = readRestated(clean, mode);
    const node =
      restated?.value ??
      readConditions(clean, mode) ??
      parseAnswer(clean, mode) ??
      readDefinitions(clean, mode);
    if (node === null) return [];
    const { units, comma, parts, strokes } = mode;
    const pair = comma === 'decimal' ? 'one value' : 'two values';
    const assumed: Assumptions = {
      letters: units ? 'units' : 'variables',
      comma,
      ...(isShortPair(clean) ? { pair } : {}),
      ...(hasPartWords(clean) ? { parts } : {}),
      ...(isOpenBelow ? { strokes } : {}),
    };
    const reading = {
      value: {
        node,
        text,
        needs: null,
        units,
        isDecimal: false,
        isShortened: false,
        isUnusual: parts === 'counted' || strokes === 'other',
        isTested,
        isIndexed,
        isBraced,
        isArray: false,
        numeral,
        product,
        points,
        crossed,
      },
      leftOver: '',
      assumed,
      isFirm: isFirm && units && !hasVariables(node),
    };
    if (restated !== null) return bothSaid(reading, restated);
    if (!someNode(node, isPlainLog)) return [reading];
    return [
      assuming(reading, { logarithm: 'natural' }),
      assuming({ ...reading, value: { ...reading.value, isDecimal: true } }, { logarithm: 'decimal' }),
    ];
  });
});

const lettered = /[A-Za-zµμΩ°%\u4e00-\u9fff]/;

/** A value and what says it again: either where one is the other, rounded to its digits, and else the first. */
function bothSaid(reading: Reading<Written>, { again, isRounding }: Restated): readonly Reading<Written>[] {
  const other = { ...reading, value: { ...reading.value, node: again } };
  // A bare number is that of the first.
  return isRounding
    ? [reading, { ...other, value: { ...other.value, needs: lettered } }]
    : [assuming(reading, { restated: 'as it stands' }), assuming(other, { restated: 'again' })];
}

/** In a formula with variables, letters that could be units may as well be variables. */
function hasVariables(node: Node): boolean {
  return [...freeNames(node)].some(
    (name) => /^[A-Za-z]/u.test(name) && !/^(?:pi|e|i|infinity)$|:/u.test(name),
  );
}

function isPlainLog(node: Node): boolean {
  return node.kind === 'call' && node.name === 'log' && node.inputs.length === 1;
}

/** `1,2` as it is in lists of solutions; `0,5` and `3,14` are decimals. */
function isShortPair(text: string): boolean {
  return /^[1-9],[1-9]$/u.test(text.replace(/[$\s]/gu, ''));
}

function relateNodes(left: Node, right: Node, comparison: Comparison): Finding {
  const [reference, response] = alignDerivatives(
    ...alignNotations(withoutRepetition(left, right, comparison), withoutRepetition(right, left, comparison)),
  );
  const agreement = compareNodes(reference, response, comparison);
  if (agreement.relation === 'same') return agreement;
  const inCase = agreement.relation === 'apart' ? inOneCase(reference, response) : null;
  if (inCase !== null && compareNodes(...inCase, comparison).relation === 'same')
    return same('sampled', 'the polynomials agree, with their one variable in two cases');
  const constants = reference.kind === 'relation' ? inOneConstant(reference, response) : null;
  if (constants !== null && compareNodes(...constants, comparison).relation === 'same')
    return same('sampled', 'the formulas agree, with one constant for the other');
  const stated = compareStated(reference, response, comparison, relateNodes);
  if (stated !== null && stated.relation !== 'apart') return stated;
  if (agreement.relation === 'apart' && isCancelled(reference, response, comparison, compareNodes))
    return undecided('one side cancels what the other keeps');
  if (stated !== null) return stated;
  const solutions = compareUpToConstants(reference, response, comparison, compareNodes);
  if (solutions !== null && (agreement.relation === 'apart' || solutions.relation === 'same'))
    return solutions;
  if (comparison.options.variables !== 'renamed') return agreement;
  const other = renamedLike(reference, response);
  const again = other === null ? agreement : compareNodes(reference, other, comparison);
  return again.relation === 'same'
    ? same(again.method, `${again.reason}, with variables renamed`)
    : agreement;
}
