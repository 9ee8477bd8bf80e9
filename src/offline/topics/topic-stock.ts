import type { Composition } from './composition.ts';

/** The areas of a subject with their topics. */
export interface TopicStock {
  readonly [area: string]: readonly string[];
}

/** What the offline models know of a subject. */
export interface KnownSubject {
  /** The names that come first. */
  readonly stock: TopicStock;
  /** What more names are made of, by the areas of the stock. */
  readonly composition: Composition;
}
