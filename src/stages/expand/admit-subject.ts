import { kindOf } from '../../core/items/kind-of.ts';
import { subjectId } from '../../core/records/ids.ts';
import type { Subject } from '../../core/records/records.ts';
import { checkOptions } from '../../options/check-options.ts';
import { admitRecord } from '../admission/admit-record.ts';
import { comparableName } from './name-fault.ts';
import type { SubjectInput } from './subject-input.ts';
import { subjectSchema } from './subject-schema.ts';
import { topicsOf } from './topic-tree.ts';

/** Returns the `admit` of a stage that takes subjects: as a caller writes them, or whole records. */
export function subjectFromOutside(stage: string): (input: unknown) => Subject {
  const admitted = admitRecord(stage, 'subject');
  return (input) =>
    typeof input === 'object' && input !== null && 'kind' in input ? admitted(input) : admitSubject(input);
}

/** Completes a subject that comes from outside. A `Subject` passes unchanged. */
export function admitSubject(input: unknown): Subject {
  if (isSubject(input)) return input;
  refuseWrong(input);
  return subjectOf(input);
}

function refuseWrong(input: unknown): asserts input is SubjectInput {
  checkOptions(subjectSchema, input, 'subject');
}

/** The record of a subject that was found to be fine. */
function subjectOf(input: SubjectInput): Subject {
  const {
    name,
    topics,
    guidance,
    topicsPerSubject = null,
    weight,
  } = typeof input === 'string' ? { name: input } : input;
  const told = guidance?.trim() ?? null;
  const paths = topics === undefined ? null : topicsOf(topics).topics.map(({ path }) => path);
  return {
    kind: 'subject',
    id: subjectId(name.trim(), told, paths),
    subject: name.trim(),
    guidance: told,
    topics: paths,
    topicsPerSubject,
    ...(weight === undefined ? {} : { weight }),
  };
}

/** How many topics a model is to find for a subject, when those without a number or weight get so many. */
export function topicsFor({ topicsPerSubject, weight = 1 }: Subject, otherwise: number): number {
  return topicsPerSubject ?? Math.max(1, Math.round(weight * otherwise));
}

/** The form by which subjects are distinguished: spelled with other capitals or spaces it is the same. */
export function subjectForm({ subject, guidance, topics }: Subject): string {
  return subjectId(comparableName(subject), guidance, topics);
}

function isSubject(value: unknown): value is Subject {
  return kindOf(value) === 'subject';
}
