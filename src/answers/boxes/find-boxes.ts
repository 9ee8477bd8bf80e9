/** What is in a box, and where the box begins and ends. */
export interface Box {
  readonly content: string;
  readonly start: number;
  readonly end: number;
  /** Whether the text goes on to the brace that closes it. */
  readonly isClosed: boolean;
}

/** Finds the outermost boxes of a text in order; one that is never closed ends with its line. */
export function findBoxes(text: string): readonly Box[] {
  const boxes: Box[] = [];
  const closings = text.includes('\\') ? closingBraces(text) : new Map<number, number>();
  const opener = /\\(?:begin ?)?(?:boxed|fbox|framebox)\s*\{/gu;
  for (let match = opener.exec(text); match !== null && boxes.length < 200; match = opener.exec(text)) {
    const inside = match.index + match[0].length;
    const end = closings.get(inside - 1) ?? null;
    const lineEnd = text.indexOf('\n', inside);
    const stop = end ?? (lineEnd < 0 ? text.length : lineEnd);
    const content = text.slice(inside, stop);
    boxes.push({
      content: end === null ? content.replace(/\\\]|(?<!\$)\$+\s*$/u, '') : content,
      start: match.index,
      end: end === null ? stop : stop + 1,
      isClosed: end !== null,
    });
    opener.lastIndex = stop;
  }
  return boxes;
}

/** Where each opening brace is closed, found in one pass: a search from every box would take too long. */
function closingBraces(text: string): ReadonlyMap<number, number> {
  const closings = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '\\') at += 1;
    else if (sign === '{') open.push(at);
    else if (sign === '}') {
      const start = open.pop();
      if (start !== undefined) closings.set(start, at);
    }
  }
  return closings;
}
