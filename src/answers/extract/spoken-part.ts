/**
 * What a model says to its reader: without its thoughts, without the tokens by which it ends, and only what is between
 * answer tags where it wrote some.
 */
export function spokenPart(text: string): string {
  return displaysInLine(insideAnswerTags(withoutEndTokens(withoutThinking(text))).replace(heading, '$1:'));
}

/** Formulas displayed on lines of their own, each on one line with its signs. */
function displaysInLine(text: string): string {
  const led = /\n(?:\\\[|\$\$)/.test(text) ? text.replace(leading, ' ') : text;
  return /\\\[[ \t]*\n|\$\$[ \t]*\n/.test(led)
    ? led.replace(/(\\\[|\$\$)[ \t]*\n[ \t]*([^\n]{1,300})\n[ \t]*(\\\]|\$\$)/g, '$1 $2 $3')
    : led;
}

/** Between the verb of a sentence and a formula on the next line. */
const leading =
  /(?<=(?:^|\n)[^\n]{3,200} (?:is|are|was|were|equals|be|by|get|have|obtain|find|gives|yields))[ \t]*\n{1,2}(?=(?:\\\[|\$\$)[^\n]{1,300}$)/g;

/** A label in brackets, as `[法条]` for `法条:`. */
const heading = /^\s*\[(法条|答案|回答|金额|结果|罪名|刑期|类别|选项)\]\s?(?=\S)/;

function withoutThinking(text: string): string {
  const end = text.lastIndexOf('</think>');
  const after = end < 0 ? '' : text.slice(end + '</think>'.length);
  // A thought that is never closed is no answer; only what comes before it can be.
  const open = end < 0 ? text.indexOf('<think>') : -1;
  if (open >= 0) return text.slice(0, open);
  return after.trim() === '' ? text.replace(/<\/?think>/gu, ' ') : after;
}

/** Tokens by which a model ends what it says, where a server left them in the text. */
function withoutEndTokens(text: string): string {
  let said = text.replace(/<\|[a-z_]{2,20}\|>.*$/su, '').trimEnd();
  for (let token = endToken(said); token !== null; token = endToken(said))
    said = said.slice(0, -token.length).trimEnd();
  return said;
}

function endToken(text: string): string | null {
  return /(?:<\/s>|<eos>|<eo[a-z]>|<end_of_turn>|\[EOS\])$/u.exec(text.slice(-13))?.[0] ?? null;
}

/** What is between the last answer tags, where a model was trained to write them; otherwise the whole text. */
function insideAnswerTags(text: string): string {
  for (const [opening, closing] of answerTags) {
    const end = text.lastIndexOf(closing);
    const start = end < 0 ? -1 : text.lastIndexOf(opening, end);
    const inside = start < 0 ? '' : text.slice(start + opening.length, end);
    if (inside.trim() !== '') return inside;
  }
  return text;
}

const answerTags: readonly (readonly [opening: string, closing: string])[] = [
  ['<answer>', '</answer>'],
  ['<final_answer>', '</final_answer>'],
  ['[ANSWER]', '[/ANSWER]'],
];
