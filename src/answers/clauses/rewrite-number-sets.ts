/** Writes sets of real numbers that are told in words as sets: `all real numbers except 4` is `\R \setminus \{4\}`. */
export function rewriteNumberSets(text: string): string {
  if (text.length > 600 || !/\b(?:all|every|any|except|other than)\b/i.test(text)) return text;
  const plain = text
    .replace(/\\(?:text\w*|mathrm)\s*\{([^{}]*)\}/gu, ' $1 ')
    .replace(/\$/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const bare =
    /^(?:all|every|any) (?:values? of |integers? (?=[nmkN](?![a-z]))|natural numbers? (?=[nmkN](?![a-z]))|positive integers? (?=[nmkN] ?(?:>|\\geq?) ?\d))?([a-z] ?(?:\\(?:neq?|geq?|leq?|in)(?![a-z])|[<>]|!=)[^,;]{1,60})$/i.exec(
      plain,
    );
  if (bare !== null && isFormula(bare[1] ?? '')) return bare[1] ?? text;
  const congruent =
    /^(?:all|every|any) integers? ([a-z]) (?:such that|with|where|for which|satisfying) (\1 ?\\equiv [^,;]{1,60})$/i.exec(
      plain,
    );
  if (congruent !== null) return congruent[2] ?? text;
  const match = start.exec(plain);
  if (match === null) return text;
  const [whole, kind] = match;
  const base = bases.get((kind ?? '').replace('-', '').toLowerCase());
  const rest = plain.slice(whole.length).replace(/^,/u, '').trim();
  if (base === undefined) return text;
  if (rest === '') return base;
  return restricted(base, rest) ?? text;
}

const start =
  /^(?:the set of )?(?:(?:all|every|any) (?:of the )?(?:(positive|negative|non-?negative|non-?positive|non-?zero) )?(?:real(?: numbers?| values?)?|reals|x ?\\in ?\\R|\\R) ?(?:(?:values? )?(?:of )?[a-z](?![a-z]))?|\\R)(?=$|[ ,])/i;

const bases: ReadonlyMap<string, string> = new Map([
  ['', '\\R '],
  ['positive', '(0, \\infty )'],
  ['negative', '(-\\infty , 0)'],
  ['nonnegative', '[0, \\infty )'],
  ['nonpositive', '(-\\infty , 0]'],
  ['nonzero', '\\R \\setminus \\{0\\}'],
]);

/** A set of numbers but for what is said behind it; null where that cannot be read. */
function restricted(base: string, rest: string): string | null {
  const left = exception.exec(rest)?.[1];
  if (left !== undefined) return withoutPoints(base, left);
  if (base !== '\\R ') return null;
  const relation =
    /^(?:such that |with |where |for which |satisfying )?([^,;]{1,80})$/i.exec(rest)?.[1] ?? '';
  return (
    beyond(rest) ??
    (/[<>]|\\(?:neq?|geq?|leq?)(?![a-z])|!=/u.test(relation) && isFormula(relation) ? relation : null)
  );
}

const exception =
  /^(?:except(?: for)?|other than|excluding|but(?: not)?|besides|apart from|not equal to|different from|with the exception of|not including) (.{1,80})$/i;

function withoutPoints(base: string, left: string): string | null {
  const points = left
    .replace(/^(?:when |where |at |for )/iu, '')
    .replace(/^\\\{(.*)\\\}$/u, '$1')
    .split(/ ?,(?: ?(?:and|or) )? ?| (?:and|or) /u)
    .map((point) => point.replace(/^[a-z] ?= ?/u, '').trim());
  return points.every((point) => isFormula(point))
    ? `${base.trim()} \\setminus \\{${points.join(', ')}\\}`
    : null;
}

/** `greater than 3` is from 3 up, without it. */
function beyond(rest: string): string | null {
  const match =
    /^(?:that are )?(?:(greater|larger|bigger|more)|less|smaller) than (or equal to )?(.{1,40})$/i.exec(rest);
  const [, above, closed, end = ''] = match ?? [];
  if (match === null || !isFormula(end)) return null;
  return above === undefined
    ? `(-\\infty , ${end}${closed === undefined ? ')' : ']'}`
    : `${closed === undefined ? '(' : '['}${end}, \\infty )`;
}

/** No words, but for commands and functions. */
function isFormula(text: string): boolean {
  return (
    text !== '' &&
    !/(?<![\\A-Za-z])[A-Za-z]{2,}/u.test(
      text.replace(/(?<![A-Za-z])(?:and|or|pi|sqrt|ln)(?![A-Za-z])/gu, ' '),
    )
  );
}
