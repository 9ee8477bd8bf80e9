import { apart, bindingDoubt, type Finding, same } from '../compare/finding.ts';
import type { Claim } from '../readings/claim.ts';
import type { Reader } from '../readings/reader.ts';
import { unread } from '../readings/reading.ts';
import { pattern } from '../tokens/pattern.ts';
import { type Literal, readCollection, readLiteral } from './read-literal.ts';

/**
 * What a program returns, as a reference in Python or JSON: `'aB '`, `['a', 'b']`, `{'a': 1}`. Case, spaces, signs and order belong to it,
 * so that nothing but the same literal is equal. One that differs only in these is for a judge, whatever later kinds make of it.
 */
export const literalReader: Reader = {
  name: 'literal',
  opinionOf: (reference, response) => {
    const agreement = agreementOf(reference, response);
    if (agreement === null) return null;
    return { kind: 'literal', reference: unread(reference), response: unread(response), agreement };
  },
};

function agreementOf(reference: Claim, response: Claim): Finding | null {
  if (areBothNothing(reference, response)) return bindingDoubt('an empty collection may be one, or nothing');
  const literal =
    literalOf(reference) ?? (literalOf(response) === null ? null : readCollection(reference.text));
  if (literal === null) return relateToQuoted(reference, response);
  const other = literalOf(response) ?? readCollection(response.text);
  if (other === null) return literal.kind === 'string' ? relateToBare(literal.text, response) : null;
  if (keyOf(literal) === keyOf(other)) return same('identical', 'both are the same literal');
  return looseKey(literal) === looseKey(other)
    ? bindingDoubt('the literals differ in case, spaces, signs, types or order')
    : apart('structure', 'the literals differ');
}

/** The literal as it was written, whose runs of spaces count. */
function literalOf({ text, written }: Claim): Literal | null {
  return readLiteral(written) ?? readLiteral(text);
}

/** A string beside a text without quotes, which may be the same string. */
function relateToBare(reference: string, { text, written }: Claim): Finding | null {
  if (
    written === reference ||
    written.trim() === reference ||
    (text === reference && !/\s{2}/u.test(written))
  )
    return mayBeValue.test(reference)
      ? bindingDoubt('one side is a string, the other may be a value')
      : same('identical', 'both are the same string');
  const [from, to] = [folded(reference), folded(text)];
  const isClose = from === to || `${from}s` === to || from === `${to}s`;
  if (isClose || (truth.test(from) && truth.test(to)))
    return bindingDoubt('the strings differ in case, spaces, signs or endings');
  // What a program returns has no synonyms; several words may be a name that is in quotes.
  const areWords =
    oneWord.test(reference) && oneWord.test(written) && !from.includes(to) && !to.includes(from);
  return areWords ? apart('text', 'the strings differ') : null;
}

const oneWord = /^\S{1,400}$/;

/** Values that a program tells from their writing in quotes. */
const mayBeValue = /^[-\d.,\s]*$|^(?:true|false|none|null)$|^[[({].*[\])}]$/is;

/** A value beside a string that holds it. What is no value may be in quotes as any word may. */
function relateToQuoted(reference: Claim, response: Claim): Finding | null {
  const quoted = literalOf(response);
  if (quoted?.kind !== 'string' || !mayBeValue.test(quoted.text)) return null;
  const [value, text] = [reference.text, quoted.text];
  const isAlike =
    value.toLowerCase() === text.toLowerCase() || (text.trim() !== '' && Number(value) === Number(text));
  return isAlike ? bindingDoubt('one side is a string, the other may be a value') : null;
}

/** `None` and `{}` both say in mathematics that there is nothing, and in a program two things. */
function areBothNothing(reference: Claim, response: Claim): boolean {
  const [left, right] = [reference.text, response.text];
  return (nothing.test(left) && empty.test(right)) || (empty.test(left) && nothing.test(right));
}

const nothing = /^(?:None|null|nil)$/u;
const empty = /^\{\s*\}$/u;

const truth = /^(?:yes|no|true|false)$/u;

/** A key that only the same literal has. Pairs of a dictionary and members of a set have no order. */
function keyOf(literal: Literal): string {
  if (literal.kind === 'string') return `string:${JSON.stringify(literal.said)}`;
  if (!('items' in literal)) return `${literal.kind}:${JSON.stringify(literal.text)}`;
  const keys = literal.items.map(keyOf);
  const hasOrder = literal.kind === 'list' || literal.kind === 'tuple';
  return `${literal.kind}[${(hasOrder ? keys : keys.sort()).join()}]`;
}

/** The same for literals that may be one value in two notations. */
function looseKey(literal: Literal): string {
  return leavesOf(literal).map(folded).sort().join();
}

function leavesOf(literal: Literal): readonly string[] {
  return 'items' in literal ? literal.items.flatMap(leavesOf) : [literal.text];
}

function folded(text: string): string {
  const letters = text.toLowerCase().replace(pattern.g`[^\p{L}\p{N}]`, '');
  return letters === '' ? text.trim() : letters;
}
