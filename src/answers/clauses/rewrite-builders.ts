/** Writes `\{3k : k \in \Z\}`, a set of values for all of a running name, as `3k, k \in \Z`; a set of names is left alone. */
export function rewriteBuilders(written: string): string {
  if (written.length > 300 || !written.includes('{')) return written;
  const text = withBraces(written);
  const match =
    /^\$?((?:[A-Za-z] ?(?:=|\\in) ?)?)\\\{ ?([^|:{}]{1,120}?) ?(?:\||:|\\mid|\\colon) ?([^|:{}]{1,120}?) ?\\\}\$?$/.exec(
      text,
    );
  const [, label = '', value = '', said = ''] = match ?? [];
  const plain = said.replace(/^(?:for |where )?(?:all )?/u, '');
  const solved = /^([a-z]) ?(?:\\in ?\\[RC] ?)?$/u.exec(value)?.[1];
  if (solved === undefined) return running(label, value, plain) ?? text;
  const [, name, meaning = '', rest = ''] = /^([a-z]) ?= ?([^,=]{1,100}), ?(.{1,60})$/.exec(plain) ?? [];
  return name === solved ? (running(label, meaning, rest) ?? text) : text;
}

/** The value with what it runs over; null where that is not a name of the value in a known set. */
function running(label: string, value: string, said: string): string | null {
  const name = /^([a-z])(?: ?, ?[a-z])? ?\\in ?\\[ZNRQC] ?$/u.exec(said)?.[1];
  const names = value.match(/(?<![A-Za-z\\])[a-z]{1,3}(?![A-Za-z])/gu) ?? [];
  return name !== undefined && names.some((each) => each.includes(name))
    ? `${label.replace('\\in', '=')}${value.trim()}, ${said.trim()}`
    : null;
}

/** `{x : x <= -7}` is a set by its rule, though its braces have no backslash. */
function withBraces(text: string): string {
  const [, head, name, rule] =
    /^\$?((?:[A-Za-z] ?(?:=|\\in) ?)?)\{ ?([a-z]|[^|:{}]{1,40}(?= ?(?:[:|]|\\mid) ?[a-z] ?(?:\\in|in) ))(?: ?(?:\\in|in) ?\\?R)? ?(?:[:|]|\\mid|such that) ?([^{}]{1,160})\}\$?$/.exec(
      text,
    ) ?? [];
  const isRule = rule !== undefined && /[<>]|!=|\\(?:[lg]eq?|neq?|in)(?![a-z])| in /u.test(rule);
  return isRule
    ? `${head}\\{${name} : ${rule.replace(/ (?:\\in|in) ?\\?(?=[ZNRQC](?![A-Za-z]))/u, ' \\in \\')}\\}`
    : text;
}
