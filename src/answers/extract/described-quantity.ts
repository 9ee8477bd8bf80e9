import { pattern } from '../tokens/pattern.ts';

/**
 * Leaves out of a clause how it describes the quantity that it states: of `the probability that no two are adjacent is` it keeps
 * `the probability is`. What is denied, bounded or supposed in a description says nothing of the value behind it.
 */
export function withoutDescription(clause: string): string {
  const [lead = ''] = leading.exec(clause) ?? [];
  const [head, kind = ''] = opening.exec(clause.slice(lead.length)) ?? [];
  const closed = head === undefined ? null : closing.exec(clause.slice(lead.length + head.length));
  // A bound in the pattern itself would repeat all that follows it.
  if (head === undefined || closed === null || kind.split(' ').length > 4) return clause;
  const [, description = '', copula = ''] = closed;
  if (beginsAnew.test(description) || opinion.test(description)) return clause;
  // `The value that does not work is` names what is no answer.
  if (!measure.test(head) && denial.test(description) && fit.test(description)) return clause;
  return `${lead}${head} ${copula}`;
}

const leads =
  'and|so|now|thus|hence|therefore|then|finally|also|again|clearly|indeed|overall|consequently|in (?:total|all|summary|conclusion)|this means(?: that)?|it follows that|we (?:find|get|have|see|conclude|know|obtain)(?: that)?|since|as|because';
const measures =
  'numbers? of|probability|chances?|odds|likelihood|sum|product|total|area|volume|perimeter|circumference|length|width|height|depth|distance|radius|diameter|angle|time|duration|cost|price|profit|revenue|amount|count|proportion|fraction|percentage|percent|ratio|rate|difference|average|mean|median|mode|variance|expectation|mass|weight|speed|velocity|acceleration|force|energy|power|pressure|temperature|concentration|charge|current|voltage|resistance|frequency|wavelength|entropy|capacity|yield|coefficient|remainder|determinant|dimension|degree|order|rank|limit|integral|maximum|minimum';
const extremes =
  'largest|smallest|greatest|least|biggest|highest|lowest|longest|shortest|maximal|minimal|maximum|minimum|first|last|next|only|total|expected|remaining|final';

const leading = pattern.i`^(?:[^\p{L}]*(?:${leads})(?![\p{L}]))*[^\p{L}]*`;
const opening = pattern.i`^(?:the|our|its|their|an?) ((?:[\p{L}-]+ )*?)(?:(?:${measures})|(?:${extremes})(?: [\p{L}-]+){0,2}?|values?|integer|number|prime)(?![\p{L}])(?=[\s,])`;
const closing = pattern.i`^([^;:!?]{1,240}?[\s,])((?:is|are|was|were|equals?|will be|must be|comes (?:out )?to(?: be)?)(?: (?:thus|therefore|then|hence|exactly|simply|just|indeed|equal to|given by))*[\s$\\([*]*)$`;

const measure = pattern.i`(?<![\p{L}])(?:${measures})$`;

/** A verb that says something of the quantity before its value is told, or a second statement. */
const beginsAnew = pattern.i`^[\s,]*(?:is|are|was|were|isn['’]t|aren['’]t|does|do|did|can|cannot|could|may|might|must|should|would|will|has|have|equals?|seems?|appears?|lies|becomes?|remains?|exceeds?)(?![\p{L}])|(?:^|[\s,])(?:and|or|but|not|never|nor)[\s,]*$`;

/** What is thought of the quantity. */
const opinion = pattern.i`(?<![\p{L}])(?:perhaps|maybe|possibly|probably|presumably|seems?|seemed|appears?|guess(?:ed|es)?|doubt\p{L}*|unlikely|disagree|suppose\p{L}*|assum\p{L}+|suspect|claim\p{L}*|alleged\p{L}*|wrong\p{L}*|incorrect\p{L}*|false\p{L}*|mistake\p{L}*|erroneous\p{L}*|naive\p{L}*|tempting|instead|said|says|think\p{L}*|thought|believe\p{L}*)(?![\p{L}])`;

const denial = pattern.i`(?<![\p{L}])(?:not|cannot|never|no|fails?|neither|without|except|n['’]t|(?:is|are|do|does|did|ca|wo)n['’]t)(?![\p{L}])`;
const fit = pattern.i`(?<![\p{L}])(?:answers?|solutions?|correct|right|works?|possible|valid|satisf\p{L}+|true|options?|choices?|fails?)(?![\p{L}])`;
