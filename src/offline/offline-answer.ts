/**
 * The plain comparison of answers by which the offline judge and verifiers decide. Deliberately not the library's
 * own answer equivalence: what is measured against offline models must not be measured with itself.
 */
export function isSameAnswer(left: string, right: string): boolean {
  const [first, second] = [plain(left), plain(right)];
  if (first === '' || second === '') return false;
  if (first === second) return true;
  const [firstNumber, secondNumber] = [rationalOf(first), rationalOf(second)];
  if (firstNumber === null || secondNumber === null) return false;
  return firstNumber.top * secondNumber.bottom === secondNumber.top * firstNumber.bottom;
}

/** The final answer that a solution states: its last `\boxed{}`, else its last `Final answer:` line, else all of it. */
export function finalAnswerOf(solution: string): string {
  const boxed = [...solution.matchAll(/\\boxed\s*\{((?:[^{}]|\{[^{}]*\})*)\}/gu)].at(-1);
  const stated = [...solution.matchAll(/^\W*final answer\W*:\s*(.+)$/gimu)].at(-1);
  return (boxed?.[1] ?? stated?.[1] ?? solution).trim();
}

/** Wrong answers close to a right one. Never equal to it; at least two. */
export function nearMisses(answer: string): [string, ...string[]] {
  const number = rationalOf(answer);
  if (number === null) return [`not ${answer}`, `${answer} or none`];
  const { top, bottom } = number;
  if (bottom === 1n)
    return [`${top + 1n}`, `${top + 7n}`, `${top + 10n}`, `${top > 1n ? top - 1n : top + 2n}`];
  if (!answer.includes('.'))
    return [`${top + 1n}/${bottom}`, `${top + bottom}/${bottom}`, `${top}/${bottom + 1n}`];
  const digits = `${top}`.padStart(`${bottom}`.length, '0');
  const shifted = `${digits.slice(0, -`${bottom}`.length)}.${digits.slice(-`${bottom}`.length)}`;
  return [answer.replace(/\d$/u, (last) => `${(Number(last) + 3) % 10}`), shifted.replace(/^\./u, '0.')];
}

function plain(answer: string): string {
  return finalAnswerOf(answer)
    .normalize('NFKC')
    .replace(/\\d?frac\{([^{}]*)\}\{([^{}]*)\}/gu, '$1/$2')
    .replace(/\\(?:text|mathrm)\{([^{}]*)\}/gu, '$1')
    .replace(/\\[,;!()[\]]|[$*]/gu, '')
    .replace(/^[a-z]\s*=\s*/iu, '')
    .replace(/\s+/gu, ' ')
    .replace(/(?<=\d),(?=\d{3})/gu, '')
    .replace(/[\s.]+$/u, '')
    .trim()
    .toLowerCase();
}

/** Reads `12`, `-3.5` or `7/4`, exactly. */
function rationalOf(text: string): { readonly top: bigint; readonly bottom: bigint } | null {
  const match = /^([+-]?\d{1,400})(?:\.(\d{1,40})|\s*\/\s*(\d{1,400}))?$/u.exec(text);
  if (match === null) return null;
  const [, whole = '', decimals = '', divisor = '1'] = match;
  const bottom = BigInt(divisor) * 10n ** BigInt(decimals.length);
  return bottom === 0n ? null : { top: BigInt(whole + decimals), bottom };
}
