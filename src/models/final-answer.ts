/**
 * Finds the final answer of a solution: the last box; else what the last line such as `Final answer: x` or `The answer
 * is x` names; else the last displayed formula; else null.
 */
export function findFinalAnswer(solution: string): string | null {
  return lastBox(solution) ?? afterLastMarker(solution) ?? lastDisplay(solution);
}

function lastBox(text: string): string | null {
  const opening = /\\boxed\s*\{/gu;
  const starts = [...text.matchAll(opening)].map((match) => match.index + match[0].length);
  for (const start of starts.slice(-boxesTried).reverse()) {
    const end = closingBrace(text, start);
    const content = end === null ? null : tidy(text.slice(start, end));
    if (content !== null) return content;
  }
  return null;
}

/** Bounds the work on a text full of boxes that never close. */
const boxesTried = 20;

function closingBrace(text: string, start: number): number | null {
  let depth = 1;
  for (let index = start; index < text.length; index += 1) {
    const character = text[index];
    if (character === '\\') index += 1;
    else if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
    if (depth === 0) return index;
  }
  return null;
}

const markerLine =
  /^(?:[\s>*_#-]{0,12}(?:the[ \t]+)?(?:(?:final|correct|resulting)[ \t]+)?answer[*_]{0,3}[ \t]*(?:[:：]|is\b:?|[*_]{0,3}[ \t]*$)|.{0,200}\b(?:the|our|my)[ \t]+(?:final[ \t]+|correct[ \t]+)?answer[ \t]+is\b:?)[*_]{0,3}/iu;

function afterLastMarker(text: string): string | null {
  const lines = text.split(/\r?\n/u);
  const line = lines.findLastIndex((candidate) => markerLine.test(candidate));
  if (line < 0) return null;
  const marked = lines[line] ?? '';
  const own = marked.slice(markerLine.exec(marked)?.[0].length ?? 0);
  const rest = [own, ...lines.slice(line + 1)].join('\n').trim();
  const display = /^(?:\$\$([\s\S]+?)\$\$|\\\[([\s\S]+?)\\\])/u.exec(rest);
  return display === null ? tidy(rest.split('\n')[0] ?? '') : tidy(display[1] ?? display[2] ?? '');
}

function lastDisplay(text: string): string | null {
  const displays = [...text.matchAll(/\$\$([^$]+)\$\$|\\\[((?:(?!\\\[|\\\])[\s\S])+)\\\]/gu)];
  const last = displays.at(-1);
  return last === undefined ? null : tidy(last[1] ?? last[2] ?? '');
}

/** What is longer is a text about an answer and no answer. */
const longestAnswer = 2000;

/** Takes off emphasis, dollar signs around the whole, and a trailing dot. */
function tidy(text: string): string | null {
  let answer = text.trim();
  if (answer.length > longestAnswer) return null;
  for (let before = ''; before !== answer; ) {
    before = answer;
    answer = answer
      .replace(/^(?:\*{1,3}|_{2}|`)\s*|\s*(?:\*{1,3}|_{2}|`)$/gu, '')
      .replace(/^(\${1,2})([^$]*)\1$/u, '$2')
      .replace(/(?<=\d|[^.\s]{2}|[)}\]$])\.$/u, '')
      .trim();
  }
  return answer === '' ? null : answer;
}
