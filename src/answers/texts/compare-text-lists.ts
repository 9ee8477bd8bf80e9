import { allOf, apart, type Comparison, type Finding, same, undecided } from '../compare/finding.ts';
import { isTitle } from '../names/works-of-makers.ts';
import { pattern } from '../tokens/pattern.ts';
import { mayAbbreviate } from '../words/abbreviates.ts';
import { foldText } from '../words/fold-text.ts';
import { areOpposed } from '../words/opposites.ts';
import { stateOf } from '../words/state-names.ts';
import { compareDifferent } from './compare-different.ts';
import { compareWords } from './compare-words.ts';
import { enumeratedItems } from './enumerated-items.ts';
import { rankedItems } from './ranked-items.ts';

/** Compares texts that list items, in any order unless order was asked for or an item recurs; null where a side lists none. */
export function compareTextLists(
  reference: string,
  response: string,
  comparison: Comparison,
): Finding | null {
  if (hasHan.test(reference) && withListSign(reference) === withListSign(response))
    return same('text', 'the lists have the same items');
  const enumerated = compareEnumerated(reference, response);
  if (enumerated !== null) return enumerated;
  const [left, right] = [listItems(reference), listItems(response)];
  if (left === null || right === null) return null;
  if (left.length !== right.length) return ofOtherLength([...left, ...right]);
  const hasRepeats = [left, right].some((items) => new Set(items.map(foldText)).size < items.length);
  if (comparison.options.ordered || hasRepeats || [reference, response].some(isInOrder))
    return inOrder(left, right);
  const open = [...right];
  for (const item of left) {
    const at = open.findIndex((other) => compareWords(item, other)?.relation === 'same');
    if (at < 0) return open.length === left.length && left.length === 2 ? null : closest(item, open);
    open.splice(at, 1);
  }
  if (joinersDiffer(reference, response)) return undecided('one side joins with and, the other with or');
  if (mayRank(reference, response, left) && inOrder(left, right).relation !== 'same')
    return undecided('names in another order may be another ranking');
  // `increases, decreases` answers which of two things does which.
  return holdsOpposites(left) && inOrder(left, right).relation !== 'same'
    ? undecided('opposites in another order may be said of other things')
    : same('text', 'the lists have the same items');
}

/** What one side counts up is compared in order, since the numbers may rank it; null where no side counts. */
function compareEnumerated(reference: string, response: string): Finding | null {
  const [one = null, other = null] = [reference, response].map(
    (text) => enumeratedItems(text) ?? rankedItems(text),
  );
  if (one === null && other === null) return null;
  const [left, right] = [one ?? listItems(reference), other ?? listItems(response)];
  if (left === null || right === null) return null;
  return left.length === right.length && inOrder(left, right).relation === 'same'
    ? same('text', 'the items agree in order')
    : undecided('one side counts its items up');
}

function ofOtherLength(items: readonly string[]): Finding {
  return items.some((item) => explains.test(item))
    ? undecided('a side explains what it lists')
    : items.some((item) => item.length > 40 && item.trim().split(/\s+/u).length > 7)
      ? undecided('a side is a sentence rather than a list')
      : apart('structure', 'the numbers of items differ');
}

/** Behind a comma: no item, but what is said of the others. */
const explains = pattern.i`(?<!\p{L})(?:because|since|as|i\.e\.|that is|namely|which|who|so)(?!\p{L})`;

function listItems(text: string): readonly string[] | null {
  const items = text
    .replace(/\\[,;:!]/gu, ' ')
    .replace(/^\s*\\?\{|\\?\}\s*$/gu, '')
    // Commas between groups of digits, where those of the list have a space behind them.
    .replace(/(?<![\d,])\d{1,3}(?:,\d{3})+(?!\d|,\d)/gu, (number) =>
      /, /u.test(text) ? number.replaceAll(',', '') : number,
    )
    .split(/(?:(?<!\s)\s+)?[,;]\s*(?:(?:and|or)\s+)?|(?<!\s)\s+(?:and|or)\s+/u)
    .filter((item) => item.trim() !== '');
  return items.length >= 2 && items.length <= 64 ? items : null;
}

function inOrder(left: readonly string[], right: readonly string[]): Finding {
  const agreements = left.map((item, index) => {
    const other = right[index] ?? '';
    return compareWords(item, other) ?? compareDifferent(foldText(item), foldText(other));
  });
  return allOf(agreements, 'the items agree in order');
}

function closest(item: string, others: readonly string[]): Finding {
  if (others.some((other) => mayAbbreviate(item, other) || mayAbbreviate(other, item)))
    return undecided('one side may abbreviate the other');
  const agreements = others.map((other) => compareDifferent(foldText(item), foldText(other)));
  return (
    agreements.find(({ relation }) => relation === 'open') ??
    apart('text', 'an item has no equal on the other side')
  );
}

const hasHan = /\p{Script=Han}{4}|[、]/u;

/** Names in Chinese with the sign of a list for the word that joins them: `曹雪芹、高鹗` for `曹雪芹和高鹗`. */
function withListSign(text: string): string {
  return text.trim().replace(/(?<=[\u3400-\u9fff]{2})[和与與及](?=[\u3400-\u9fff]{2})/g, '、');
}

/** What comes when, and a title, whose words have an order: `War and Peace`. */
function isInOrder(text: string): boolean {
  return tellsOrder(text) || (/ and /iu.test(text) && (quoted.test(text) || isTitle(text)));
}

const quoted = /^(?:"[^"]+"|“[^“”]+”)$/u;

/** `first A, then B`: what comes when. */
function tellsOrder(text: string): boolean {
  return then.test(text) || firstThen.test(text);
}

const then = pattern.i`[,;] ?(?:and )?(?:then|next|finally|lastly|afterwards|followed by)(?!\p{L})`;
const firstThen = pattern.i`^\W{0,4}first,? (?!\p{L}{3,}ly)(?=[^;,]{1,80}[,;] ?(?:and )?(?:second|then))`;

/** One of several things that the other side lists may be all that is meant. */
function joinersDiffer(left: string, right: string): boolean {
  const says = (text: string, word: string): boolean => new RegExp(`\\s${word}\\s`, 'iu').test(text);
  return says(left, 'or') !== says(right, 'or') && (says(left, 'or') ? left : right).length < 400;
}

/**
 * Three names or more that are neither joined with `and` nor in braces may be a ranking, unless they are sorted and the other side joins them. So may be
 * states and languages, unless the other side joins them.
 */
function mayRank(reference: string, response: string, items: readonly string[]): boolean {
  return (
    items.length > 2 &&
    !joined.test(reference) &&
    items.every((item) => name.test(item)) &&
    !(joined.test(response) && isSorted(items)) &&
    !(joined.test(response) && items.every((item) => stateOf(foldText(item)) !== null || ofPeople.test(item)))
  );
}

function isSorted(items: readonly string[]): boolean {
  return items.every((item, index) => index === 0 || foldText(item) >= foldText(items[index - 1] ?? ''));
}

const ofPeople = pattern`^\p{L}{2,}(?:ish|[ei]an|ese)$`;
const joined = /\s(?:and|or)\s|&|\{/iu;
const name = pattern`^\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,2}$`;

function holdsOpposites(items: readonly string[]): boolean {
  const folded = items.map(foldText);
  return folded.some((item, index) => folded.slice(index + 1).some((other) => areOpposed(item, other)));
}
