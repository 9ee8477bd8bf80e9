import { pattern } from '../tokens/pattern.ts';

/** What a sentence says of one of several things: `B` and `a knave` of `A is a knight and B is a knave`. */
export interface Statement {
  readonly name: string;
  readonly value: string;
}

/**
 * What a sentence says of several things, one after another: `A is a knight and B is a knave`, `x is 3, y is 5`, `Ann in Rome, Ben in
 * Oslo`. Empty for any other text. No part of such a sentence is its answer, since the same parts may be said of the others.
 */
export function readStatements(sentence: string): readonly Statement[] {
  if (sentence.length > longest || !joint.test(sentence)) return [];
  const found = mainPart(plain(sentence))
    .split(separator)
    .flatMap((clause) => statementIn(clause) ?? []);
  const names = new Set(found.map(({ name }) => name));
  return found.length > 1 && names.size === found.length ? found : [];
}

/** The same where the sentence says nothing else; empty otherwise. */
export function onlyStatements(sentence: string): readonly Statement[] {
  const found = readStatements(sentence);
  return found.length > 0 && found.length === plain(sentence).split(separator).length ? found : [];
}

const longest = 400;
const joint = /[,;]\s|\s(?:and|while|whereas|but|et|und|y|e)\s/iu;
const separator =
  /[,;]\s+(?:(?:and|while|whereas|but)\s+)?|(?<!\s)\s+(?:and|while|whereas|but|et|und|y|e)\s+/i;

function plain(sentence: string): string {
  return sentence
    .replace(/\*{1,2}|[.!]\s*$/gu, '')
    .replace(lead, '')
    .replace(reason, '');
}

const lead =
  /^(?:(?:so|thus|hence|therefore|then|consequently|finally|we (?:find|get|conclude|see|have)|(?:this|it) (?:means|follows)|the (?:final )?answer is|answer:)(?: that)?[,:]? )+/i;

/** A reason behind what is said, which says nothing else of the same things in the place of it. */
const reason = pattern`,? (?:because|since) (?:(?!(?<!\p{L})(?:if|unless|or)(?!\p{L}))[^;:?!]){3,160}$`;

/** A sentence without the reasons at its beginning: `Since a is 3 and b is 4, the sum is 7`. */
function mainPart(sentence: string): string {
  return reasons.test(sentence) ? sentence.slice(sentence.lastIndexOf(', ') + 1).trim() : sentence;
}

const reasons = pattern.i`^(?:since|because|as|given|if|when|for|with|where|assuming|suppose|let)(?!\p{L})`;

function statementIn(clause: string): Statement | null {
  const [, name = '', value = ''] = said.exec(clause) ?? placed.exec(clause) ?? [];
  return name === '' || aside.test(name) ? null : { name, value };
}

const said =
  /^(\S+(?: \S+){0,4}?) (?:is|are|was|were|has|owns|wears|must be|equals|est|ist|es|é|è) (\S.{0,120})$/;
/** A name and where it is, without a verb. */
const placed = pattern`^(\p{Lu}[\p{L}'’-]{0,20}) (?:in|on|at|to|from) (\S.{0,40})$`;

/** What leads up to an answer, speaks of all that was said, or begins a reason. */
const aside = pattern.i`^(?:it|this|that|these|those|there|he|she|they|we|i|you|which|who|what|where|both|all|each|none|one|neither|not|(?:the|our|my|your|its)(?: \p{L}+)? (?:answer|result|solution|choice|option|conclusion)|(?:since|because|as|if|when|so|thus|hence|therefore|then|given|where|although|though|for|with|in|on|at|by)(?:[ ,].*)?)$`;
