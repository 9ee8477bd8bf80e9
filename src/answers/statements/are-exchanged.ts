import { splitSentences } from '../extract/split-sentences.ts';
import { foldText } from '../words/fold-text.ts';
import { readStatements } from './read-statements.ts';

/**
 * Whether two texts say different things of something that both name, although they say them in all: `A is a knight. B is a knave.`
 * and `B is a knight. A is a knave.`
 */
export function areExchanged(left: string, right: string): boolean {
  if (left.length > longest || right.length > longest) return false;
  const [from, to] = [statementsOf(left), statementsOf(right)];
  return (
    from.size > 1 &&
    [...from].some(([name, value]) => {
      const other = to.get(name);
      return other !== undefined && other !== value && [...from.values()].includes(other);
    })
  );
}

const longest = 600;

/** What each thing is said to be, folded, over all sentences. */
function statementsOf(text: string): ReadonlyMap<string, string> {
  const joined = splitSentences(text)
    .map((sentence) => sentence.replace(/[.!]$/u, ''))
    .join('; ');
  return new Map(readStatements(joined).map(({ name, value }) => [foldText(name), foldText(value)]));
}
