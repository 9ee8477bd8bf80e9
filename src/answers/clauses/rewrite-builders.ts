/** Writes `\{3k : k \in \Z\}`, a set of values for all of a running name, as `3k, k \in \Z`; a set of names is left alone. */
export function rewriteBuilders(text: string): string {
  if (text.length > 300) return text;
  const match =
    /^\$?((?:[A-Za-z] ?(?:=|\\in) ?)?)\\\{ ?([^|:{}]{1,120}?) ?(?:\||:|\\mid|\\colon) ?([^|:{}]{1,120}?) ?\\\}\$?$/u.exec(
      text,
    );
  const [, label = '', value = '', said = ''] = match ?? [];
  const plain = said.replace(/^(?:for |where )?(?:all )?/u, '');
  const solved = /^([a-z]) ?(?:\\in ?\\[RC] ?)?$/u.exec(value);
  const equation =
    solved === null ? null : new RegExp(`^${solved[1]} ?= ?([^,=]{1,100}), ?(.{1,60})$`, 'u').exec(plain);
  if (equation !== null) return running(label, equation[1] ?? '', equation[2] ?? '') ?? text;
  return solved === null ? (running(label, value, plain) ?? text) : text;
}

function running(label: string, value: string, said: string): string | null {
  const name = /^([a-z])(?: ?, ?[a-z])? ?\\in ?\\[ZNRQC] ?$/u.exec(said)?.[1];
  return name === undefined || !new RegExp(`(?<![A-Za-z\\\\])[a-z]{0,2}${name}(?![A-Za-z])`, 'u').test(value)
    ? null
    : `${label.replace('\\in', '=')}${value.trim()}, ${said.trim()}`;
}
