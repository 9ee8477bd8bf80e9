import { comparingWords } from '../tokens/comparing-words.ts';
import type { Token } from '../tokens/token.ts';
import { numberNode, powerNode, productNode, symbolNode } from '../tree/build-node.ts';
import type { Node } from '../tree/node.ts';
import { canBeCounted } from '../units/can-be-counted.ts';
import { lookupUnit } from '../units/lookup-unit.ts';
import type { Cursor } from './cursor.ts';
import { functionNames } from './function-names.ts';

/**
 * Words after a number that say more than what is counted: relations, operations, verdicts, conditions, directions. A text
 * with one of them is not a plain quantity.
 */
const meaningful: ReadonlySet<string> = new Set(
  `less more than times minus plus fewer over under not no none never nor neither if when where whenever unless except but though although
  modulo mod about around roughly approximately only just half halves quarter quarters third double twice triple thrice dozen dozens pair pairs score gross
  percent and or to by with without per of off from at on in into out up down upward upwards downward downwards left right north south east
  west northward southward eastward westward clockwise anticlockwise counterclockwise inward inwards outward outwards forward forwards backward backwards
  northwest northeast southwest southeast upstream downstream uphill downhill early earlier late later ago
  annually semiannually biannually quarterly monthly weekly daily hourly yearly compounded continuously increase decrease
  is are was were be been being am isn aren wasn does do did has have had can could may might must shall should will would cannot
  too so very as such also still otherwise else instead other another rather either both any all each every some many few most least
  squared cubed factorial root roots power powers sum product difference quotient ratio inverse reciprocal negative positive square cube
  wrong false incorrect right correct true impossible possible possibly probably perhaps maybe likely unlikely mistake mistaken
  greater larger bigger smaller higher lower above below beyond exceeds between within beside near nearly almost least most exactly
  before after since until because therefore thus hence then there here the a an this that these those it its they he she we you i
  interval intervals level levels odd even prime divides divided multiplied added subtracted mod digits digit decimal base binary
  nicht kein keine pas jamais mehr weniger más menos moins veces vezes mais più meno non no nunca não niet geen suppose assume given try let rule reject discard exclude
  hundred thousand million billion trillion lakh crore k`.split(/\s+/u),
);

/** Whether a word says more than what is counted or named. */
export function isMeaningful(word: string): boolean {
  return meaningful.has(word.toLowerCase()) || comparingWords.has(word.toLowerCase());
}

/** Parses letters that follow a number as a unit, or as the name of what is counted; null when they are neither. */
export function parseUnit(cursor: Cursor): Node | null {
  const token = cursor.peek();
  if (token?.kind !== 'letters' || !mayFollow(cursor) || takesArgument(cursor, token.text)) return null;
  // `120 km in total` measures nothing in inches.
  if (token.text === 'in' && cursor.peek(1)?.kind === 'letters' && cursor.unitEnd === cursor.place)
    return null;
  const area = /^(?:square|sq|cubic|cu)$/u.exec(token.text);
  if (area !== null) return parsePowerWord(cursor, area[0].startsWith('s') ? 2 : 3);
  const joined = takeJoined(cursor, token.text);
  if (joined !== null) return joined;
  // `ms^{-1}` is metre per second; nothing is counted in a millisecond, and `gm^{-3}` is no gram.
  const isRun =
    /^(?:[kc]?ms|kgs|gm|rads)$/u.test(token.text) &&
    isBelowOne(cursor.peek(1), cursor.peek(2), cursor.peek(3));
  if (!isRun && lookupUnit(token.text) !== null) return takeUnit(cursor, token.text);
  return splitUnits(cursor, token) ?? takeLabel(cursor);
}

/** A name followed by an argument is a function, never a unit; so is one that takes an argument without brackets. */
function takesArgument(cursor: Cursor, name: string): boolean {
  const after = cursor.peek(1);
  if (after?.kind === 'sign' && after.text === '(') return true;
  if (!functionNames.has(name) || after === undefined) return false;
  // `5 N sec per m` counts seconds, and takes no secant.
  if (after.kind === 'letters' && after.text === 'per') return false;
  if (after.kind === 'number' || after.kind === 'letters') return true;
  return after.kind === 'command'
    ? !/^\\(?:cdot|times|approx|le|ge|in|pm)/u.test(after.name)
    : ['|', '_', '['].includes(after.text);
}

