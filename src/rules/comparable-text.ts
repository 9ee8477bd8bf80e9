import { normalizedText } from '../similarity/text/normalized-text.ts';

/** The form by which copies are recognised. Long runs of stops, which loops of a model leave, say nothing and cost time. */
export function comparableText(text: string): string {
  return normalizedText(text.replace(/[.,;:?]{8,}/gu, ' '));
}
