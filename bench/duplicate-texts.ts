/** Words that no text of the bench shares with another by chance more than words of one language do. */
const VOCABULARY = 50_000;
const WORDS = 60;

/** Texts of problem length with copies and look-alikes planted among them. */
export interface PlantedTexts {
  readonly texts: readonly string[];
  /** What each text is: original, a copy of an earlier one, or one that only shares much with it. */
  readonly kinds: Uint8Array;
}

export const OWN = 0;
export const COPY = 1;
export const LOOK_ALIKE = 2;

/** A seeded source of numbers from 0 to 1. */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    const mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Makes texts of 60 words each, drawn as words of a language are (the nth as often as 1/n), every tenth a formula. One in
 * twenty is a copy of an earlier text, set out otherwise or with one or two words changed; one in twenty takes half of an
 * earlier text and goes on otherwise.
 */
export function plantedTexts(count: number, seed: number): PlantedTexts {
  const random = seededRandom(seed);
  const vocabulary = Array.from({ length: VOCABULARY }, () => {
    const letters = Array.from(
      { length: 3 + Math.floor(random() * 8) },
      () => 97 + Math.floor(random() * 26),
    );
    return String.fromCharCode(...letters);
  });
  const word = (): string => vocabulary[Math.floor(VOCABULARY ** random()) - 1] ?? '';
  const formula = (): string => `$x_{${Math.floor(random() * 90)}}^2$`;
  const fresh = (length: number): string[] =>
    Array.from({ length }, (_, place) => (place % 10 === 9 ? formula() : word()));
  const texts: string[] = [];
  const kinds = new Uint8Array(count);
  for (let index = 0; index < count; index += 1) {
    const lot = index < 100 ? 1 : random();
    const words = lot < 0.1 ? (texts[earlierOwn(kinds, index, random)] ?? '').split(' ') : fresh(WORDS);
    if (lot < 0.05) {
      kinds[index] = COPY;
      changeWords(words, Math.floor(random() * 3), word, random);
    } else if (lot < 0.1) {
      kinds[index] = LOOK_ALIKE;
      words.splice(WORDS / 2, WORDS / 2, ...fresh(WORDS / 2));
    }
    texts.push(flat(kinds[index] === COPY ? setOutOtherwise(words.join(' ')) : words.join(' ')));
  }
  return { texts, kinds };
}

/** A joined string is a tree of its parts until it is read: flattened here, so that the bench does not time that. */
function flat(text: string): string {
  return Buffer.from(text, 'latin1').toString('latin1');
}

function earlierOwn(kinds: Uint8Array, before: number, random: () => number): number {
  for (;;) {
    const index = Math.floor(random() * before);
    if (kinds[index] === OWN) return index;
  }
}

function changeWords(words: string[], count: number, word: () => string, random: () => number): void {
  for (let change = 0; change < count; change += 1) words[Math.floor(random() * words.length)] = word();
}

function setOutOtherwise(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1).replaceAll('_{', '_{ ').replace(' ', ',  ')}.`;
}
