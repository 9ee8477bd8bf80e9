import type { Topic } from '../../core/records/records.ts';
import type { Stage } from '../../core/stage.ts';
import { sequenceStage } from '../definition/sequence-stage.ts';
import { expandAreas } from './expand-areas.ts';
import { type ExpandOptions, resolveExpandOptions } from './expand-options.ts';
import { expandTopics } from './expand-topics.ts';
import type { SubjectInput } from './subject-input.ts';

/**
 * Expands each subject into fine-grained topics, page by page, each page shown what is already there.
 *
 * Drops names that repeat one another apart from case, spacing and punctuation (`duplicate`), name no field
 * (`content-free-topic`) or come beyond the target (`surplus`), each with a record. With `depth: 2`, areas of one
 * subject that name the same topic share it out by first arrival, which the store remembers.
 *
 * - **Consumes** `SubjectInput`
 * - **Produces** `Topic`
 * - **Model calls** one per page of at most 25 topics, with `depth: 2` also one per page of areas; none for a subject
 *   with topics of its own
 *
 * @throws {ConfigurationError} When an option is invalid, with all faults together.
 *
 * @example
 * ```ts
 * const topics = await expand({ model, topicsPerSubject: 20 }).run(['Biology']).toArray();
 * ```
 */
export function expand(options: ExpandOptions): Stage<SubjectInput, Topic> {
  const resolved = resolveExpandOptions(options);
  const topics = expandTopics(resolved);
  if (resolved.depth === 1) return topics;
  return sequenceStage<SubjectInput, Topic>([expandAreas(resolved), topics], resolved.name);
}
