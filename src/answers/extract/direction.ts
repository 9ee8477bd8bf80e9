import { pattern } from '../tokens/pattern.ts';
import { splitSentences } from './split-sentences.ts';

/** Which way something changes, and whether by an amount or to one; parts are empty where nothing is said, or both. */
export interface Direction {
  readonly way: 'up' | 'down' | '';
  readonly by: 'by' | 'to' | '';
}

const up = pattern.i`(?<!\p{L})(?:increas(?:e|es|ed|ing)|ris(?:e|es|en|ing)|rose|grow(?:s|n|ing)?|grew|gain(?:s|ed|ing)?)(?:\s+(by|to)(?!\p{L}))?(?!\p{L})`;
const down = pattern.i`(?<!\p{L})(?:decreas(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|reduc(?:e|es|ed|tion)|fall(?:s|en|ing)?|fell|drop(?:s|ped)?|los(?:s|e|es|t)|shrinks?|shrank)(?:\s+(by|to)(?!\p{L}))?(?!\p{L})`;

/** What the last sentence of a text says of the way in which something changes. */
export function directionOf(text: string): Direction {
  // Long texts change many things on their way.
  const sentence = text.length > 400 ? '' : (splitSentences(text).at(-1) ?? '');
  const [rise, fall] = [up.exec(sentence), down.exec(sentence)];
  if ((rise === null) === (fall === null)) return { way: '', by: '' };
  const preposition = (rise?.[1] ?? fall?.[1] ?? '').toLowerCase();
  return {
    way: rise === null ? 'down' : 'up',
    by: preposition === 'by' || preposition === 'to' ? preposition : '',
  };
}

/** Whether a reference says which way, and a response says another one, or none. */
export function turns(reference: Direction, response: Direction): boolean {
  if (reference.way === '') return false;
  // A rise of so much is no rise to so much, however the former is told.
  const isOtherEnd = (reference.by === 'to') !== (response.by === 'to');
  return reference.way !== response.way || isOtherEnd;
}

/**
 * Whether only one side says which way its value turns, where that makes another of it: by four times is not four times as much, and
 * `x = 5` is not by how much x rises.
 */
export function turnsValue(text: string, other: string, one: Direction, two: Direction): boolean {
  if (one.way === two.way) return false;
  return /(?:times|-?fold)$/.test(other) || (one.way === '' && two.by === 'by' && text.includes('='));
}
