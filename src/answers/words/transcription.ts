import { apart, type Finding, same, undecided } from '../compare/finding.ts';
import { pattern } from '../tokens/pattern.ts';

/** Compares transcriptions of sounds, in which every sign counts: `/kæt/`, `[kʰæt]`. Null where neither side is one. */
export function compareTranscriptions(reference: string, response: string): Finding | null {
  const [left, right] = [readTranscription(reference), readTranscription(response)];
  if (left === null && right === null) return null;
  const [from, to] = [left?.sounds ?? bare(reference), right?.sounds ?? bare(response)];
  if (left === null || right === null)
    return from === to ? same('text', 'the sounds are written alike') : null;
  if (from === to)
    return left.level === right.level
      ? same('text', 'the sounds are written alike')
      : undecided('one side writes phonemes, the other sounds');
  return plain(from) === plain(to)
    ? undecided('the sounds differ in stress, length or syllables only')
    : apart('text', 'the sounds differ');
}

interface Transcription {
  readonly sounds: string;
  readonly level: 'phonemes' | 'sounds';
}

function readTranscription(text: string): Transcription | null {
  const [, phonemes, sounds = ''] = /^(?:\/([^/\s][^/]{0,60})\/|\[([^[\]]{1,60})\])$/.exec(text.trim()) ?? [];
  const inside = phonemes ?? sounds;
  // Brackets around plain letters and numbers are an interval or a list.
  const isSpoken = phonemes === undefined ? /[^\x00-\x7f]/u.test(inside) : pattern`\p{L}`.test(inside);
  if (!isSpoken || /[\d,;=<>+*\\$]/u.test(inside)) return null;
  return { sounds: bare(inside), level: phonemes === undefined ? 'sounds' : 'phonemes' };
}

function bare(text: string): string {
  return text.trim().normalize('NFC').replace(/ɡ/gu, 'g').replace(/['’]/gu, 'ˈ').replace(/:/gu, 'ː');
}

function plain(sounds: string): string {
  return sounds.replace(/[ˈˌː.\s]|\u0361/gu, '');
}
