import { distinctiveTokens, plainNumbers, stemsOf } from './distinctive-tokens.ts';
import { wordCount } from './word-count.ts';

/** What of a trajectory tells which problem it is about. */
export interface TextsOfAttempt {
  readonly problem: string;
  readonly reasoning: string | null;
  readonly solution: string;
}

/** Shorter texts say too little; a solution may be terse where the thinking was not. */
const fewestThinkingWords = 80;
const fewestSolutionWords = 150;
/** A statement with fewer distinctive tokens could belong to any problem. */
const fewestTokens = 8;
const fewestNumbers = 3;
/** Thinking about a problem names it early; further on, any word comes by chance. */
const headCharacters = 3000;
const lowShare = 0.1;
/** From here on an attempt names the statement's words, and chance may spare its numbers. */
const fairShare = 0.3;
const mostHits = 3;

/**
 * Says whether an attempt can be about its problem: false only when the opening of the thinking, or the solution, is
 * long and names next to none of the statement's rare words and numbers, or few and none of its longer numbers anywhere.
 *
 * Pure, and conservative: short texts, statements without much to recognise and thinking in another script count as
 * being about the problem. Linear in the statement, and in the attempt only where the statement has several long numbers.
 */
export function isAboutProblem({ problem, reasoning, solution }: TextsOfAttempt): boolean {
  const { words, numbers } = distinctiveTokens(problem);
  const thinking = reasoning ?? '';
  const heads = [
    ...headOf(thinking, problem, fewestThinkingWords),
    ...headOf(solution, problem, fewestSolutionWords),
  ];
  const shares = heads.map((head) => shareIn(head, words, numbers));
  if (shares.some((share) => share < lowShare)) return false;
  if (numbers.size < fewestNumbers || !shares.every((share) => share < fairShare) || heads.length === 0)
    return true;
  const whole = plainNumbers(`${thinking}\n${solution}`);
  return [...numbers].some((number) => whole.includes(number));
}

/** The opening of a text, when it says enough. */
function headOf(text: string, problem: string, fewestWords: number): readonly string[] {
  const head = text.slice(0, headCharacters);
  return wordCount(head) >= fewestWords && isSameScript(head, problem) ? [head] : [];
}

/** Share of the statement's distinctive tokens that a text has; 1 where it says too little. */
function shareIn(text: string, words: ReadonlySet<string>, numbers: ReadonlySet<string>): number {
  const tokens = words.size + numbers.size;
  if (tokens < fewestTokens) return 1;
  const stems = stemsOf(text);
  const digits = plainNumbers(text);
  const hits =
    [...words].filter((word) => stems.has(word)).length +
    [...numbers].filter((number) => digits.includes(number)).length;
  return hits > mostHits ? Math.max(lowShare, hits / tokens) : hits / tokens;
}

/** Models that think in another script than they are asked in name a problem in other words. */
function isSameScript(left: string, right: string): boolean {
  return isLatin(left) === isLatin(right) && isLatin(left);
}

function isLatin(text: string): boolean {
  const latin = text.match(/[a-z]/giu)?.length ?? 0;
  const other = text.match(/(?=\P{Script=Latin})\p{L}/gu)?.length ?? 0;
  return latin > 2 * other;
}
