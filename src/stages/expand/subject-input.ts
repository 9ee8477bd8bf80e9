import { subjectId } from '../../core/records/ids.ts';
import type { Subject } from '../../core/records/records.ts';
import { ConfigurationError, type ConfigurationIssue } from '../../errors/index.ts';
import { shownValue } from '../../errors/shown-value.ts';
import { admitRecord } from '../admission/admit-record.ts';
import { nameFault } from './name-fault.ts';
import { type TopicTree, topicsOf } from './topic-tree.ts';

/** A subject as the caller gives it. */
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
    };

/** Gives the `admit` of a stage that takes subjects: as a caller writes them, or whole records. */
export function subjectFromOutside(stage: string): (input: unknown) => Subject {
  const admitted = admitRecord(stage, 'subject');
  return (input) =>
    typeof input === 'object' && input !== null && 'kind' in input ? admitted(input) : admitSubject(input);
}

/** Completes a subject that comes from outside. A `Subject` passes unchanged. */
export function admitSubject(input: unknown): Subject {
  if (isSubject(input)) return input;
  const { name, topics, guidance, topicsPerSubject } = membersOf(input);
  const tree = topics === undefined ? null : topicsOf(topics, 'topics');
  const messages = [
    ...nameMessages(name),
    ...(tree?.faults ?? []).map(({ at, message }) => `${at} ${message}`),
    ...guidanceMessages(guidance),
    ...targetMessages(topicsPerSubject, topics),
  ];
  // The second half only tells the compiler what the first has made sure of.
  if (messages.length > 0 || typeof name !== 'string')
    throw new ConfigurationError(messages.map((message) => issueOf(message)));
  const told = typeof guidance === 'string' ? guidance.trim() : null;
  const paths = tree === null ? null : tree.topics.map(({ path }) => path);
  return {
    kind: 'subject',
    id: subjectId(name.trim(), told, paths),
    subject: name.trim(),
    guidance: told,
    topics: paths,
    topicsPerSubject: typeof topicsPerSubject === 'number' ? topicsPerSubject : null,
  };
}

function isSubject(value: unknown): value is Subject {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'subject';
}

type Members = Partial<Record<'name' | 'topics' | 'guidance' | 'topicsPerSubject', unknown>>;

function membersOf(input: unknown): Members {
  if (typeof input === 'object' && input !== null && !Array.isArray(input)) return input;
  if (typeof input === 'string') return { name: input };
  const message = `must be a text or { name, topics?, guidance?, topicsPerSubject? }, got ${shownValue(input)}`;
  throw new ConfigurationError([issueOf(message)]);
}

function issueOf(message: string): ConfigurationIssue {
  return { option: 'subject', message };
}

function nameMessages(name: unknown): readonly string[] {
  const fault = nameFault(name);
  return fault === null ? [] : [`the subject ${fault}`];
}

function guidanceMessages(guidance: unknown): readonly string[] {
  if (guidance === undefined) return [];
  if (typeof guidance === 'string' && guidance.trim() !== '' && !guidance.includes('\u0000')) return [];
  return [
    `guidance must be a text that is not blank and holds no NUL, got ${shownValue(guidance)}; leave it out when there is none`,
  ];
}

function targetMessages(wanted: unknown, topics: unknown): readonly string[] {
  if (wanted === undefined) return [];
  if (!(Number.isSafeInteger(wanted) && Number(wanted) >= 1))
    return [`topicsPerSubject must be a whole number of at least 1, got ${shownValue(wanted)}`];
  return topics === undefined
    ? []
    : ['topicsPerSubject stands beside topics, all of which are taken; leave one of the two out'];
}
