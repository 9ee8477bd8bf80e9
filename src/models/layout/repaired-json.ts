/**
 * Mends the strings of a JSON text in which a model has written LaTeX with single backslashes.
 *
 * Most of these are not legal escapes and would not parse (`\alpha`). Worse are those that are: `\frac`, `\beta`, `\text`,
 * `\nabla` and `\rho` parse, as a control character and the rest of the word. A form feed or a backspace before a letter
 * is never meant, nor is a tab or a carriage return before the rest of a command; a line break is weighed by the word it
 * would begin, by the rest of the text and by whether it is in a formula. Line breaks inside strings and commas
 * before a closing bracket are mended too.
 */
export function repairedJson(source: string): string {
  const isCareless = hasBareCommands(source);
  const pieces: string[] = [];
  let isString = false;
  let from = 0;
  let dollars = 0;
  const take = (end: number, piece: string, next: number): void => {
    pieces.push(source.slice(from, end), piece);
    from = next;
  };
  for (let at = 0; at < source.length; at += 1) {
    const character = source[at] ?? '';
    if (!isString) {
      if (character === '"') {
        isString = true;
        dollars = 0;
      } else if (character === ',' && /^,\s*[}\]]/.test(source.slice(at, at + 100))) take(at, '', at + 1);
    } else if (character === '"') isString = false;
    else if (character === '\\') {
      const mended = escapeAt(source, at, { isCareless, isFormula: dollars % 2 === 1 });
      take(at, mended.json, at + mended.length);
      at += mended.length - 1;
    } else if (character < ' ') take(at, controlEscape(character), at + 1);
    else if (character === '$') dollars += 1;
  }
  pieces.push(source.slice(from));
  return pieces.join('');
}

interface Surroundings {
  /** Whether other commands of the text have single backslashes. */
  readonly isCareless: boolean;
  readonly isFormula: boolean;
}

/** What replaces a backslash and what belongs to it. */
interface Escape {
  readonly json: string;
  /** Characters of the source that it replaces. */
  readonly length: number;
}

/**
 * Commands that begin as an escape: those after a tab or a carriage return, which are not written into texts, and those
 * after a line break whose rest is not a word.
 */
const certain: ReadonlySet<string> = new Set([
  ...words(
    'tag tan tanh tau text textbf textit textrm texttt tfrac therefore theta thinspace tilde times to top',
  ),
  ...words('triangle triangleleft triangleq triangleright'),
  ...words('rVert rangle rbrace rceil re real ref rfloor rho right rightarrow rightleftharpoons rm rvert'),
  ...words('nabla ncong nearrow neq newline ngeq nleftarrow nleq nonumber notag notin nrightarrow nsim'),
  ...words('nsubseteq nwarrow'),
]);
/** Commands whose rest may as well begin the next line. */
const likely: ReadonlySet<string> = new Set(words('ne neg nexists ni nmid nolimits not nparallel nu'));

function words(list: string): readonly string[] {
  return list.split(' ');
}

function escapeAt(source: string, at: number, { isCareless, isFormula }: Surroundings): Escape {
  const next = source[at + 1] ?? '';
  const word = /^[A-Za-z]+/.exec(source.slice(at + 1, at + 40))?.[0] ?? '';
  const kept: Escape = { json: `\\${next}`, length: 2 };
  const literal: Escape = { json: '\\\\', length: 1 };
  switch (next) {
    case '\\':
      // In a text with single backslashes, two of them are a line break of LaTeX, unless they begin a word.
      return isCareless && !/[A-Za-z]/.test(source[at + 2] ?? '') ? { json: '\\\\\\\\', length: 2 } : kept;
    case '"':
    case '/':
      return kept;
    case 'u':
      return /^[0-9a-fA-F]{4}$/.test(source.slice(at + 2, at + 6)) ? kept : literal;
    case 'b':
    case 'f':
      return word.length > 1 ? literal : kept;
    case 'n':
    case 'r':
    case 't': {
      if (certain.has(word)) return literal;
      return likely.has(word) && (isCareless || isFormula) ? literal : kept;
    }
    case '$':
      // No beginning of a formula.
      return { json: '\\\\$', length: 2 };
    default:
      return literal;
  }
}

/** Whether some command certainly has a single backslash: one that is not an escape, or a control character before a letter. */
function hasBareCommands(source: string): boolean {
  return /(?<!\\)(?:\\\\)*\\(?:[^"\\/bfnrtu\s]|[bf][A-Za-z])/.test(source);
}

function controlEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
