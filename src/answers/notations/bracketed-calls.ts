/**
 * Writes calls as Mathematica prints them in the usual way: `Sqrt[2]/2`, `ArcTan[x]`, `Log[x]`, `2 Pi Sin[x]`. Its logarithm is the
 * natural one. A text with any other call in square brackets is left alone.
 */
export function bracketedCalls(text: string): string {
  if (!/[a-z]\[/u.test(text) || text.length > 400 || text.includes('\\')) return text;
  const names = text.match(/(?<![A-Za-z])[A-Za-z]{3,8}(?=\[)/gu) ?? [];
  if (
    !names.every((name) => calls.has(name)) ||
    names.length < text.split('[').length - 1 ||
    text.includes(',')
  )
    return text;
  // E is Euler's number where it is raised to a power, and may be an energy elsewhere.
  const isEuler = /(?<![A-Za-z])E ?\^/u.test(text);
  return text
    .replace(/(?<![A-Za-z])[A-Za-z]{3,8}(?=\[)/gu, (name) => calls.get(name) ?? name)
    .replace(/\[/gu, '(')
    .replace(/\]/gu, ')')
    .replace(/(?<![A-Za-z])(?:Pi|E|I)(?![A-Za-z])/gu, (name) =>
      name === 'E' && !isEuler ? name : ` ${constants.get(name) ?? name} `,
    );
}

const calls: ReadonlyMap<string, string> = new Map([
  ...'Sqrt Sin Cos Tan Cot Sec Csc Sinh Cosh Tanh Exp Abs ArcSin ArcCos ArcTan'
    .split(' ')
    .map((name): [string, string] => [name, name.toLowerCase()]),
  ['Log', 'ln'],
]);

const constants: ReadonlyMap<string, string> = new Map([
  ['Pi', '\\pi'],
  ['E', 'e'],
  ['I', 'i'],
]);
