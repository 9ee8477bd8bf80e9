/** What the Hub takes besides codes. */
const special: ReadonlySet<string> = new Set(['code', 'multilingual']);

/** Says why the Hub would refuse a language tag of a card; null when it takes it. */
export function languageFault(tag: unknown): string | null {
  if (typeof tag === 'string' && (special.has(tag) || isKnown(tag))) return null;
  return 'must be a language as the Hub takes it, an ISO 639 code in small letters such as en, zh or yue, or code or multilingual, got {got}; a region or a script belongs into tags';
}

/** Two letters name few languages, which are all known; three letters name thousands. */
function isKnown(tag: string): boolean {
  if (/^[a-z]{3}$/u.test(tag)) return true;
  if (!/^[a-z]{2}$/u.test(tag)) return false;
  const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
  return names.of(tag) !== undefined || names.of('en') === undefined;
}

/** The language tags in the head of a card, written as one or as a list. */
export function languagesOf(card: string): readonly string[] {
  const head = /^---\r?\n([\s\S]*?)\r?\n---(?:\r?\n|$)/u.exec(card)?.[1] ?? '';
  const [, inline = '', listed = ''] =
    /^language:[^\S\n]*([^\n]*)((?:\r?\n[^\S\n]*-[^\n]*)*)/mu.exec(head) ?? [];
  const tags = [...inline.replace(/^\[|\]\s*$/gu, '').split(','), ...listed.split('\n')];
  return tags
    .map((tag) => tag.replace(/^\s*(?:-\s*)?["']?|["']\s*$|(?<!\s)\s+$/gu, ''))
    .filter((tag) => tag !== '');
}
