import { undecided } from '../compare/finding.ts';
import type { Reader } from './reader.ts';
import { unread } from './reading.ts';

/**
 * Values of which some are told with how often they count: `1 (multiplicity 2) and 4` is `1, 1, 4`. A side that lists each
 * value once may leave that out.
 */
export function toldMultiplicity(values: Reader): Reader {
  return {
    name: 'multiplicity',
    opinionOf: (reference, response, comparison) => {
      const [left, right] = [repeated(reference.text), repeated(response.text)];
      if (left === null && right === null) return null;
      const opinion = values.opinionOf(
        { ...reference, text: left ?? reference.text },
        { ...response, text: right ?? response.text },
        comparison,
      );
      if (opinion === null) return null;
      const isSure = opinion.agreement.relation === 'same' || (left !== null && right !== null);
      return isSure
        ? opinion
        : {
            kind: 'multiplicity',
            reference: unread(reference),
            response: unread(response),
            agreement: undecided('only one side tells how often a value counts'),
          };
    },
  };
}

const counted =
  /((?:^|(?<=[,;] ?)|(?<= and )|(?<= and a ))(?:(?! and )[^,;()]){1,40}?),? ?\((?:with |of |has |a )?(?:(?:algebraic )?multiplicity (?:of )?=?(2|3|4|two|three|four)|(double|triple|repeated twice)(?: root)?)\)/g;

/** The text with every value as often as it counts; null where none is told. */
function repeated(text: string): string | null {
  if (text.length > 300 || !/multiplicity|double|triple|twice/u.test(text)) return null;
  const plain = text
    .replace(/\\(?:text\w*|mathrm)\s*\{([^{}]*)\}/gu, ' $1 ')
    .replace(/\$/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^(?:the )?(?:eigenvalues?|roots?|zeros?|solutions?)(?: are)? ?:? (?=[-\d\\a-z])/i, '');
  const full = plain.replace(counted, (_, value: string, count = '', word = '') =>
    Array.from({ length: timesOf(count, word) }, () => value.replace(/^and /u, '').trim()).join(', '),
  );
  if (full === plain || /multiplicity|double|triple|twice/u.test(full)) return null;
  return full.includes(',') ? full.replace(/,? and /gu, ', ') : full;
}

function timesOf(count: string, word: string): number {
  if (/^\d$/u.test(count)) return Number(count);
  if (word !== '') return word === 'triple' ? 3 : 2;
  return ['two', 'three', 'four'].indexOf(count) + 2;
}
