/** Parts a function from the variable that is written right behind it: `cosx`, `3tanx`, `xlnx`, `sinxcosx`. */
export function joinedFunctions(text: string): string {
  if (!mayJoin.test(text)) return text;
  return text.replace(joined, (_, before: string, calls: string) => {
    const parted = calls.replace(call, '\\$1 $2 ');
    return before === '' ? parted : `${before} ${parted}`;
  });
}

const name = 'arcsin|arccos|arctan|sin|cos|tan|cot|sec|csc|ln|log';
const mayJoin = new RegExp(`(?:${name})[xyzuvwt]`, 'u');
const call = new RegExp(`(${name})([xyzuvwt])`, 'gu');

/** `cost` is a word as well. */
const joined = new RegExp(
  String.raw`(?<![A-Za-z\\])([xyz]?)((?:(?!cost(?![a-z]))(?:${name})[xyzuvwt]){1,3})(?![A-Za-z])`,
  'gu',
);
