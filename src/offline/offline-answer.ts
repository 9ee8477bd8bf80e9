/**
 * The plain comparison of answers by which the offline judge and verifiers decide. Deliberately not the library's
 * own answer equivalence: what is measured against offline models must not be measured with itself.
 *
 * Knows numbers in any notation, with or without their unit, sets in any order, matrices, formulas and words.
 */
export function isSameAnswer(left: string, right: string): boolean {
  const [first, second] = [plain(left), plain(right)];
  if (first === '' || second === '') return false;
  if (first === second) return true;
  const [firstQuantity, secondQuantity] = [quantityOf(first), quantityOf(second)];
  if (firstQuantity === null || secondQuantity === null) return canonical(first) === canonical(second);
  const isSameUnit =
    firstQuantity.unit === '' || secondQuantity.unit === '' || firstQuantity.unit === secondQuantity.unit;
  return isSameUnit && isSameNumber(firstQuantity, secondQuantity);
}

/** The final answer that a solution states: its last `\boxed{}`, else its last `Final answer:` line, else all of it. */
export function finalAnswerOf(solution: string): string {
  const box = solution.lastIndexOf(boxStart);
  if (box >= 0) return inBraces(solution.slice(box + boxStart.length)).trim();
  const stated = [...solution.matchAll(/^[^\w\n\r\u2028\u2029]*final answer(?:[^\w:]*:)+\s*(\S.*)/gimu)].at(
    -1,
  );
  return (stated?.[1] ?? solution).trim();
}

/** Wrong answers close to a right one. Never equal to it; at least two. */
export function nearMisses(answer: string): [string, ...string[]] {
  const number = quantityOf(answer);
  if (number === null || number.unit !== '') return [`not ${answer}`, `${answer} or none`];
  const { top, bottom } = number;
  if (bottom === 1n)
    return [`${top + 1n}`, `${top + 7n}`, `${top + 10n}`, `${top > 1n ? top - 1n : top + 2n}`];
  if (!answer.includes('.'))
    return [`${top + 1n}/${bottom}`, `${top + bottom}/${bottom}`, `${top}/${bottom + 1n}`];
  const digits = `${top}`.padStart(`${bottom}`.length, '0');
  const shifted = `${digits.slice(0, -`${bottom}`.length)}.${digits.slice(-`${bottom}`.length)}`;
  return [answer.replace(/\d$/u, (last) => `${(Number(last) + 3) % 10}`), shifted.replace(/^\./u, '0.')];
}

const boxStart = String.raw`\boxed{`;

/** The text up to the brace that closes what is already open. */
function inBraces(text: string): string {
  let depth = 1;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (character === '\\') index += 1;
    else if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
    if (depth === 0) return text.slice(0, index);
  }
  return text;
}

function plain(answer: string): string {
  return finalAnswerOf(answer)
    .normalize('NFKC')
    .replace(/\\begin\{p?matrix\}(.*?)\\end\{p?matrix\}/gsu, (_, rows: string) => rowsText(rows))
    .replace(/\\d?frac\{([^{}]*)\}\{([^{}]*)\}/gu, '$1/$2')
    .replace(/([_^])\{([^{}]*)\}/gu, '$1$2')
    .replace(/\\(?:text|mathrm)\{([^{}]*)\}/gu, '$1')
    .replace(/\\([{}])/gu, '$1')
    .replace(/\\ /gu, ' ')
    .replace(/\\[,;!()[\]]|[$*_]/gu, '')
    .replace(/^[a-z]\s*=\s*/iu, '')
    .replace(/\s+/gu, ' ')
    .replace(/(?<=\d),(?=\d{3}(?!\d))/gu, '')
    .replace(/(?<![\s.])[\s.]+$/u, '')
    .trim()
    .toLowerCase();
}

/** `1 & 2 \\ 3 & 4` as `[[1, 2], [3, 4]]`. */
function rowsText(rows: string): string {
  return `[${rows.split('\\\\').map(
    (row) =>
      `[${row
        .split('&')
        .map((entry) => entry.trim())
        .join(', ')}]`,
  )}]`;
}

/** One text for all that means the same: no idle spaces, and the members of a set in order. */
function canonical(answer: string): string {
  const tight = answer.replace(/(?:(?<!\s)\s+)?([-+*/^=,;:()[\]{}])\s*/gu, '$1');
  const members = /^\{([^{}]*)\}$/u.exec(tight)?.[1];
  return members === undefined ? tight : `{${[...new Set(members.split(','))].sort().join(',')}}`;
}

interface Quantity {
  readonly top: bigint;
  readonly bottom: bigint;
  readonly unit: string;
}

function isSameNumber(left: Quantity, right: Quantity): boolean {
  return left.top * right.bottom === right.top * left.bottom;
}

/** Reads `12`, `-3.5`, `7/4` or `12.5 kj`, exactly. */
function quantityOf(text: string): Quantity | null {
  const match = /^([+-]?\d{1,400})(?:\.(\d{1,40})|\s*\/\s*(\d{1,400}))?(?:\s*([a-z]{1,4}))?$/iu.exec(text);
  if (match === null) return null;
  const [, whole = '0', decimals = '', divisor = '1', unit = ''] = match;
  const bottom = BigInt(divisor) * 10n ** BigInt(decimals.length);
  return bottom === 0n ? null : { top: BigInt(whole + decimals), bottom, unit: unit.toLowerCase() };
}
