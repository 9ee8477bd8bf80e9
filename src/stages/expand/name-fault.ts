import { shownValue } from '../../errors/shown-value.ts';
import { normalizedText } from '../../similarity/text/normalized-text.ts';

/** Most characters of the name of a subject, an area or a topic. */
export const longestName = 200;

/** Says what is wrong with the name of a subject, an area or a topic from the caller; null when nothing is. */
export function nameFault(value: unknown): string | null {
  if (typeof value !== 'string') return `must be a string, got ${shownValue(value)}`;
  const name = value.trim();
  if (name === '') return `is blank (${shownValue(value)}); give it a name, or leave it out`;
  if (name.length > longestName)
    return `may have at most ${longestName} characters, got ${shownValue(name)}; shorten it and put the rest into guidance`;
  if (/[\u0000-\u001f\u007f\u2028\u2029]/u.test(name))
    return `must hold no NUL, line break or other control character, got ${shownValue(name)}; remove it`;
  return null;
}

/** The form by which equal names are told. Among names, unlike among problems, case never tells two things apart. */
export function comparableName(name: string): string {
  return normalizedText(name).toLowerCase();
}
