import { alignDerivatives } from '../compare/align-derivatives.ts';
import { compareNodes } from '../compare/compare-nodes.ts';
import { type Comparison, equal, type Finding, misreadUnit, unknown } from '../compare/finding.ts';
import { renamedLike } from '../compare/rename.ts';
import { cleanText } from '../syntax/clean-text.ts';
import { parseAnswer } from '../syntax/parse-answer.ts';
import { rememberLast } from '../syntax/remember-last.ts';
import { isNumberWord } from '../tokens/number-words.ts';
import type { ReadingMode } from '../tokens/token.ts';
import { someNode } from '../tree/build-node.ts';
import type { Node } from '../tree/node.ts';
import { lookupUnit } from '../units/lookup-unit.ts';
import { mentionsUnit } from '../units/quantity.ts';
import type { AnswerKind } from './kind.ts';
import { readDefinitions } from './read-definitions.ts';

/** Everything that is a value: numbers, quantities, expressions, relations, sets, tuples, matrices. */
export const mathematicsKind: AnswerKind = {
  name: 'mathematics',
  compare: (reference, response, comparison) => {
    const finding = compareUsual(reference, response, comparison);
    if (finding?.verdict !== 'different') return finding;
    // Both points and commas group thousands somewhere, and mark decimals elsewhere.
    const doubtful = [otherGrouping(reference), otherGrouping(response)];
    const isOther = doubtful.some(
      (text, index) =>
        text !== null &&
        compareUsual(index === 0 ? text : reference, index === 1 ? text : response, comparison)?.verdict ===
          'equal',
    );
    return isOther ? unknown('a comma or point before three digits can be read in two ways') : finding;
  },
};

