/** Splits at the ends of sentences, not at decimal points, initials or abbreviations. */
export function splitSentences(text: string): readonly string[] {
  return text
    .split(/(?<=[^\s.][^\sA-Z.][.!?]["*)$]{0,3})\s+(?=["*$\\(]{0,3}[\p{Lu}\d\\$(])|(?<=[。！？])/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
