import type { Rational } from '../number/rational.ts';
import type { Digits } from '../tree/node.ts';

/** One piece of an answer. */
export type Token =
  | {
      readonly kind: 'number';
      readonly value: Rational;
      readonly digits: Digits | null;
      readonly raw: string;
      readonly spaced: boolean;
    }
  | {
      readonly kind: 'letters';
      readonly text: string;
      readonly upright: boolean;
      readonly spaced: boolean;
      /** Whether an arrow or a bold face marks this name as that of a vector. */
      readonly isVector?: boolean;
    }
  | {
      readonly kind: 'command';
      readonly name: string;
      readonly spaced: boolean;
      readonly isVector?: boolean;
    }
  | { readonly kind: 'sign'; readonly text: string; readonly spaced: boolean };

/** How a text is to be cut where its writing allows more than one reading. */
export interface ReadingMode {
  /** What a comma between digits is. */
  readonly comma: 'thousands' | 'separator' | 'decimal';
  /** Whether letters after a number are looked up as units, or taken as variables. */
  readonly units: boolean;
  /** Whether words such as `tenths` behind a number divide it, or name what is counted. */
  readonly parts: 'fractions' | 'counted';
  /** Whether names behind a stroke are below it as they usually do, or the other way. */
  readonly strokes: 'usual' | 'other';
}

/** Thrown inside the reader, and caught by it, where a text is not what the reader understands. */
export class UnreadableText extends Error {}

/** The one that is thrown: making a stack trace for each would cost more than reading. */
export const unreadable: UnreadableText = new UnreadableText('unreadable');
