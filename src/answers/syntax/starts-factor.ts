import type { Token } from '../tokens/token.ts';
import type { Cursor } from './cursor.ts';

/** Whether a factor follows without a sign between. */
export function startsFactor(cursor: Cursor): boolean {
  const token = cursor.peek();
  if (token === undefined || startsModulus(cursor)) return false;
  if (token.kind === 'number') return token.spaced || cursor.previous()?.kind !== 'number';
  if (token.kind === 'letters') return !isSequenceWord(cursor, token.text);
  if (token.kind === 'command') return !isNoFactor(token);
  if (token.text === '[' && isClosingBracket(cursor)) return false;
  return openers.includes(token.text) || (token.text === '|' && opensBar(cursor));
}

/** Whether a bar behind a factor opens a value: within an open one only where bars are read as nested, and an operand follows. */
function opensBar(cursor: Cursor): boolean {
  if (cursor.openBars === 0) return true;
  const after = cursor.peek(1);
  return cursor.nestsBars && after !== undefined && after.kind !== 'sign' && !isNoFactor(after);
}

function isNoFactor(token: Token): boolean {
  return token.kind === 'command' && nonFactors.has(token.name);
}

function startsModulus(cursor: Cursor): boolean {
  const [open, word] = [cursor.peek(), cursor.peek(1)];
  if (open?.kind !== 'sign' || open.text !== '(') return false;
  if (word?.kind === 'command') return /^\\b?mod$/u.test(word.name);
  return word?.kind === 'letters' && word.text === 'mod';
}

/** `]0, 1[` closes with an opening bracket: nothing that could be inside follows it. */
function isClosingBracket(cursor: Cursor): boolean {
  const after = cursor.peek(1);
  if (after === undefined) return true;
  if (after.kind === 'command') return /^\\(?:cup|cap|setminus)$/u.test(after.name);
  return after.kind === 'sign' && [',', ')', '}', ']'].includes(after.text);
}

function isSequenceWord(cursor: Cursor, text: string): boolean {
  if (['and', 'or', 'to'].includes(text.toLowerCase())) return true;
  const [before, after] = [cursor.previous(), cursor.peek(1)];
  return (
    text === 'U' &&
    before?.kind === 'sign' &&
    [')', ']'].includes(before.text) &&
    after?.kind === 'sign' &&
    after.text !== '^'
  );
}

const openers: readonly string[] = ['(', '{', '['];
const nonFactors: ReadonlySet<string> = new Set(
  '\\} \\rangle \\rfloor \\rceil \\rvert \\cup \\cap \\setminus \\backslash \\smallsetminus \\le \\leq \\leqslant \\leqq \\ge \\geq \\geqslant \\geqq \\lt \\gt \\ne \\neq \\approx \\simeq \\sim \\doteq \\equiv \\in \\pm \\mp \\cdot \\times \\ast \\div \\slash \\land \\lor \\wedge \\vee \\mid \\colon \\end \\\\ \\ldots \\dots \\cdots \\to \\rightarrow \\Rightarrow \\implies \\bigcup \\bullet \\circ \\pmod \\bmod \\mod \\quad'.split(
    ' ',
  ),
);
