import type { Statement } from './read-statements.ts';

/** The entries of a journal, each account with its amount: `Debit Cash $500; Credit Sales $500`, `Dr. Cash 500, Cr. Sales 500`. Empty for any other text. */
export function readEntries(text: string): readonly Statement[] {
  if (text.length > 240 || !/^\W{0,2}[Dd](?:ebit|r)/u.test(text) || !/[Cc]r/u.test(text)) return [];
  const entries = text
    .replace(/\\?\$|\*{2}|\.$/gu, '')
    .split(/[;\n]|(?<=\d)[.,]? (?=(?:and )?[DdCc][er])/u)
    .map(readEntry);
  const found = entries.flatMap((entry) => entry ?? []);
  return found.length === entries.length && found.length > 1 ? found : [];
}

/** A side, an account and an amount: `Dr. Accounts Receivable 500`. */
function readEntry(text: string): Statement | null {
  const words = text
    .toLowerCase()
    .trim()
    .split(/[.:,]? /u)
    .filter((word) => !joining.has(word));
  const [side = '', ...rest] = words;
  const amount = rest.at(-1) ?? '';
  const account = rest.slice(0, -1);
  const kind = sides.get(side.replace(/\.$/u, ''));
  return kind === undefined ||
    account.length === 0 ||
    account.some((word) => /\d/u.test(word)) ||
    !/^\d[\d,.]*$/u.test(amount)
    ? null
    : { name: `${kind} ${account.join(' ')}`, value: amount };
}

const sides: ReadonlyMap<string, string> = new Map([
  ['debit', 'debit'],
  ['dr', 'debit'],
  ['credit', 'credit'],
  ['cr', 'credit'],
]);
const joining: ReadonlySet<string> = new Set(['', 'and', 'the', 'account', 'for', 'by']);
