/** An answer with one thing changed, so that it should no longer be equal. */
export interface AnswerMutant {
  readonly id: string;
  readonly kind: string;
  readonly reference: string;
  readonly mutant: string;
}

interface Change {
  readonly kind: string;
  /** Where the change can be made. */
  readonly place: RegExp;
  /** What is there afterwards; the same text means no change. */
  readonly change: (found: string, next: () => number) => string;
}

const pick = (choices: readonly string[], next: () => number): string =>
  choices[Math.floor(next() * choices.length)] ?? '';

const swap =
  (pairs: Readonly<Record<string, string>>) =>
  (found: string): string =>
    pairs[found] ?? found;

const other =
  (choices: readonly string[]) =>
  (found: string, next: () => number): string =>
    pick(
      choices.filter((choice) => choice !== found),
      next,
    );

const units = [
  'km',
  'cm',
  'mm',
  'm',
  'kg',
  'mg',
  'g',
  'ms',
  's',
  'h',
  'K',
  'Pa',
  'kPa',
  'J',
  'kJ',
  'eV',
  'Hz',
  'kHz',
  'mol',
  'mL',
  'L',
  'V',
  'mV',
  'W',
  'N',
];
const elements = ['H', 'C', 'N', 'O', 'S', 'Na', 'Cl', 'Fe', 'Cu', 'Ca', 'Br', 'Al'];

const changes: readonly Change[] = [
  {
    kind: 'digit',
    place: /\d/gu,
    change: (found, next) => String((Number(found) + 1 + Math.floor(next() * 9)) % 10),
  },
  { kind: 'sign', place: /(?<=\S\s?)[+-](?=\s?[\d\\a-z(])/gu, change: swap({ '+': '-', '-': '+' }) },
  { kind: 'leading sign', place: /^(?=[\d\\(x])/gu, change: () => '-' },
  {
    kind: 'bracket',
    place: /(?<!\\left|\\right|\\|[A-Za-z\d])[([](?=[^()[\]]*,[^()[\]]*[)\]])/gu,
    change: swap({ '(': '[', '[': '(' }),
  },
  { kind: 'element dropped', place: /,[^,()[\]{}]+(?=[)\]}]|\\\}|$)/gu, change: () => '' },
  {
    kind: 'element',
    place: /(?<![A-Za-z\\])(?:H|C|N|O|S|Na|Cl|Fe|Cu|Ca|Br|Al)(?=[\d_^]|[A-Z])/gu,
    change: other(elements),
  },
  {
    kind: 'variable',
    place: /(?<![A-Za-z\\{])[a-hj-z](?![A-Za-z])/gu,
    change: other(['a', 'b', 'm', 'n', 'p', 'q', 't', 'x', 'y', 'z']),
  },
  {
    kind: 'unit',
    place:
      /(?<=\d\s?(?:\\text\{|\\mathrm\{)?)(?:km|cm|mm|m|kg|mg|g|ms|s|h|K|Pa|kPa|J|kJ|eV|Hz|kHz|mol|mL|L|V|mV|W|N)(?![A-Za-z])/gu,
    change: other(units),
  },
  {
    kind: 'base',
    place: /(?<=\d_\{?)\d{1,2}/gu,
    change: (found, next) => String(Number(found) + 1 + Math.floor(next() * 9)),
  },
  {
    kind: 'base zero',
    place: /(?<=\d_)\{?(\d{1,2})\}?/gu,
    change: (found) => `{${found.replace(/[{}]/gu, '')}0}`,
  },
  {
    kind: 'power of ten',
    place: /(?<=10\^\{?-?)\d+|(?<=\de[+-]?)\d+/gu,
    change: (found, next) => String(Number(found) + 1 + Math.floor(next() * 3)),
  },
  { kind: 'exponent', place: /(?<=\^\{?)\d+/gu, change: (found) => String(Number(found) + 1) },
  {
    kind: 'relation',
    place: /<=|>=|\\(?:leq?|geq?|leqslant|lt|gt)(?![a-z])|(?<![-=])[<>=]/gu,
    change: (found, next) =>
      pick(
        ['<', '>', '\\le ', '\\ge ', '='].filter((sign) => sign.trim() !== found && !same(sign, found)),
        next,
      ),
  },
  {
    kind: 'function',
    place: /\\(?:sin|cos|tan|ln|exp)(?![a-z])/gu,
    change: other(['\\sin', '\\cos', '\\tan', '\\ln', '\\exp']),
  },
  { kind: 'charge', place: /[+-](?=\}?$)/gu, change: swap({ '+': '-', '-': '+' }) },
  {
    kind: 'case',
    place: /(?<=^|[^A-Za-z\\])[A-Z](?=[a-z]?\d|[A-Z]\d)/gu,
    change: (found) => found.toLowerCase(),
  },
  {
    kind: 'letter',
    place: /(?<=[a-z]{3})[a-z](?=[a-z]{2})/gu,
    change: (_found, next) => pick(['a', 'e', 'k', 'o', 't', 'z'], next),
  },
];

function same(sign: string, found: string): boolean {
  const plain = (text: string): string =>
    text
      .replace(/\\leq?(?:slant)?/u, '<=')
      .replace(/\\geq?/u, '>=')
      .replace('\\lt', '<')
      .replace('\\gt', '>')
      .trim();
  return plain(sign) === plain(found);
}

/** Changes one thing in each answer, each kind of change at up to two seeded places. */
export function makeMutants(
  answers: readonly { readonly id: string; readonly text: string }[],
  seed: number,
): readonly AnswerMutant[] {
  return answers.flatMap(({ id, text }) => changes.flatMap((change) => mutantsOf(id, text, change, seed)));
}

function mutantsOf(
  id: string,
  text: string,
  { kind, place, change }: Change,
  seed: number,
): readonly AnswerMutant[] {
  const next = numbersFrom(`${seed}/${id}/${kind}`);
  const places = [...text.matchAll(place)];
  const made = new Map<string, AnswerMutant>();
  for (let count = 0; count < 2 && places.length > 0; count += 1) {
    const [match] = places.splice(Math.floor(next() * places.length), 1);
    if (match === undefined) continue;
    const mutant =
      text.slice(0, match.index) + change(match[0], next) + text.slice(match.index + match[0].length);
    if (mutant !== text && !made.has(mutant))
      made.set(mutant, { id: `${id}/${kind}/${count}`, kind, reference: text, mutant });
  }
  return [...made.values()];
}

function numbersFrom(seed: string): () => number {
  let state = 2_166_136_261;
  for (const sign of seed) state = Math.imul(state ^ (sign.codePointAt(0) ?? 0), 16_777_619);
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x45d9f3b);
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 4_294_967_296;
  };
}
