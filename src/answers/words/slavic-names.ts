/**
 * Whether two folded names are one Slavic name in two transcriptions: `Dostoevsky`, `Dostoyevskii`, `Dostojewski`. Only
 * for endings that such surnames have: elsewhere one letter makes another name, as in `Smith` and `Smyth`.
 */
export function areTranscribed(left: string, right: string): boolean {
  const [from, to] = [left.split(' '), right.split(' ')];
  return (
    from.length <= 3 &&
    from.length === to.length &&
    from.every((name, index) => sounds(name) === sounds(to[index] ?? '')) &&
    /.{2}(?:[oe]v|ski|stoi|vich)$/.test(sounds(from.at(-1) ?? ''))
  );
}

/** A name by what its letters stand for in Cyrillic, whichever language transcribed it. */
function sounds(name: string): string {
  return name
    .replace(/tsch|tch/gu, 'ch')
    .replace(/sch/gu, 'sh')
    .replace(/kh/gu, 'h')
    .replace(/ff$/u, 'v')
    .replace(/w/gu, 'v')
    .replace(/[jy]/gu, 'i')
    .replace(/i{2,3}/gu, 'i')
    .replace(/i(?=[aeou])/gu, '');
}
