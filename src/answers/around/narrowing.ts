import { pattern } from '../tokens/pattern.ts';
import { joinedPhrases } from './joined-phrases.ts';

/**
 * Whether what follows a yes or no says for what, when or how far it holds, so that it is less than the word alone: `for n > 2`,
 * `with one exception`, `locally`, `but not at 0`. A sentence, and a reason, say nothing less.
 */
export function narrows(after: string): boolean {
  const said = after.toLowerCase();
  return beginning.test(said) || later.test(said) || bounding.test(said) || endsInPart(said);
}

/** What a clause begins with that is said of a part only; `for all n` and `in fact` say no less. */
const beginning = pattern`^(?:but|yet|however|though|although|albeit|as long as|so long as|assuming|supposing|suppose|given|subject to|conditional(?:ly)?|contingent|barring|aside from|apart from|save for|excluding|excepting|with(?! (?:equality|certainty|probability (?:1|one)(?![\d/.])))|within|until|till|before|after|during|among|outside|inside|except|for(?! (?:all(?! (?:but|except|save)(?!\p{L}))|every|any|each|both|example|instance|the (?:same|following|simple) reason))|at(?! (?:all|every|each))|on(?! (?:all|every|the contrary))|in(?! (?:fact|that|all|every|each|any|both|short|summary|other words|addition|particular|general))|to (?:some|a|an|the)|almost|nearly|half|most|some|locally|roughly|approximately|rarely|seldom|often|frequently|not (?:if|when|for|in general|always|all|every|usually)|occasionally|largely|marginally|barely|hardly|temporarily|theoretically|technically|conditionally)(?![\p{L}])`;

/** The same behind what was said first. */
const later = pattern`[,;.] ?(?:(?:but|and|yet),? (?:not|never|no|yes|only|it (?:fails|does not|doesn['’]t))|however,? |with (?:the |one |some |a few )?exceptions?|apart from|aside from|barring)(?![\p{L}])`;

/** A part of what is meant, at the end: `on (0, 1) only`, `up to sign`, `90% of the time`. */
const endings = joinedPhrases(
  'only of_the_time times_out_of wherever_it_is_defined',
  'up_to up_to_a up_to_an | sign constant factor isomorphism scaling order',
  'to | first second leading | order',
);

function endsInPart(said: string): boolean {
  const words = ` ${said.match(/[a-z]+/g)?.join(' ') ?? ''} `;
  return endings.some((phrase) => words.endsWith(phrase)) || / away from \S{1,12}\W*$/.test(said);
}

/** A bound and no more: `n ≥ 3`. That something is positive is a reason. */
const bounding =
  /^\W*[a-z]\$? ?(?:[≥≤]|[<>](?! ?0)=?|\\(?:leq?|geq?|leqslant|geqslant|[lg]t(?! ?0))(?![a-z])) ?\d+(?:\.\d+)?\W*$/;
