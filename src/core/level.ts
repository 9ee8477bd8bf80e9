/**
 * How hard problems are to be: a level that the prompts know, or any other in your own words, such as
 * `'the third year of secondary school'`.
 */
export type Level = 'doctoral' | 'graduate' | 'undergraduate' | 'school' | (string & {});

/** The level that the prompts speak of when none is set. */
export const DEFAULT_LEVEL: Level = 'doctoral';

/** What a prompt says of a level. */
export interface LevelWords {
  /** For whom problems are set. */
  readonly audience: string;
  /** Follows "at". */
  readonly level: string;
}

const words: ReadonlyMap<string, LevelWords> = new Map([
  [DEFAULT_LEVEL, { audience: 'experts', level: 'the level of doctoral study or above' }],
  ['graduate', { audience: 'graduate students', level: 'the level of graduate study' }],
  ['undergraduate', { audience: 'undergraduate students', level: 'the level of undergraduate study' }],
  ['school', { audience: 'pupils at school', level: 'the level of school' }],
]);

/** Returns what the prompts say of a level. */
export function levelWords(level: Level): LevelWords {
  return (
    words.get(level) ?? {
      audience: 'learners',
      level: `this level: ${level.trim().replaceAll(/\s+/gu, ' ')}`,
    }
  );
}
