import { subjectId } from '../../core/ids.ts';
import type { Subject } from '../../core/records.ts';
import { ConfigurationError, type ConfigurationIssue } from '../../errors/index.ts';
import { shownValue } from '../../errors/shown-value.ts';

/** A subject as the caller gives it. */
export type SubjectInput =
  | string
  | {
      readonly name: string;
      /** Topics of your own: no model is asked then. Each is one line of at most 200 characters. */
      readonly topics?: readonly string[];
      /** What the topics should lean towards. */
      readonly guidance?: string;
    };

/** Most characters of the name of a subject, an area or a topic. */
export const longestName = 200;

/** Completes a subject that comes from outside. A `Subject` passes unchanged. */
export function admitSubject(input: unknown): Subject {
  if (isSubject(input)) return input;
  const { name, topics, guidance } = membersOf(input);
  const issues = [...nameIssues('the subject', name), ...topicsIssues(topics), ...guidanceIssues(guidance)];
  // The second half only tells the compiler what the first has made sure of.
  if (issues.length > 0 || typeof name !== 'string') throw new ConfigurationError(issues);
  const told = typeof guidance === 'string' ? guidance.trim() : null;
  return {
    kind: 'subject',
    id: subjectId(name.trim(), told),
    subject: name.trim(),
    guidance: told,
    topics: Array.isArray(topics) ? topics.map((topic) => String(topic).trim()) : null,
  };
}

function isSubject(value: unknown): value is Subject {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'subject';
}

function membersOf(input: unknown): Partial<Record<'name' | 'topics' | 'guidance', unknown>> {
  if (typeof input === 'object' && input !== null && !Array.isArray(input)) return input;
  if (typeof input === 'string') return { name: input };
  const message = `must be a text or { name, topics?, guidance? }, got ${shownValue(input)}`;
  throw new ConfigurationError([{ option: 'subject', message }]);
}

function nameIssues(what: string, value: unknown): readonly ConfigurationIssue[] {
  const fault = nameFault(value);
  return fault === null ? [] : [{ option: 'subject', message: `${what} ${fault}` }];
}

function nameFault(value: unknown): string | null {
  if (typeof value !== 'string') return `must be a text, got ${shownValue(value)}`;
  const name = value.trim();
  if (name === '') return `is blank (${shownValue(value)}); give it a name, or leave it out`;
  if (name.length > longestName)
    return `may have at most ${longestName} characters, got ${shownValue(name)}; shorten it and put the rest into guidance`;
  if (/[\u0000-\u001f\u007f\u2028\u2029]/u.test(name))
    return `must hold no NUL, line break or other control character, got ${shownValue(name)}; remove it`;
  return null;
}

function topicsIssues(topics: unknown): readonly ConfigurationIssue[] {
  if (topics === undefined) return [];
  if (!Array.isArray(topics) || topics.length === 0) {
    const message = `topics must be a list of at least one topic, got ${shownValue(topics)}; leave it out to have topics found by a model`;
    return [{ option: 'subject', message }];
  }
  const list: readonly unknown[] = topics;
  return list.flatMap((topic, index) => nameIssues(`topics[${index}]`, topic));
}

function guidanceIssues(guidance: unknown): readonly ConfigurationIssue[] {
  if (guidance === undefined) return [];
  if (typeof guidance === 'string' && guidance.trim() !== '' && !guidance.includes('\u0000')) return [];
  const message = `guidance must be a text that is not blank and holds no NUL, got ${shownValue(guidance)}; leave it out when there is none`;
  return [{ option: 'subject', message }];
}
