import { same } from '../compare/finding.ts';
import { type AnswerKind, wholeReading } from '../readings/reading.ts';
import { compareTexts } from '../texts/compare-texts.ts';

/** The words of a text. */
export const textKind: AnswerKind<string> = {
  name: 'words',
  read: ({ text }) => [wholeReading(text)],
  relate: (reference, response, comparison) =>
    reference === response
      ? same('identical', 'the answers are written alike')
      : compareTexts(reference, response, comparison),
};
