import { apart, same, undecided } from '../compare/finding.ts';
import { type AnswerKind, wholeReading } from '../readings/reading.ts';

/** Sequences of nucleotides, from the 5' end on: `5'-ATG GCC-3'`. */
export const sequenceKind: AnswerKind<Strand> = {
  name: 'sequence',
  read: ({ text }) => {
    const strand = readStrand(text);
    return strand === null ? [] : [wholeReading(strand)];
  },
  relate: (left, right) => {
    if (left.end === '' && right.end === '') return null;
    if (left.letters === right.letters)
      return left.end === '3' && right.end === ''
        ? undecided('only one side names the ends')
        : same('exact', 'the sequences agree');
    const turned = [...right.letters].reverse().join('');
    return left.letters === turned && (left.end === '' || right.end === '')
      ? undecided('only one side names the ends')
      : apart('exact', 'the sequences differ');
  },
};

/** In which direction a sequence is written, told behind or before it: `ATG (written 5'→3')`. */
const readFrom =
  /^([ACGTU][ACGTU -]*[ACGTU]),? \(?(?:[a-z ]+ )?([53]) ?' ?(?:→|->|-->|to|-) ?([53]) ?'(?: direction)?\)?$/u;
const readBefore = /^\(?([53]) ?' ?(?:→|->|-->|to) ?([53]) ?'\)?:? ?([ACGTU][ACGTU -]*[ACGTU])$/u;

interface Strand {
  /** The nucleotides from the 5' end to the 3' end, which is how a strand without named ends is written. */
  readonly letters: string;
  /** The end that was written first; empty where none was named. */
  readonly end: '5' | '3' | '';
}

function readStrand(text: string): Strand | null {
  if (text.length > 400 || !/[ACGTU]{2}/u.test(text)) return null;
  const plain = text
    .replace(/\\(?:text\w*|mathrm)(?![a-z])|[${}~]/gu, ' ')
    .replace(/\^\s*\\prime|[\u2019\u2032]/gu, "'")
    .replace(/[\u2010-\u2015\u2212]/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(readFrom, (_all, written: string, from: string, to: string) => `${from}'-${written}-${to}'`)
    .replace(readBefore, (_all, from: string, to: string, written: string) => `${from}'-${written}-${to}'`);
  const match = /^(?:([53]) ?' ?-? ?)?([ACGTU][ACGTU -]*?)(?: ?-? ?([53]) ?')?$/u.exec(plain);
  const [, first, written = '', last] = match ?? [];
  const letters = written.replace(/[ -]/gu, '');
  if (match === null || letters.length < 3 || (first !== undefined && first === last)) return null;
  const end = first ?? (last === '3' ? '5' : last === '5' ? '3' : '');
  return {
    letters: end === '3' ? [...letters].reverse().join('') : letters,
    end: end === '5' || end === '3' ? end : '',
  };
}
