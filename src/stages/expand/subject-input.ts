import type { TopicTree } from './topic-tree.ts';

/** A subject as the caller writes it. */
export type SubjectInput =
  | string
  | {
      readonly name: string;
      /**
       * Topics of your own, in areas if you like: no model is asked then. Each name is one line of at most 200 characters.
       * Excludes `topicsPerSubject`.
       */
      readonly topics?: TopicTree;
      /** What topics and problems should lean towards; shown to the models that find topics and write problems. */
      readonly guidance?: string;
      /**
       * How many topics a model is to find for this subject.
       *
       * @default `topicsPerSubject` of the stage
       */
      readonly topicsPerSubject?: number;
      /**
       * How many times `topicsPerSubject` of the stage a model is to find for this subject, above 0 and at most 1000; rounded, at
       * least one topic. Excludes `topics` and `topicsPerSubject`.
       *
       * @default 1
       */
      readonly weight?: number;
    };
