import { freeNames } from '../compare/free-names.ts';
import { substituted } from '../compare/rename.ts';
import { parseAnswer } from '../syntax/parse-answer.ts';
import type { ReadingMode } from '../tokens/token.ts';
import type { Node } from '../tree/node.ts';

const joiner =
  /(?:[,;]\s*|(?<!\s)\s+)?(?:\$\s*)?(?:\\text\w*\s*\{\s*)?\b(?:where|with|in which)\b\s*(?:\}\s*)?/iu;

/** Reads `f(c), where c = 2`: what is defined behind the value is put in its place. Null where a part cannot be read. */
export function readDefinitions(text: string, mode: ReadingMode): Node | null {
  const match = joiner.exec(text);
  if (match === null || match.index === 0) return null;
  const main = parseAnswer(closed(text.slice(0, match.index)), mode);
  const clauses = splitOutside(text.slice(match.index + match[0].length));
  if (main === null || clauses.length > 8) return null;
  let value = main;
  const stated: Node[] = [];
  for (const clause of clauses) {
    const node = parseAnswer(closed(clause), mode);
    if (node?.kind !== 'relation' || node.operands.length !== 2) return null;
    const [name, meaning] = node.operands;
    if (name?.kind !== 'symbol' || meaning === undefined) return null;
    if (node.operators[0] === 'in') stated.push(node);
    else if (
      node.operators[0] !== '=' ||
      freeNames(meaning).has(name.name) ||
      !freeNames(value).has(name.name)
    )
      return null;
    else value = substituted(value, new Map([[name.name, meaning]]));
  }
  return stated.length === 0
    ? value
    : { kind: 'list', items: [value, ...stated], continued: false, joined: 'comma' };
}

/** Splits at commas and joining words that are in no bracket. */
function splitOutside(text: string): readonly string[] {
  const hidden = text.replace(/[([][^()[\]]*[)\]]/gu, (inner) => inner.replace(/[,;]/gu, '\ufffe'));
  return hidden
    .split(/(?:(?<!\s)\s+)?(?:[,;]\s*(?:and\s+)?|(?:\$\s*)?\\text\s*\{\s*and\s*\}\s*)|(?<!\s)\s+and\s+/u)
    .map((clause) => clause.replace(/\ufffe/gu, ','));
}

function closed(text: string): string {
  return text.replace(/\$/gu, ' ').trim();
}
