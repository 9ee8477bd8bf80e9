const upright = String.raw`(?:\\(?:mathrm|text|rm) ?\{ ?([CP]) ?\}|([CP]))`;
const whole = String.raw`(?:\{ ?(\d+|[nmNM]) ?\}|([\dnmNM]))`;
const part = String.raw`(?:\{ ?(\d+|[kr]) ?\}|([\dkr]))`;

const stacked =
  /(?<![A-Za-z\\])(?:\\(?:mathrm|text|rm) ?\{ ?C ?\}|C) ?_ ?(?:\{([^{}]{1,16})\}|([A-Za-z\d])) ?\^ ?(?:\{([^{}]{1,16})\}|([A-Za-z\d]))/g;
const flanked = new RegExp(
  String.raw`(?<![A-Za-z\d}])(?:\{ ?\})? ?([_^]) ?${whole} ?${upright} ?_ ?${part}(?![A-Za-z\d^])`,
  'gu',
);
const called = /(?<![A-Za-z\\])C ?\( ?(\d{1,6}) ?, ?(\d{1,6}) ?\)/gu;

/** Writes the notations of schools for combinations and arrangements as what they count: `C_{10}^{3}`, `{}_{10}C_3`, `C(10, 3)`. */
export function rewriteCounts(text: string): string {
  if (!/[CP]\}? ?[_(]/u.test(text)) return text;
  const counted = text
    .replace(stacked, (all, longFrom?: string, from?: string, longCount?: string, count?: string) => {
      const [total, chosen] = [longFrom ?? from ?? '', longCount ?? count ?? ''];
      return isCount(total, chosen) ? `\\binom{${total}}{${chosen}}` : all;
    })
    .replace(flanked, (all, script: string, ...parts: readonly (string | undefined)[]) => {
      const [longFrom, from, longLetter, letter, longCount, count] = parts;
      const [total, chosen] = [longFrom ?? from ?? '', longCount ?? count ?? ''];
      const isArrangement = (longLetter ?? letter) === 'P';
      // A number above a letter may be that of an isotope.
      if (!isCount(total, chosen) || (isArrangement && script === '^')) return all;
      return isArrangement ? `\\frac{${total}!}{(${total} - ${chosen})!}` : `\\binom{${total}}{${chosen}}`;
    });
  // Alone it may be a point.
  return /[-+*/=]|\\(?:cdot|times|frac)/u.test(counted.replace(called, ' '))
    ? counted.replace(called, (all, total: string, chosen: string) =>
        isCount(total, chosen) ? `\\binom{${total}}{${chosen}}` : all,
      )
    : counted;
}

/** Whole numbers of which the second is no larger, or letters for such. */
function isCount(total: string, chosen: string): boolean {
  if (/^\d{1,6}$/u.test(total) && /^\d{1,6}$/u.test(chosen))
    return Number(total) > 1 && Number(chosen) <= Number(total);
  return /^[\dnmNMk+ -]+$/u.test(total) && /[nmNM]/u.test(total) && /^[\dnmkrijp+ -]+$/u.test(chosen);
}
