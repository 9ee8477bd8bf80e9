import { isProse } from '../around/is-prose.ts';
import { isRevised } from '../around/revisions.ts';
import { limits } from '../limits.ts';
import { lastAnnounced } from './phrases.ts';
import { splitSentences } from './split-sentences.ts';
import { isStated, takesBack } from './stance.ts';

/**
 * The first line of a text that explains it below: behind a heading that says so, or in sentences that only tell more. Null where the line
 * may be a heading itself, or what is below it may state another answer.
 */
export function answerFirst(text: string): string | null {
  const at = text.indexOf('\n');
  const line = text.slice(0, Math.max(0, at)).trim();
  if (at < 1 || line.length > limits.answer / 2 || /[:?,;]\W*$|^(?:#|[-•>] |\|)|```/.test(line)) return null;
  const behind = text.slice(at + 1).trim();
  const isExplained = explaining.test(behind) || (isTold(behind) && !isProse(line));
  const stands =
    isExplained &&
    isStated({ text, start: 0, end: at }) &&
    !takesBack(behind) &&
    !isRevised(behind) &&
    !announces(text) &&
    !statesOther(line, splitSentences(behind).at(-1) ?? '');
  return stands ? line : null;
}

/** Whether a text announces its answer in words, or boxes it. */
function announces(text: string): boolean {
  return text.includes('\\boxed') || lastAnnounced(text) !== null;
}

/** What explains, by its name. */
const explaining =
  /^[*_#\s]{0,6}(?:explanation|reasoning|rationale|justification|reason|why|note|erklärung|begründung|explication|explicación|explicação|spiegazione|解释|解析|理由|説明)[*_]{0,2} ?[:：.]/i;

/** Sentences alone, which neither conclude nor correct anything. */
function isTold(behind: string): boolean {
  return (
    behind.length < 600 &&
    /^(?:This|It|The|That|Because|Since|He|She|They|These) [a-z]/.test(behind) &&
    /[.!]$/.test(behind) &&
    !/[=*#|`]|\n\s*(?:[-•\d]|$)/.test(behind) &&
    !behind
      .toLowerCase()
      .split(/[^a-z]+/)
      .some((word) => concluding.has(word))
  );
}

const concluding: ReadonlySet<string> = new Set(
  `answer answers therefore thus hence so finally conclude final step first next however but actually wait wrong incorrect mistake instead
  correct false not no never rather unless if maybe perhaps possibly probably only although though yet otherwise`.split(
    /\s+/,
  ),
);

/** Whether the last sentence of an explanation has numbers, and none of those of the line. */
function statesOther(line: string, last: string): boolean {
  const numbers = last.match(/\d[\d.,]*\d|\d/g) ?? [];
  return /\d/.test(line) && numbers.length > 0 && !numbers.some((number) => line.includes(number));
}
