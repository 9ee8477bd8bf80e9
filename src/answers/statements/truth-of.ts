import { splitSentences } from '../extract/split-sentences.ts';

/**
 * Whether the last sentence that says true or false says it of what was asked: of the statement, and not of its converse, of an
 * assumption or of another statement.
 */
export function tellsTruthOfOther(told: string, truth: string): boolean {
  const text = told.replace(/`[^`]{1,120}`/g, 'it');
  const sentence =
    splitSentences(text).findLast((each) => /(?<![a-z])(?:true|false)(?![a-z])/i.test(each)) ?? '';
  const at = sentence.search(/(?:true|false)(?![a-z])(?!.*(?<![a-z])(?:true|false)(?![a-z]))/is);
  const before = sentence.slice(0, Math.max(0, at));
  if (sentence.slice(at, at + truth.length).toLowerCase() !== truth.toLowerCase()) return false;
  if (/remains? to be|conjectur|suppos|assum/i.test(before)) return true;
  const clause = before.split(/[,;:–—]\s|\n|\s(?:so|thus|hence|therefore|that)\s/).at(-1) ?? before;
  const words = clause.toLowerCase().match(/[a-z']+/g) ?? [];
  return words.length > 0 && !words.every((word) => plain.has(word));
}

/** Words that name what was asked, and say of it that it is so. */
const plain: ReadonlySet<string> = new Set(
  `the this that these it its your our given above original stated whole statement claim proposition assertion sentence
  conjecture answer result output expression value code program function call so thus hence therefore then indeed clearly certainly
  definitely always actually logically is are was must be to equal equals evaluates returns prints outputs yields gives we conclude find in
  fact which means as such final correct and now finally consequently overall`.split(/\s+/),
);
