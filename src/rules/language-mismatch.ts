import { functionWords, scriptLanguages } from './function-words.ts';
import { withoutLatex } from './without-latex.ts';

/** Why a text cannot be in one of the wanted languages. */
export type LanguageMismatch = { readonly script: string } | { readonly language: string };

/** Fewer letters outside formulas, or fewer small words, say nothing. */
const fewestLetters = 40;
const fewestHits = 6;

/** Finds what speaks against a text being in one of the languages; null when nothing does. Linear. */
export function languageMismatch(text: string, languages: ReadonlySet<string>): LanguageMismatch | null {
  const prose = withoutLatex(text);
  const letters = lettersByScript(prose);
  const total = [...letters.values()].reduce((sum, count) => sum + count, 0);
  if (total < fewestLetters) return null;
  const [script, count] = [...letters].reduce((most, entry) => (entry[1] > most[1] ? entry : most));
  // A text in which no script prevails quotes another language, or teaches it.
  if (count < total * 0.7) return null;
  if (script !== 'Latin')
    return (scriptLanguages[script] ?? []).some((language) => languages.has(language)) ? null : { script };
  return latinMismatch(prose, languages);
}

const scripts: readonly (readonly [name: string, pattern: RegExp])[] = [
  'Latin',
  'Cyrillic',
  'Arabic',
  'Hebrew',
  'Greek',
  'Devanagari',
  'Bengali',
  'Tamil',
  'Telugu',
  'Thai',
  'Hangul',
  'Georgian',
  'Armenian',
].map((name) => [name, new RegExp(`\\p{Script=${name}}`, 'gu')]);

function lettersByScript(prose: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const count = (pattern: RegExp): number => prose.match(pattern)?.length ?? 0;
  for (const [name, pattern] of scripts) counts.set(name, count(pattern));
  const kana = count(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  const han = count(/\p{Script=Han}/gu);
  // Japanese prose mixes the two.
  const isJapanese = kana * 8 >= han;
  counts.set(isJapanese ? 'Kana' : 'Han', kana + han);
  return counts;
}

function latinMismatch(prose: string, languages: ReadonlySet<string>): LanguageMismatch | null {
  const words = prose.toLowerCase().match(/\p{L}+/gu) ?? [];
  const scores = new Map<string, number>();
  for (const [language, small] of Object.entries(functionWords)) {
    let score = 0;
    for (const word of words) if (small.has(word)) score += 1;
    scores.set(language, score);
  }
  const wanted = [...languages].map((language) => scores.get(language) ?? 0);
  const [language, score] = [...scores].reduce((most, entry) => (entry[1] > most[1] ? entry : most));
  const isOther = !languages.has(language) && score >= fewestHits && score >= 2 * Math.max(0, ...wanted);
  return isOther && score * 12 >= words.length ? { language } : null;
}
