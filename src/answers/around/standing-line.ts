import { splitSentences } from '../extract/split-sentences.ts';
import { isStated } from '../extract/stance.ts';
import { limits } from '../limits.ts';
import { pattern } from '../tokens/pattern.ts';
import { isProse } from './is-prose.ts';

/**
 * A last line that is no sentence, below sentences: what they lead up to. Null where it may be one of several, a remark or a check.
 * What the sentence before says of it, as `This value is too small:`, belongs to its text.
 */
export function standingLine(text: string): StandingLine | null {
  const at = text.trimEnd().lastIndexOf('\n');
  const line = text.slice(at + 1).trim();
  if (at < 0 || line.length > limits.answer / 2 || !isAnswerAlone(line)) return null;
  const before = text.slice(0, at).trimEnd();
  const said = before.slice(before.lastIndexOf('\n') + 1).trim();
  // Words in quotes are followed by who said them.
  if (/[,;?–—-]$|^["“].*["”]$/.test(said)) return null;
  const sentence = splitSentences(said).at(-1) ?? said;
  const words = sentence.toLowerCase().split(/[^a-z]+/);
  const isOfLine = sentence.endsWith(':') || words.some((word) => pointing.has(word));
  const lead = isOfLine ? `${sentence.replace(/[.:]$/, '')} ` : '';
  const isDenied =
    statesOther(sentence, line) ||
    (isOfLine &&
      (words.some((word) => away.has(word)) ||
        !isStated({ text: lead + line, start: lead.length, end: lead.length + line.length })));
  return isDenied || isProse(said) ? { line, isDenied } : null;
}

/** Whether a sentence says that there is no answer, or states another number than stands alone behind it: `So x is 7.` */
function statesOther(sentence: string, line: string): boolean {
  const number = loneNumber(line);
  if (number === '') return false;
  const stated = /(?:(?<![a-z])(?:is|are|equals)|=) [\s$*\\(]{0,4}(-?\d[\d.,]{0,12})[$*\\)]{0,4}\.?$/i.exec(
    sentence,
  )?.[1];
  return (stated !== undefined && stated.replace(/[.,]$/, '') !== number) || unsolved.test(sentence);
}

const unsolved =
  /(?<![a-z])(?:no (?:real |valid |such )?(?:solutions?|answer)|impossible|contradiction)(?![a-z])/i;

/** Whether a number stands alone at the end, behind an answer that does not have it: either may be meant. */
export function endsOtherwise(behind: string, answer: string): boolean {
  const at = behind.trimEnd().lastIndexOf('\n');
  const number = at < 0 ? '' : loneNumber(behind.slice(at + 1));
  return number !== '' && !answer.includes(number);
}

/** The number that a line consists of, but for signs that show it; empty where it has anything else. */
function loneNumber(line: string): string {
  const [, number = ''] = /^[\s$*(\\]{0,8}(-?\d[\d.,]{0,12})[\s$*.)\\]{0,8}$/.exec(line) ?? [];
  return number.replace(/[.,]$/, '');
}

/** A last line that is no sentence. */
export interface StandingLine {
  readonly line: string;
  /** Whether what leads up to it may say that it is no answer. */
  readonly isDenied: boolean;
}

const pointing: ReadonlySet<string> = new Set(['following', 'below', 'next', 'this']);

/** What is said before a line of what is no answer, but where it fails or what is supposed. */
const away: ReadonlySet<string> = new Set(
  'everything estimate rough steps step friend one fails fail failed complement still halved doubled half twice subtract added subtracted undefined suppose supposed assume assumed assuming exclude excludes bound bounds some people given test check verify example instance'.split(
    ' ',
  ),
);

/** Whether a line is a value or a name, and no item, remark, labelled value or calculation. */
function isAnswerAlone(line: string): boolean {
  if (!pattern`[\p{L}\p{N}]`.test(line) || /[?✓✔☑|]|```/u.test(line)) return false;
  if (/^(?:[-•*–—+>#] |\W{0,2}(?:[a-z]|\d{1,2}|[ivx]{2,4})[).] |\[\d{1,2}\] |http)/.test(line)) return false;
  if (line.startsWith('(') && line.endsWith(')') && /[a-z]{3}/.test(line)) return false;
  if (/^[A-Za-z* ]{2,40}$/.test(line.slice(0, Math.max(0, line.indexOf(':'))))) return false;
  // What is worked out without a name may only test what was said before.
  const left = line.slice(0, Math.max(0, line.indexOf('=')));
  if (/\d/.test(left) && !pattern`[\p{L}\p{N}]`.test(left.replace(/\d/g, ''))) return false;
  return /^\W{0,4}(?:yes|no|true|false)(?:\W*$|\W{0,3}[,.;:!—–])/i.test(line) || !isProse(line);
}