/** Parses units whose sign is no letter: micro, ohm. */
export function parseUnitSign(cursor: Cursor): Node | null {
  const token = cursor.peek();
  if (token?.kind !== 'command' || !mayFollow(cursor)) return null;
  const after = cursor.peek(1);
  if (token.name === '\\mu' && after?.kind === 'letters') {
    const name = `μ${after.text}`;
    if (lookupUnit(name) === null) return null;
    cursor.next();
    return takeUnit(cursor, name);
  }
  return token.name === '\\Omega' || token.name === '\\ohm' ? takeUnit(cursor, 'Ω') : null;
}

function takeUnit(cursor: Cursor, name: string): Node {
  cursor.next();
  cursor.unitEnd = cursor.place;
  const unit = symbolNode(`unit:${name}`);
  const substance = takeSubstance(cursor);
  return substance === null ? unit : productNode([unit, substance]);
}

/** `3.2 grams of product` names what is weighed, where that ends the answer. */
function takeSubstance(cursor: Cursor): Node | null {
  const [of, what, more, end] = [0, 1, 2, 3].map((ahead) => cursor.peek(ahead));
  if (of?.kind !== 'letters' || of.text !== 'of' || what?.kind !== 'letters' || isMeaningful(what.text))
    return null;
  if (end !== undefined || (more !== undefined && more.kind !== 'letters') || what.text.length < 3)
    return null;
  const words = [what.text, ...(more?.kind === 'letters' ? [more.text] : [])];
  for (const _ of ['of', ...words]) cursor.next();
  return symbolNode(`label:of ${words.join(' ').toLowerCase()}`);
}

/** Units written in two tokens: `k\Omega`, `mm Hg`. */
function takeJoined(cursor: Cursor, text: string): Node | null {
  const after = cursor.peek(1);
  const isOhm = after?.kind === 'command' && after.name === '\\Omega' && /^[kMGm]$/u.test(text);
  const isMercury = after?.kind === 'letters' && text === 'mm' && after.text === 'Hg';
  if (!isOhm && !isMercury) return null;
  cursor.next();
  return takeUnit(cursor, isOhm ? `${text}Ω` : 'mmHg');
}

function parsePowerWord(cursor: Cursor, exponent: number): Node | null {
  const after = cursor.peek(1);
  if (after?.kind === 'letters' && /^units?$/u.test(after.text)) {
    cursor.next();
    cursor.next();
    return symbolNode(`label:${exponent === 2 ? 'square' : 'cubic'} units`);
  }
  if (after?.kind !== 'letters' || lookupUnit(after.text) === null) return takeLabel(cursor);
  cursor.next();
  return powerNode(takeUnit(cursor, after.text), numberNode(exponent));
}

/** `Nm` is newton times metre, and a power behind a run such as `kgm^{-3}` is that of its last unit. */
function splitUnits(cursor: Cursor, token: Token & { readonly kind: 'letters' }): Node | null {
  const { text } = token;
  const isRaised = isBelowOne(cursor.peek(1), cursor.peek(2), cursor.peek(3));
  const isRest = cursor.unitEnd === cursor.place && !token.spaced;
  const isRun = isRaised || isRest || (token.upright && !mayBeSubstance(cursor));
  if (text.length < 2 || text.length > (isRun ? 8 : 4)) return null;
  const [first, ...rest] = unitsOf(text) ?? [];
  if (first === undefined || rest.length === 0) return null;
  const isShort = text.length <= 3 || /[A-Z]/u.test(first);
  if (!isRun && !(rest.length === 1 && isShort)) return null;
  cursor.replace({ ...token, text: text.slice(first.length), spaced: false });
  cursor.unitEnd = cursor.place;
  return symbolNode(`unit:${first}`);
}

