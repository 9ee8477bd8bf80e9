import { pattern } from '../tokens/pattern.ts';

/** A phrase that announces a final answer: what follows it is the answer. */
export interface Announcement {
  /** One of these words in lower case is in every such phrase; most texts are without. */
  readonly words: readonly string[];
  readonly phrase: RegExp;
}

export const announcements: readonly Announcement[] = [
  {
    words: ['final'],
    phrase:
      /(?:the\s+)?final\s+(?:answer|result|conclusion)(?:[^\S\n]*\*+)?(?:\s*(?:is|equals|=|:|：|-))?/giu,
  },
  // GSM8K ends solutions so, and those who learned from it write letters of options, often at the end of a line.
  { words: ['####'], phrase: /(?<=^|\s)#{4}\s+(?=[-\d$\\(]|[A-J]\.?(?!\S|[^\S\n]*\S))/gu },
  // The last line of a question and its answer; before that it would be the first of several options.
  { words: ['a:'], phrase: /(?<=\n)A:[^\S\n](?=[^\n]+\n?$)/gu },
  {
    words: [
      'option',
      'choice',
      'select',
      'choose',
      'pick',
      'go with',
      'going with',
      'went with',
      'finali',
      'settl',
      'stick',
    ],
    phrase:
      /\b(?:(?:selection|choice|answer)\s+is\s+(?:option|choice)|(?:choose|select|pick)\s+(?:option|choice))\s+(?=\*{0,2}\(?[A-J]\b)|\b(?:choose|select|pick)\s+(?=\([A-J]\))|\b(?:I|[Ww]e)(?: would| will|['’]ll|['’]d)? (?:choose|select|pick) (?=\*{0,2}[B-HJ](?![A-Za-z\d]))|\b(?:(?:I|[Ww]e)(?: would| will|['’]ll|['’]d)? |I['’]m )?(?:(?:go|going|went|stick|sticking) with|settle on|settling on|finali[sz]e(?: on)?) (?:(?:the )?(?:option|choice|answer)\s+)?(?=\(?[A-J]\b)/gu,
  },
  { words: ['answer'], phrase: /(?<=^|\n)[^\S\n]*(?:final[^\S\n]+)?answer(?=[^\S\n]*\n)/giu },
  { words: ['tl;dr', 'tldr'], phrase: /(?<=^|\n)\W{0,4}TL;?DR\*{0,2}\s?[:：]/giu },
  { words: ['final:'], phrase: /(?<=^|\n)\W{0,4}Final:/gu },
  { words: ['ans:'], phrase: /\bAns:[^\S\n]?(?=\S)/g },
  {
    words: ['answer'],
    phrase: /#{1,4} ?(?:final )?answer ?:?|\*{2} ?(?:final )?answer ?\*{0,2} ?:?(?: ?\*\*)?/giu,
  },
  {
    words: ['答案', '最终', '选项', '结果'],
    phrase:
      /(?:最终答案|最後答案|正确答案|正确的?选项|答案|最终结果|(?<=^|[，,。；;]\s?)结果(?=[是为為]))\s*(?:是|为|為|：|:|等于)?/gu,
  },
  { words: ['回答'], phrase: /回答\s*[：:]/gu },
  {
    words: ['选', '選'],
    phrase:
      /(?:故|应|應|因此|所以|答案|正确选项|我)?[选選](?:择|擇)?\s?[：:]?\s?(?=[（(]?[A-J](?!\s?[A-Za-z\d]))/gu,
  },
  // The heading of an answer in examinations.
  { words: ['答案】'], phrase: /【(?:最终|正确)?答案】\s?[：:]?/gu },
  { words: ['答え', '解答', '正解'], phrase: /(?:最終的?な?答え|答え|解答|正解)\s*(?:は|：|:)?/gu },
  { words: ['답'], phrase: /(?:최종\s*답|정답|답)\s*(?:은|는|：|:)/gu },
  { words: ['respuesta'], phrase: /(?:la\s+)?respuesta(?:\s+(?:final|correcta))?\s*(?:es|:)/giu },
  { words: ['réponse'], phrase: /(?:la\s+)?réponse(?:\s+(?:finale|correcte))?\s*(?:est|:)/giu },
  {
    words: ['antwort', 'lösung'],
    phrase: /(?:die\s+)?(?:endgültige\s+|richtige\s+)?(?:antwort|lösung)\s*(?:lautet|ist|:)/gi,
  },
  { words: ['resposta'], phrase: /(?:a\s+)?resposta(?:\s+(?:final|correta))?\s*(?:é|:)/giu },
  { words: ['risposta'], phrase: /(?:la\s+)?risposta(?:\s+(?:finale|corretta))?\s*(?:è|:)/giu },
  { words: ['antwoord'], phrase: /(?:het\s+)?(?:definitieve\s+)?antwoord\s*(?:is|:)/gi },
  { words: ['ответ'], phrase: /(?:окончательный\s+|правильный\s+)?ответ\s*(?::|—|-|равен)/giu },
  { words: ['odpowiedź'], phrase: /(?:ostateczna\s+)?odpowiedź\s*(?:to|:)/giu },
  { words: ['cevap'], phrase: /(?:nihai\s+)?cevap\s*(?::)/giu },
  { words: ['الجواب', 'الإجابة'], phrase: /(?:الجواب|الإجابة)\s*(?:النهائي[ة]?\s*)?(?:هو|هي|:)/gu },
  { words: ['उत्तर'], phrase: /(?:अंतिम\s+)?उत्तर\s*(?:है|:)/gu },
  {
    words: ['answer', 'result', 'solution', 'option', 'choice'],
    phrase:
      /(?:the\s+)?(?:correct\s+|right\s+)?(?:answer|result|solution|option|choice)(?:\s+to\s+(?:the|this|your)\s+(?:question|problem|puzzle))?\s*(?:is|equals|:|=)\s*:?/gi,
  },
];

/** Most characters of an announcement before the word by which it is known. */
const longestLead = 60;

/** What follows the last announcement; of two in one place the longer one counts. */
export function lastAnnounced(text: string): Announced | null {
  let best: { readonly start: number; readonly end: number } | null = null;
  const lower = text.toLowerCase();
  for (const { words, phrase } of announcements) {
    const places = words.map((word) => lower.indexOf(word)).filter((at) => at >= 0);
    if (places.length === 0) continue;
    // A few letters are longer in lower case, and places in it are then not those of the text.
    phrase.lastIndex = lower.length === text.length ? Math.max(0, Math.min(...places) - longestLead) : 0;
    // From behind: of a thousand announcements only the last that fits is looked at closely.
    for (const match of [...text.matchAll(phrase)].reverse()) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (best !== null && end <= best.end) break;
      const isInWord = pattern`[\p{L}]`.test(text[start - 1] ?? '') && /^[a-z]/iu.test(match[0]);
      const rest = text.slice(end).replace(/^[\s*:：]+/u, '');
      if (isInWord || rest === '' || isJudged(text, start, end) || isUnfit(match[0], text, end)) continue;
      best = { start, end };
      break;
    }
  }
  if (best === null) return null;
  const behind = text.slice(best.end);
  const around = isEmphasized(text.slice(text.lastIndexOf('\n', best.start) + 1, best.end))
    ? closing
    : spacing;
  const [, lines = ''] = /^[\s*:：_]*?\n([^\n]+(?:\n[^\n]+)*)/.exec(behind) ?? [];
  return { start: best.start, rest: behind.replace(around, '').replace(drawn, ''), lines };
}

/** Whether emphasis was opened and not closed: its end belongs to the announcement, as in `**Answer:** 42`. */
function isEmphasized(line: string): boolean {
  return (line.match(/\*\*|(?<![*\w])\*(?=[^\s*])|__/g) ?? []).length % 2 === 1;
}

/** Words between an announcement and its answer that only draw the conclusion. */
const drawn = /^(?:therefore|thus|hence|then|simply|just|indeed|clearly),? (?=\S)/i;

const closing = /^[\s*:：_]+/;
const spacing = /^[\s:：]+/;

/** Where an answer is announced, and what follows the announcement. */
export interface Announced {
  readonly start: number;
  readonly rest: string;
  /** The block of lines below an announcement that ends its own line. */
  readonly lines: string;
}

/** `This answer is correct` judges what was announced before. */
function isJudged(text: string, start: number, end: number): boolean {
  return (
    pattern.i`(?<!\p{L})(?:this|that|my|your)\s$`.test(text.slice(Math.max(0, start - 8), start)) &&
    pattern.i`^\s?(?:(?:not )?correct|incorrect|wrong)(?!\p{L})`.test(text.slice(end, end + 16))
  );
}

/** `Final answer` in the middle of a sentence, or an answer that is denied, announces nothing. */
function isUnfit(match: string, text: string, end: number): boolean {
  const after = text.slice(end, end + 12);
  if (/^\s*(?:not|n't|seems|would|could|might|cannot)\b/iu.test(after)) return true;
  const isBare =
    !/[:：=】]\s*(?:\*+\s*)?$|(?:is|equals|es|est|lautet|ist|é|è|是|为|為|は|은|는|:|：|равен|to|هو|هي|है|option|choice|choose|select|pick|with(?: answer)?|finali[sz]e|on|选|選|选择|擇)\s*(?::\s*)?\**$/i.test(
      match.trim(),
    );
  return isBare && !/^\s*(?:\*+\s*)?(?:\n|:|：)/u.test(after) && !/^[#*]/u.test(match);
}
