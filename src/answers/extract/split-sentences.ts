import { pattern } from '../tokens/pattern.ts';

/** Splits at the ends of sentences, not at decimal points, initials or abbreviations. */
export function splitSentences(text: string): readonly string[] {
  return text
    .split(end)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Abbreviations of titles, and those that a number follows: `Mr. Darcy`, `Symphony No. 5`. */
const [titles, counters] = [
  'Dr|Mr|Mrs|Ms|Prof|St|Ste|Mt|Ft|Gen|Gov|Sen|Rep|Sgt|Capt|Cmdr|Col|Lt|Rev|Hon|Messrs|Mme|Mlle|Hr|Fr|Sra|Dott|vs|Rs',
  '[Nn]os?|[Nn]r|[Oo]p|[Vv]ols?|[Cc]h|[Ff]igs?|[Ee]qs?|[Ss]ec|[Aa]rt|pp?|[Cc]a|[Aa]pprox|[Ff]l|[Nn]úm|[Bb]d|[Bb]k|[Pp]t|[Vv]v?|ft|in|lbs?|oz|hrs?|mins?|yds?',
];
const end = pattern`(?=\s)(?:(?<=[^\s.][^\sA-Z.][.!?]["*)$]{0,3})(?<!\(\d{1,2} \p{Lu}\p{L}{1,9}\.\))(?<!(?<!\p{L})(?:${titles})\.)(?<!(?<!\p{L})(?:${counters})\.(?=\s\d))(?<!(?<!\p{L})(?:[Aa]rt|[Aa]mend|[Vv]ol|[Bb]k)\.(?=\s[IVX]+(?!\p{L})))\s+(?=["*$\\(]{0,3}[\p{Lu}\d\\$(])|(?<=(?:\d|[a-z]|[A-Z]{2}|°[A-Z]|[\d₀-₉}] ?[A-Z]|(?:and|is|[-+=]) ?[A-Z]|[)\]}])\.)\s+(?=(?:This|That|It|These|We|So|Therefore|Hence|Thus|Note|Since|Because) ))|(?<=[。！？])`;
