/** What stands in a box, and where the box begins and ends. */
export interface Box {
  readonly content: string;
  readonly start: number;
  readonly end: number;
}

/** Finds the outermost boxes of a text in order; one that is never closed ends with its line. */
export function findBoxes(text: string): readonly Box[] {
  const boxes: Box[] = [];
  const opener = /\\(?:boxed|fbox|framebox)\s*\{/gu;
  for (let match = opener.exec(text); match !== null && boxes.length < 200; match = opener.exec(text)) {
    const inside = match.index + match[0].length;
    const end = closingBrace(text, inside);
    const lineEnd = text.indexOf('\n', inside);
    const stop = end ?? (lineEnd < 0 ? text.length : lineEnd);
    const content = text.slice(inside, stop);
    boxes.push({
      content: end === null ? content.replace(/\\\]|\$+\s*$/u, '') : content,
      start: match.index,
      end: end === null ? stop : stop + 1,
    });
    opener.lastIndex = stop;
  }
  return boxes;
}

function closingBrace(text: string, from: number): number | null {
  let depth = 1;
  const limit = Math.min(text.length, from + 6_000);
  for (let at = from; at < limit; at += 1) {
    const sign = text[at];
    if (sign === '\\') at += 1;
    else if (sign === '{') depth += 1;
    else if (sign === '}') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return null;
}