/** Whether a run of letters is the name of a unit, as no product of variables is: `mm` is no square. */
function namesUnit(text: string): boolean {
  const runs =
    text
      .replace(/\\(?:text\w*|mathrm)\s*\{/gu, '{')
      .replace(/\\[A-Za-z]+/gu, ' ')
      .match(/[A-Za-zµμ°]{2,}/gu) ?? [];
  const isUpright = /\\(?:text|mathrm)|[A-Za-z]\s+[A-Za-z]|\d\s+[A-Za-z]/u.test(text);
  return isUpright || runs.some((run) => lookupUnit(run) !== null);
}

/** The text with its comma or point before three digits read the other way; null where there is none. */
function otherGrouping(text: string): string | null {
  const match = /^([^\d.,]*[1-9]\d{0,2})([.,])(\d{3})(?![\d.,])(.*)$/su.exec(text);
  if (match === null || /\d/u.test((match[4] ?? '').replace(/\^\{?-?\d\}?|10|\^/gu, ''))) return null;
  return match[2] === ',' ? `${match[1]}.${match[3]}${match[4]}` : `${match[1]}${match[3]}${match[4]}`;
}

function compareUsual(reference: string, response: string, comparison: Comparison): Finding | null {
  const [left, right] = [readReadings(reference), readReadings(response)];
  const withUnits = compareAll(left, right, true, comparison);
  const decided = withUnits.find(({ verdict }) => verdict !== 'unknown');
  if (decided?.verdict === 'equal') return decided;
  if (decided !== undefined && (namesUnit(reference) || namesUnit(response))) return decided;
  const plain = compareAll(left, right, false, comparison);
  // Single letters may be units or variables: where they are the same variables, the units do not matter.
  if (decided !== undefined) return plain.find(({ verdict }) => verdict === 'equal') ?? decided;
  return [...plain, ...withUnits].find(({ verdict }) => verdict !== 'different') ?? plain[0] ?? null;
}

/**
 * Compares the readings of one side with those of the other. Where a comma makes both sides ambiguous in the same way, all
 * their readings must agree; where only one side is ambiguous, one reading that is equal will do.
 */
function compareAll(
  left: readonly Reading[],
  right: readonly Reading[],
  units: boolean,
  comparison: Comparison,
): readonly Finding[] {
  const [from, to] = [left, right].map((readings) => readings.filter((reading) => reading.units === units));
  if (from === undefined || to === undefined) return [];
  const areBothOpen = from.length > 1 && to.length > 1;
  const pairs = from.flatMap((one) =>
    to.flatMap((two) => (areBothOpen && one.comma !== two.comma ? [] : [[one, two] as const])),
  );
  const findings: Finding[] = [];
  for (const [one, two] of pairs) {
    if (units && !mentionsUnit(one.node) && !mentionsUnit(two.node)) continue;
    const finding = compareReadings(one.node, two.node, { ...comparison, units });
    if (finding.verdict === 'equal' && !areBothOpen) return [finding];
    if (finding !== misreadUnit) findings.push(finding);
  }
  const isMixed = areBothOpen && new Set(findings.map(({ verdict }) => verdict)).size > 1;
  return isMixed ? [unknown('a comma between digits can be read in two ways')] : findings;
}

interface Reading {
  readonly node: Node;
  readonly units: boolean;
  readonly comma: ReadingMode['comma'];
}

/** Whether a text can be read as a value. */
export function isMathematics(text: string): boolean {
  return readReadings(text).length > 0;
}

/** The values that a text can mean: a comma between digits and letters after a number are ambiguous. */
const readReadings: (text: string) => readonly Reading[] = rememberLast(readAll);

function readAll(text: string): readonly Reading[] {
  if (isHyphenated(text)) return [];
  const clean = cleanText(text);
  const readings: Reading[] = [];
  for (const mode of modesOf(clean)) {
    const node = parseAnswer(clean, mode) ?? readDefinitions(clean, mode);
    if (node !== null) readings.push({ node, units: mode.units, comma: mode.comma });
  }
  return readings;
}

/** Words joined by hyphens are no difference of products, unless they spell a number. */
function isHyphenated(text: string): boolean {
  if (!/^[A-Za-z]+(?:-[A-Za-z]+)+$/u.test(text) || !/[A-Za-z]{3}/u.test(text)) return false;
  return !isNumberWord(text.split('-')[0]?.toLowerCase() ?? '');
}

/** A single comma between digits, outside of brackets, that does not group thousands. */
function isDecimalComma(text: string): boolean {
  if (!/^[^,()[\]]*\d,\d+[^,()[\]]*$/u.test(text) || text.includes('\\{')) return false;
  return !/^\D*[1-9]\d{0,2},\d{3}(?!\d)/u.test(text);
}

function modesOf(text: string): readonly ReadingMode[] {
  const commas: ReadingMode['comma'][] = ['thousands'];
  if (/[1-9]\d{0,2},\d{3}(?!\d)/u.test(text)) commas.push('separator');
  if (isDecimalComma(text)) commas.push('decimal');
  const hasLetters = /[A-Za-z\\]/u.test(text);
  return [
    ...(hasLetters ? commas.map((comma) => ({ comma, units: true })) : []),
    ...commas.map((comma) => ({ comma, units: false })),
    ...(hasLetters ? [] : commas.map((comma) => ({ comma, units: true }))),
  ];
}

function compareReadings(left: Node, right: Node, comparison: Comparison): Finding {
  const [reference, response] = alignDerivatives(left, right);
  const finding = compareNodes(reference, response, comparison);
  if (finding.verdict === 'equal') return finding;
  const isPlainLog = (node: Node): boolean =>
    node.kind === 'call' && node.name === 'log' && node.inputs.length === 1;
  if (someNode(reference, isPlainLog) || someNode(response, isPlainLog)) {
    const decimal = compareNodes(reference, response, { ...comparison, logarithmBase: 10 });
    if (decimal.verdict === 'equal') return decimal;
  }
  const other = comparison.options.variables === 'renamed' ? renamedLike(reference, response) : null;
  const again = other === null ? finding : compareNodes(reference, other, comparison);
  return again.verdict === 'equal' ? equal(again.method, `${again.reason}, with variables renamed`) : finding;
}
