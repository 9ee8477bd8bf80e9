/** The areas of a subject with their topics. */
export interface TopicStock {
  readonly [area: string]: readonly string[];
}
