import { readLiteral } from '../literals/read-literal.ts';
import { pattern } from '../tokens/pattern.ts';
import type { Statement } from './read-statements.ts';

/** The pairs of a list or dictionary: `A: knight, B: knave`, `$\alpha = 1$ and $\beta = 4$`, `{'A': 'knight'}`. Empty for any other text. */
export function readPairs(text: string): readonly Statement[] {
  if (text.length > longest || !/[:=→]|->|^[A-Z\d] ?[–—-]| [–—-] /u.test(text)) return [];
  if (text.startsWith('{')) return fieldsOf(text);
  const parts = text
    .replace(/\\text\w*\s*\{([^{}]*)\}/gu, '$1')
    .replace(/\*{2}|[.!]\s*$|\$/gu, '')
    .replace(/[([{][^()[\]{}]*[)\]}]/gu, (inner) => inner.replace(/,/gu, hidden))
    .split(/[,;\n](?:\s|\\[,;: ])*(?:and\s+)?|(?<!\s)\s+and\s+/u)
    .map((part) => pair.exec(part.trim()) ?? hyphenated.exec(part.trim()));
  const found = parts.flatMap((match) =>
    match === null ? [] : [{ name: nameIn(match[1]), value: (match[2] ?? '').replaceAll(hidden, ',') }],
  );
  return found.length === parts.length ? distinct(found) : [];
}

/** `Maximum value` and `\\max` name what `maximum` does. */
function nameIn(name = ''): string {
  return name.replace(/^\\(?=(?:max|min)$)/u, '').replace(/(?<=^max(?:imum)?|^min(?:imum)?) value$/i, '');
}

const longest = 400;
/** What stands for a comma within brackets. */
const hidden = '\ufffe';

const pair = pattern`^((?:\\[A-Za-z]{2,8}|\p{L}[\p{L}\d'’_-]{0,20})(?: [\p{L}\d'’-]{1,20}){0,3}) ?(?::|=|→|->) ?([^:=→<>≤≥]{1,80})$`;

/** A letter or number with what belongs to it: `A-Paris`. */
const hyphenated = pattern`^((?:[A-Z]|\d{1,2})(?= ?[–—:-])|\p{Lu}\p{L}{1,15}(?= [–—-] )) ?[–—:-] ?(\p{L}[\p{L} .'’]{2,60})$`;

function fieldsOf(text: string): readonly Statement[] {
  const literal = readLiteral(text);
  if (literal?.kind !== 'dictionary') return [];
  const found = literal.items.flatMap((item) => {
    const [name, value] = 'items' in item ? item.items : [];
    return name?.kind === 'string' && value !== undefined && 'text' in value
      ? [{ name: name.text, value: value.text }]
      : [];
  });
  return found.length === literal.items.length ? distinct(found) : [];
}

function distinct(found: readonly Statement[]): readonly Statement[] {
  return new Set(found.map(({ name }) => name)).size === found.length && found.length > 1 ? found : [];
}