/** Upright letters behind a unit and a space name what is measured: `0.1 mol HCl`. */
function mayBeSubstance(cursor: Cursor): boolean {
  return cursor.unitEnd === cursor.place;
}

function isBelowOne(...[power, brace, sign]: readonly (Token | undefined)[]): boolean {
  if (power?.kind !== 'sign' || power.text !== '^') return false;
  return [brace, sign].some((token) => token?.kind === 'sign' && token.text === '-');
}

/** The units that a run of letters is made of, as long as they can be; null where a part is not one. */
function unitsOf(text: string): readonly string[] | null {
  const last = /^(k?m|cm|kg|g)(s|m)$/u.exec(text);
  if (last !== null && text !== 'gs' && text !== 'mm') return [last[1] ?? '', last[2] ?? ''];
  for (let length = text.length; length > 0; length -= 1) {
    const unit = text.slice(0, length);
    if (unit === 'rads' || lookupUnit(unit) === null) continue;
    if (length === text.length) return [unit];
    const rest = unitsOf(text.slice(length));
    if (rest !== null) return [unit, ...rest];
  }
  return null;
}

function takeLabel(cursor: Cursor): Node | null {
  const words: string[] = [];
  for (let ahead = 0; ahead < 6; ahead += 1) {
    const token = cursor.peek(ahead);
    if (token?.kind !== 'letters') break;
    const word = token.text.toLowerCase();
    if (meaningful.has(word) && words.length > 0 && ['and', 'or', 'to', 'per'].includes(word)) break;
    const isCounted = word === 'roots' && cursor.peek(ahead + 1) === undefined;
    if ((isMeaningful(word) && !isCounted) || token.text.length < 2) return null;
    words.push(word);
  }
  if (words.length === 0 || words.length > 5 || words.every((word) => word.length < 3)) return null;
  if (!mayNameCount(cursor, words.length) || !canBeCounted(words.at(-1) ?? '')) return null;
  for (const _ of words) cursor.next();
  if (cursor.isSign('/')) cursor.unitEnd = cursor.place;
  return symbolNode(`label:${words.join(' ')}`);
}

/** What is counted is written apart from its number, and no operation follows it. */
function mayNameCount(cursor: Cursor, length: number): boolean {
  const [word, after] = [cursor.peek(), cursor.peek(length)];
  if (word?.spaced !== true && cursor.previous()?.kind === 'number') return false;
  if (after?.kind === 'number') return false;
  if (after?.kind === 'sign' && after.text === '/') {
    // `16 breaths/min` counts in a time.
    const below = cursor.peek(length + 1);
    return below?.kind === 'letters' && lookupUnit(below.text) !== null;
  }
  return after?.kind === 'command'
    ? !/^\\(?:times|cdot|div|frac|sqrt)$/u.test(after.name)
    : after?.kind !== 'sign' || !['*', ':', '^', '_'].includes(after.text);
}

function mayFollow(cursor: Cursor): boolean {
  const token = cursor.previous();
  if (token === undefined) return false;
  if (token.kind === 'sign' && token.text === '(') return isOperator(cursor.peek(-2));
  if (token.kind === 'letters') return token.text === 'per' || cursor.unitEnd === cursor.place;
  if (token.kind === 'sign' && ['/', '*'].includes(token.text)) return isOperand(cursor);
  if (token.kind === 'command') return /^\\(?:cdot|times|pi|circ|Omega|rangle|[})])$/u.test(token.name);
  return token.kind !== 'sign' || ['}', ')', '|', '^', '%'].includes(token.text);
}

/** Whether what comes before a stroke or a times sign is a number, a unit or a bracket. */
function isOperand(cursor: Cursor): boolean {
  const token = cursor.peek(-2);
  if (token?.kind === 'number') return true;
  return cursor.unitEnd === cursor.place - 1 || (token?.kind === 'sign' && ['}', ')'].includes(token.text));
}

function isOperator(token: Token | undefined): boolean {
  if (token?.kind === 'command') return token.name === '\\cdot' || token.name === '\\times';
  return token?.kind === 'number' || (token?.kind === 'sign' && ['/', '*'].includes(token.text));
}
