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
  if (at < 1 || line.length > limits.answer / 2 || /[:?,;]\W{0,4}$|^(?:#|[-•>] |\|)|```/.test(line))
    return null;
  const behind = text.slice(at + 1).trim();
  const [heading = ''] = explaining.exec(behind) ?? [];
  const told = behind.slice(heading.length).trim();
  const words = told.toLowerCase().split(/[^a-z]+/);
  if (words.some((word) => turning.has(word)) || (heading === '' && !onlyTells(told, words, line)))
    return null;
  // A yes or no is read with what is said of it.
  if (truth.test(line))
    return told.includes('\n') ? null : `${line.replace(/[.*]{1,4}$/, '').replace(/^\*+/, '')}. ${told}`;
  const stands =
    isStated({ text, start: 0, end: at }) &&
    !takesBack(behind) &&
    !isRevised(behind) &&
    !announces(text) &&
    !statesOther(line, splitSentences(behind).at(-1) ?? '');
  return stands ? line : null;
}

const truth = /^\W{0,4}(?:yes|no|true|false)\W{0,4}$/i;

/** Whether a text announces its answer in words, or boxes it. */
function announces(text: string): boolean {
  return text.includes('\\boxed') || lastAnnounced(text) !== null;
}

/** What explains, by its name. */
const explaining =
  /^[*_#\s]{0,6}(?:explanation|reasoning|rationale|justification|reason|why|erklärung|begründung|explication|explicación|explicação|spiegazione|解释|解析|理由|説明)[*_]{0,2} ?[:：.][*_]{0,2}/i;

/** Words by which an explanation takes its answer back, or makes another one of it. */
const turning: ReadonlySet<string> = new Set(
  'actually wait mistake mistaken kidding joking sorry oops meant reflection misconception excluded thousands hundreds dozens doubled halved instead guess guessed'.split(
    ' ',
  ),
);

/** Sentences without a heading that say more of the line, and neither conclude, correct nor measure anything. */
function onlyTells(told: string, words: readonly string[], line: string): boolean {
  const named = line.replace(/^[*$\s]{1,4}|[*$.\s]{1,4}$/g, '');
  return (
    !isProse(line) &&
    told.length < 600 &&
    (/^(?:This|It|That|Because|Since|He|She|They|These) [a-z]/.test(told) || told.startsWith(`${named} `)) &&
    /[.!]$/.test(told) &&
    !/[=*#|`]|\n ?(?:[-•\d]|\n)/.test(told) &&
    !words.some((word) => measuring.has(word))
  );
}

/** Words by which a sentence concludes, corrects, limits or measures. */
const measuring: ReadonlySet<string> = new Set(
  `answer answers therefore thus hence so finally conclude final step steps first second third last next however but wrong incorrect
  correct false not no never none rather unless if when while where maybe perhaps possibly probably although though yet otherwise except
  given what bound number value root roots amount half twice double total exceeds exceed too contradiction check verify then before after was were
  said says asked asks question even odd must should could would might may cannot sometimes usually often partly part other another
  violates fails leads counts subtract add multiply divide minimum maximum least most estimate approximately about equation radius`.split(
    /\s+/,
  ),
);

/** Whether the last sentence of an explanation ends on a number that is not one of the line. */
function statesOther(line: string, last: string): boolean {
  const number = (last.match(/\d[\d.,]*\d|\d/g) ?? []).at(-1);
  return /\d/.test(line) && number !== undefined && !line.includes(number);
}
