import { isMeaningful } from '../syntax/parse-unit.ts';
import { smallNumber } from '../tokens/number-words.ts';
import { pattern } from '../tokens/pattern.ts';
import { unitAtStart } from '../units/unit-at-start.ts';
import { stripMarkup } from './strip-markup.ts';

const doing =
  'sold|sells|earned|earns|made|makes|spent|spends|paid|pays|saved|saves|bought|buys|ate|eats|drank|drinks|read|reads|ran|runs|walked|walks|drove|drives|travel(?:l?ed|s)|collected|collects|used|uses|received|receives|baked|bakes|planted|plants|scored|scores|won|worked|works|took|takes|produced|produces|needs|costs?';
const intended =
  'pay|buy|make|sell|give|bake|collect|save|work|read|drive|walk|run|spend|earn|use|eat|drink|plant|score|travel|take';

/** One or two doers, what they did, and so many, which is emphasized or called the total. */
const marked = pattern`^(?:(?:So|Thus|Therefore|Hence|In total|In all|Altogether|Overall),? )?(?:(?:[Tt]he|[Hh]er|[Hh]is|[Tt]heir) )?\p{L}+(?: and \p{L}+)? (?:${doing})(?: to (?:${intended}))? (a total of )?(\*\*)?([$£€]?\d[\d,]*(?:\.\d+)?)(?:\*\*)?(?: ([\p{L}]+))?(?![\d*])`;

/** What makes of the number of a sentence a part, a step or a guess. */
const partial = pattern`(?<![\p{L}])(?:half|twice|thrice|double|triple|thirds?|quarters?|percent|each|every|per|another|additional|extra|other|first|second|last|originally|initially|before|after|already|still|may|might|could|would|should|can|if|when|than|too|about|around|roughly|nearly|almost|or|dozens?|hundreds?|thousands?|millions?|billions?|If|When|Half|Each|Every|Another|After|Before|First|Second|Originally|Initially|About|Around)(?![\p{L}])`;

/**
 * The one number of a sentence that tells who has or does so many, where it is emphasized or called the total: of `Natalia sold a
 * total of **72** clips in April and May` it is 72. None where the sentence may tell of a part.
 */
export function markedNumber(sentence: string): readonly string[] {
  const match = marked.exec(sentence);
  if (match === null || partial.test(sentence)) return [];
  const [, total, emphasis, shown = '', next = ''] = match;
  if (
    total === undefined &&
    emphasis === undefined &&
    !pattern.i`(?<!\p{L})(?:altogether|in (?:total|all))(?!\p{L})`.test(sentence)
  )
    return [];
  if (next !== '' && (isMeaningful(next) || smallNumber(next.toLowerCase()) !== null)) return [];
  const number = stripMarkup(shown.replace(/,$/u, ''));
  const unit = next === '' ? '' : unitAtStart(` ${next}`).trim();
  return [unit === '' || pattern`\p{L}`.test(number) ? number : `${number} ${unit}`];
}
