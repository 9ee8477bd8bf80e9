import { contentHash } from '../../core/content-hash.ts';
import { isRejection, type Rejection } from '../../core/outcome.ts';
import { subjectId, topicId } from '../../core/records/ids.ts';
import type { Area, Subject } from '../../core/records/records.ts';
import type { ProcessResult, Stage, TaskContext } from '../../core/stage.ts';
import { modelName } from '../../models/provider/resolve-model.ts';
import { defineRecordStage } from '../definition/define-record-stage.ts';
import { admitSubject, subjectForm, subjectFromOutside, topicsFor } from './admit-subject.ts';
import type { ResolvedExpandOptions } from './expand-options.ts';
import { namesStructure, parsePage } from './expand-output.ts';
import { pagesWanted } from './pages-wanted.ts';
import { sortNames } from './sort-names.ts';
import type { SubjectInput } from './subject-input.ts';

/** An area with its share of the subject's topics. */
export interface PlannedArea extends Area {
  readonly topicsWanted: number;
  /** Names the division that the area belongs to: areas of another division lay no claim to the same topics. */
  readonly division: string;
}

type AreaContext = TaskContext<SubjectInput | Subject, PlannedArea | Subject>;

/** The upper of two levels: subject to areas. A subject that brings its topics passes unchanged. */
export function expandAreas(
  options: ResolvedExpandOptions,
): Stage<SubjectInput | Subject, PlannedArea | Subject> {
  return defineRecordStage<SubjectInput | Subject, PlannedArea | Subject>({
    name: `${options.name}-areas`,
    version: '1',
    sequential: true,
    produces: 'area',
    admit: subjectFromOutside(options.name),
    alike: (item) => subjectForm(admitSubject(item)),
    options: options.manifest,
    sizes: options.sizes,
    models: [options.model],
    draws: (input, earlier) => {
      const subject = admitSubject(input);
      return subject.topics === null ? pagesWanted(targetsOf(subject, options).areas, earlier) : 1;
    },
    process: (input, context) => {
      const subject = admitSubject(input);
      return subject.topics === null ? areaPage(subject, options, context) : subject;
    },
  });
}

/** A subject that wants fewer topics than there are to be areas gets fewer areas: each needs a topic. */
function targetsOf(
  subject: Subject,
  { areasPerSubject, topicsPerSubject }: ResolvedExpandOptions,
): { readonly areas: number; readonly topics: number } {
  const topics = topicsFor(subject, topicsPerSubject);
  return { areas: Math.min(areasPerSubject, topics), topics };
}

async function areaPage(
  place: Subject,
  options: ResolvedExpandOptions,
  context: AreaContext,
): Promise<ProcessResult<PlannedArea>> {
  const { subject, guidance } = place;
  const { model, areaPrompt } = options;
  const targets = targetsOf(place, options);
  const listed = context.earlier.flat().flatMap((item) => (item.kind === 'area' ? [item.area] : []));
  const { value: names } = await context.call({
    model,
    prompt: areaPrompt.render({ subject, guidance, listed }),
    slot: 'expand-areas',
    structure: namesStructure('Areas'),
    parse: (reply) => parsePage(reply, 'Areas'),
  });
  const sorted = await sortNames<Area>({
    names,
    taken: [subject, ...listed],
    missing: targets.areas - listed.length,
    make: (area) => ({
      kind: 'area',
      id: topicId(subjectId(subject, guidance), [area]),
      subject,
      guidance,
      area,
      models: { expand: modelName(model) },
    }),
    examine: async () => null,
  });
  const division = divisionOf(place, options, [...context.earlier, sorted.filter(isArea)]);
  let position = listed.length;
  return sorted.map((item) =>
    isRejection(item) ? item : { ...item, topicsWanted: shareOf(position++, targets), division },
  );
}

/**
 * What the areas of a subject come from: the options, and the areas of its first page, which all later ones know as well.
 * The number of topics is no part of it, so that raising it moves no topic to another area.
 */
function divisionOf(
  subject: Subject,
  options: ResolvedExpandOptions,
  pages: readonly (readonly { readonly id: string }[])[],
): string {
  const areas = pages.find((page) => page.length > 0) ?? [];
  return contentHash(
    'division',
    subject.id,
    options.manifest,
    targetsOf(subject, options).areas,
    areas.map(({ id }) => id),
  );
}

function isArea(item: Area | Rejection): item is Area {
  return item.kind === 'area';
}

/** Divides the topics evenly; what does not divide goes to the first areas, one each. */
function shareOf(
  position: number,
  { areas, topics }: { readonly areas: number; readonly topics: number },
): number {
  return Math.floor(topics / areas) + (position < topics % areas ? 1 : 0);
}
