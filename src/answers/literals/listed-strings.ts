import type { Reader } from '../readings/reader.ts';
import { isWhole } from '../readings/reading.ts';
import { readLiteral } from './read-literal.ts';

/**
 * A reply that lists its answers as strings of JSON beside a reference that is no literal: `["-2/3", "4/5"]` lists what `-2/3, 4/5`
 * does. The readers compare; where they do not know, this reader says nothing.
 */
export function listedStrings(readers: readonly Reader[]): Reader {
  return {
    name: 'listed strings',
    opinionOf: (reference, response, comparison) => {
      if (!response.text.startsWith('[') || reference.text.startsWith('[')) return null;
      const items = stringsIn(response.text);
      if (items.length === 0 || readLiteral(reference.text) !== null) return null;
      const listed = { ...response, text: items.join(', '), written: items.join(', ') };
      for (const reader of readers) {
        const opinion = reader.opinionOf(reference, listed, comparison);
        if (opinion === null) continue;
        const { relation, isBinding } = opinion.agreement;
        if (relation === 'same' && isWhole(opinion)) return opinion;
        if (isBinding === true || relation !== 'open') break;
      }
      return null;
    },
  };
}

/** The strings of a list that holds nothing else; a comma within one would make two of it. */
function stringsIn(text: string): readonly string[] {
  const literal = readLiteral(text);
  if (literal?.kind !== 'list') return [];
  const strings = literal.items.flatMap((item) =>
    item.kind === 'string' && item.text.trim() !== '' && !/[,;]/u.test(item.text) ? [item.text.trim()] : [],
  );
  return strings.length === literal.items.length ? strings : [];
}
