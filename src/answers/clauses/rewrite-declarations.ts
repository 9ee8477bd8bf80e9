const name = String.raw`[A-Za-z](?:_ ?(?:\{ ?\w{1,2} ?\}|\w))?`;
const names = `(${name}(?:(?: ?, ?| and | ?, ?and )${name})*)`;
const constants =
  '(?:(?:arbitrary|fixed|free|two|three|some|any|all|every|each|an?|the) )*(?:(real|complex)(?:-valued)? )?(?:(?:arbitrary )?(?:constants?|numbers?|parameters?|scalars?)(?: of integration)?|reals?)';
/** What is said begins behind a sign or space that joins it to the value. */
const joined = String.raw`(?<=\S ?[,;(]? ?)`;

/** What is said of constants behind a value, with the names before or behind what they are. */
const declared: readonly { readonly pattern: RegExp; readonly named: 1 | 2 }[] = [
  {
    pattern: new RegExp(
      `${joined}(?:where|with|and|for|here) (?:both )?${names} (?:(?:is|are|being|be|denotes?) )?${constants} ?\\)?$`,
      'u',
    ),
    named: 1,
  },
  {
    pattern: new RegExp(`${joined}(?:for|where|with) ${constants} ${names} ?\\)?$`, 'u'),
    named: 2,
  },
  // Letters that are constants where nothing else is said of them.
  { pattern: new RegExp(`${joined}for (?:any|all|every) ([cCkKAB](?:_\\d)?) ?\\)?$`, 'u'), named: 1 },
];

/**
 * Writes what is said of free constants behind a value as memberships: `cx for some real constant c` is `cx, c \in \R`. What
 * restricts them, such as `positive`, is left to stand.
 */
export function rewriteDeclarations(text: string): string {
  if (
    text.length > 600 ||
    !/constant|parameter|scalar|real|number|complex|for \}?\$?(?:any|all|every)/u.test(text)
  )
    return text;
  const plain = text
    .replace(/\\(?:text\w*|mathrm)\s*\{([^{}]*)\}/gu, ' $1 ')
    .replace(/\$/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  for (const { pattern, named } of declared) {
    const match = pattern.exec(plain);
    if (match === null) continue;
    const value = plain.slice(0, match.index).replace(/ ?[,;(]? ?$/u, '');
    const found = (match[named] ?? '').split(/ ?, ?(?:and )?| and /u);
    const set = match[named === 1 ? 2 : 1] === 'complex' ? '\\C' : '\\R';
    // An argument is no constant: `f(x) = 2x for all real numbers x`.
    if (found.some((each) => isArgument(each, value) || !value.includes(each))) continue;
    return [value.replace(/[,;]$/u, ''), ...found.map((each) => `${each} \\in ${set} `)].join(', ');
  }
  return text;
}

function isArgument(name: string, value: string): boolean {
  return value.includes(`(${name})`) && /^\s*\\?[A-Za-z]+\s*\([^()]*\)\s*=/u.test(value);
}
