const names = String.raw`(?<![A-Za-z\\])([a-z](?:\s*,\s*[a-z]){0,2})`;
const joined = String.raw`(?:(?<!\s)\s+)?(?:[,;(]\s*)?(?:(?:where|for|with|and)\s+)?(?:(?:any|all|every|each|some)\s+)?`;
const wholeNames: readonly RegExp[] = [
  new RegExp(String.raw`${joined}(?:arbitrary\s+)?integers?\s+${names}\s*\)?$`, 'u'),
  new RegExp(
    String.raw`${joined}${names}\s+(?:(?:is|are|being|be)\s+)?(?:(?:any|an|some|arbitrary)\s+){0,2}integers?\s*\)?$`,
    'u',
  ),
  new RegExp(
    String.raw`(?:(?<!\s)\s+)?[,;(]\s*(?:(?:where|for|with)\s+)?${names}\s*=\s*0\s*,\s*\\pm\s*1\s*,\s*\\pm\s*2\s*(?:,\s*\\pm\s*3\s*)?,\s*\\ldots\s*\)?$`,
    'u',
  ),
];
const member = new RegExp(
  String.raw`(?:(?<!\s)\s+)?(?:\(\s*(?:(?:where|for|with)\s+)?|(?:where|for|with)\s+)(?:(?:any|all|every)\s+)?${names}\s*\\in\s*(\\[A-Z])\s*\)?$`,
  'u',
);

/** Writes what is said of whole numbers behind an answer as a membership: `k\pi, where k is an integer` is `k\pi, k \in \Z`. */
export function rewriteConditions(text: string): string {
  if (!/integer|\\in|\\pm\s*1|all|every/u.test(text)) return text;
  const plain = text
    .replace(/\\(?:text\w*|mathrm)\s*\{([^{}]*)\}/gu, ' $1 ')
    .replace(/\$/gu, ' ')
    .trim();
  // Of several functions each is given for all numbers.
  const several = plain.split(/,? (?:and|or) {1,3}(?=[a-z] ?\([a-z]\) ?=)/u);
  const given = several.map(
    (each) =>
      /^([a-z] ?\(([a-z])\) ?=[^,;]{1,60}?),? {1,3}for (?:all|every) (?:real (?:numbers? )?)? ?\2 {0,2}$/.exec(
        each.trim(),
      )?.[1] ?? each,
  );
  if (several.length > 1 && given.every((each) => !/for|,/u.test(each))) return given.join(' or ');
  // What holds for all numbers is said of no other ones.
  const all =
    /(?<=\S),? (?:for|\\forall)? ?(?:all|every|any) (?:real )?(?:numbers? )?[a-z](?: ?\\in ?\\R ?)?$/u.exec(
      plain.replace(/\s+/gu, ' '),
    );
  if (all !== null && /[=(]/u.test(plain.slice(0, all.index)))
    return plain.replace(/\s+/gu, ' ').slice(0, all.index);
  // A function of whole numbers is given for all of them.
  const everywhere =
    /(?<=\S),? (?:for|\\forall) (?:all|every|each|any) (?:positive |non-?negative |natural |real |rational )*(?:integers?|numbers?|reals|rationals) ([a-z])$/u.exec(
      plain.replace(/\s+/gu, ' '),
    );
  if (everywhere !== null && /^ ?\\?[a-z]+\s?\([a-z]\) ?=/u.test(plain))
    return plain.replace(/\s+/gu, ' ').slice(0, everywhere.index);
  const set = member.exec(plain);
  if (set !== null && set.index > 0)
    return `${plain.slice(0, set.index).replace(/,$/u, '')}, ${set[1]} \\in ${set[2]} `;
  for (const pattern of wholeNames) {
    const match = pattern.exec(plain);
    if (match !== null && match.index > 0) return `${plain.slice(0, match.index)}, ${match[1]} \\in \\Z `;
  }
  return text;
}
