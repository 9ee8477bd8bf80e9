/** Returns a text in the one spelling of those that Unicode has for it, its letters beyond ASCII in lower case. */
export function foldedUnicode(text: string): string {
  return unifiedSigns(text).replace(/[^\u0000-\u007f]+/gu, (run) => run.toLowerCase());
}

/** Returns a text in NFKC, with one kind of dash and of quotation mark. A superscript stays a power. */
export function unifiedSigns(text: string): string {
  return text
    .replace(superscripts, (digits) => `^${digits.normalize('NFKC')}`)
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212]/gu, '-')
    .replace(/[\u2018\u2019\u201a\u201b]/gu, "'");
}

const superscripts = /[\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u207a\u207b]+/gu;
