import { pattern } from '../tokens/pattern.ts';
import { withoutInitials } from './beside-initials.ts';
import { withoutClassWord } from './class-words.ts';
import { withStateName } from './postal-states.ts';
import { withoutUsualYear } from './usual-years.ts';
import { withoutMaker } from './works-of-makers.ts';

/**
 * A name or term without what only says of it what it says itself: the kind of thing, initials beside their words, who made a
 * work, the body that a case or law is of. Whether a maker may be left out, the text beside it says.
 */
export function bareName(text: string, beside: string): string {
  if (!pattern`[\p{L}]`.test(text) || text.length > 120) return text;
  return withoutBody(
    withoutClassWord(
      withoutInitials(withStateName(withoutUsualYear(withoutMaker(text.trim(), beside.trim())))),
    ),
  );
}

/** Of which place the board is that was sued, and of what Newton's laws are, the rest of the name says. */
function withoutBody(text: string): string {
  return text
    .replace(
      pattern`(?<= v(?:s\.?|\.|ersus)? (?:\p{Lu}[^,;()]{0,30} )?[Bb]oard of [Ee]ducation) of \p{Lu}\p{L}+(?:, \p{Lu}\p{L}+)?$`,
      '',
    )
    .replace(/(?<=^(?:Newton|Kepler)['’]s \S{3,8} [Ll]aw) of (?:[Pp]lanetary )?[Mm]otion$/, '');
}
