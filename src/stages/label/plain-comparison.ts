import type { AnswerType, LabelOpinions } from '../../core/records.ts';
import { exactNumber } from './exact-number.ts';

/**
 * Compares two answers as far as that needs no judgement: equal texts after folding of notation, and equal numbers
 * written exactly. Two whole numbers that differ are different, unless the reference may be a rounded figure; all else
 * that is not equal stays unknown.
 */
export function comparePlainly(
  reference: string,
  answer: string,
  answerType: AnswerType,
): NonNullable<LabelOpinions['rule']> {
  const [left, right] = [folded(reference), folded(answer)];
  if (left !== '' && left === right) return 'equal';
  const [leftNumber, rightNumber] = [exactNumber(left), exactNumber(right)];
  if (leftNumber === null || rightNumber === null) return 'unknown';
  if (leftNumber.over * rightNumber.under === rightNumber.over * leftNumber.under) return 'equal';
  const bothWhole = leftNumber.isWhole && rightNumber.isWhole;
  return bothWhole && answerType !== 'number' ? 'different' : 'unknown';
}

function folded(answer: string): string {
  let text = answer.normalize('NFC').replace(/[\u2010-\u2012\u2212]/gu, '-');
  for (let before = ''; before !== text; ) {
    before = text;
    text = unwrapped(text.trim());
  }
  text = text
    .replace(/\{,\}/gu, ',')
    .replace(/(?<=\d)(?:\\[,;:! ]|[\u00a0\u2009\u202f])(?=\d{3}(?!\d))/gu, '')
    .replace(/\\!/gu, '')
    .replace(/\\[,;: ]|~|\\(?:left|right)(?![A-Za-z])/gu, ' ')
    .replace(/\\[dt]frac(?![A-Za-z])/gu, '\\frac')
    .replace(/\s+/gu, ' ')
    .replace(/ ?([=+\-*/^_<>(){}[\]|,;]) ?/gu, '$1')
    .trim();
  return isPlainWords(text)
    ? text.replace(/(?<!\p{L})\p{Lu}(?=\p{Ll}{2})/gu, (letter) => letter.toLowerCase())
    : text;
}

function unwrapped(text: string): string {
  return text
    .replace(/^(\${1,2})([^$]*)\1$/u, '$2')
    .replace(/^\\\(((?:(?!\\[()])[\s\S])*)\\\)$/u, '$1')
    .replace(/^\\\[((?:(?!\\[[\]])[\s\S])*)\\\]$/u, '$1')
    .replace(/^\\(?:boxed|text|textbf|mathrm|mathbf)\s*\{((?:[^{}]|\{[^{}]*\})*)\}$/u, '$1')
    .replace(/^\*\*([^*]*)\*\*$/u, '$1')
    .replace(/(?<=[^.\s])\.$/u, '');
}

/** Names and phrases, whose capitals carry no meaning. Pairs of one letter, such as the genotype Aabb, are none. */
function isPlainWords(text: string): boolean {
  if (!/^[\p{L}' ,-]+$/u.test(text)) return false;
  const words = text.split(/[ ,-]+/u).map((word) => word.toLowerCase());
  return words.every((word) => !/^(?:(\p{L})\1)+$/u.test(word));
}
