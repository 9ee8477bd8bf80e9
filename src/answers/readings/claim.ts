import type { Direction } from '../extract/direction.ts';

/** A part of a text that may be its answer. */
export interface Claim {
  /** The part, without the mark-up around it. */
  readonly text: string;
  /** The same as it was written, with its runs of white space, where the text says nothing else. */
  readonly written: string;
  /**
   * What the rest of the text does to the part. `none`: there is no rest. `introduces`: it leads up to the part or away from
   * it. `open`: it may deny, doubt, question, extend or take back the part, so that the part is not what the text says.
   */
  readonly rest: 'none' | 'introduces' | 'open';
  /** Whether the part ends a sentence, so that an exclamation mark may be no factorial. */
  readonly mayExclaim: boolean;
  /** Which way the text says that something changes. */
  readonly direction: Direction;
  /** The text that the part is in; empty where the part is all of it. */
  readonly within: string;
  /** Whether it is an array in a field of JSON, which has no other brackets for several values. */
  readonly isArray: boolean;
}

/** A text that is compared as it is. */
export function wholeClaim(text: string): Claim {
  return {
    text,
    written: text,
    rest: 'none',
    mayExclaim: false,
    direction: { way: '', by: '' },
    within: '',
    isArray: false,
  };
}
