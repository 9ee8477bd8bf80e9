import { apart, same } from '../compare/finding.ts';
import { type AnswerKind, wholeReading } from '../readings/reading.ts';
import { cleanText } from '../syntax/clean-text.ts';
import { strayInFormula } from '../syntax/stray-signs.ts';

/** Configurations of electrons, in any order of their shells: `[Ar] 3d^{10} 4s^2`. */
export const configurationKind: AnswerKind<ReadonlyMap<string, number>> = {
  name: 'configuration',
  read: ({ text }) => {
    const shells = readConfiguration(text);
    return shells === null ? [] : [{ ...wholeReading(shells), leftOver: strayInFormula(text) }];
  },
  relate: (left, right) => {
    const isSame =
      left.size === right.size && [...left].every(([shell, count]) => right.get(shell) === count);
    return isSame ? same('exact', 'the shells agree') : apart('exact', 'the shells differ');
  },
};

/** The shells of the noble gases, in the order in which they are filled. */
const filled = '1s2 2s2 2p6 3s2 3p6 4s2 3d10 4p6 5s2 4d10 5p6 6s2 4f14 5d10 6p6'.split(' ');
const cores: ReadonlyMap<string, number> = new Map([
  ['He', 1],
  ['Ne', 3],
  ['Ar', 5],
  ['Kr', 8],
  ['Xe', 11],
  ['Rn', 15],
]);
const most: Readonly<Record<string, number>> = { s: 2, p: 6, d: 10, f: 14 };

const shell = /[1-7]\W{0,4}(?:(?:text|mathrm|mathsf|rm)\W{0,2})?[spdf]/;

function readConfiguration(text: string): ReadonlyMap<string, number> | null {
  if (text.length > 300 || !shell.test(text)) return null;
  const plain = cleanText(text)
    .replace(/\\(?:text\w*|mathrm|mathsf|rm|ce)(?![a-z])/gu, ' ')
    .replace(/[$^{}~]/gu, ' ')
    .trim();
  const match = /^(?:\[\s*(He|Ne|Ar|Kr|Xe|Rn)\s*\])?((?:\s*[1-7]\s*[spdf]\s*\d{1,2})+)$/u.exec(plain);
  if (match === null) return null;
  const core = match[1] === undefined ? [] : filled.slice(0, cores.get(match[1]));
  const written = cut(match[2] ?? '');
  if (written === null || core.length + written.length < 2) return null;
  const shells = new Map<string, number>();
  for (const shell of [...core, ...written]) {
    const [, name = '', count = ''] = /^(\d[spdf])(\d+)$/u.exec(shell) ?? [];
    if (shells.has(name) || Number(count) > (most[name.slice(1)] ?? 0)) return null;
    if (Number(count) > 0) shells.set(name, Number(count));
  }
  return shells;
}

/** Cuts the shells apart; null where a number may be a count and the next shell, as in `2s22p4` with three digits in a row. */
function cut(text: string): readonly string[] | null {
  const shells = text.match(/[1-7]\s*[spdf]\s*\d{1,2}(?=\s|$|[1-7]\s*[spdf])/gu) ?? [];
  const joined = shells.join('').replace(/\s/gu, '');
  return joined === text.replace(/\s/gu, '') ? shells.map((shell) => shell.replace(/\s/gu, '')) : null;
}
