import { subjectId, topicId } from '../../core/records/ids.ts';
import type { Subject, Topic } from '../../core/records/records.ts';
import type { ProcessResult, Stage, TaskContext } from '../../core/stage.ts';
import { modelName } from '../../models/provider/resolve-model.ts';
import { defineRecordStage } from '../definition/define-record-stage.ts';
import { admitSubject, subjectForm, subjectFromOutside, topicsFor } from './admit-subject.ts';
import { claimTopic } from './claim-topic.ts';
import type { PlannedArea } from './expand-areas.ts';
import type { ResolvedExpandOptions } from './expand-options.ts';
import { namesStructure, parsePage } from './expand-output.ts';
import { pagesWanted } from './pages-wanted.ts';
import { sortNames } from './sort-names.ts';
import type { SubjectInput } from './subject-input.ts';
import { topicFamily } from './topic-family.ts';

type ExpandItem = SubjectInput | Subject | PlannedArea;
type ExpandContext = TaskContext<ExpandItem, Topic>;

/** Subject or area to topics: the lower of two levels, or the only one. */
export function expandTopics(options: ResolvedExpandOptions): Stage<ExpandItem, Topic> {
  return defineRecordStage<ExpandItem, Topic>({
    name: options.name,
    version: '1',
    sequential: true,
    produces: 'topic',
    admit: subjectFromOutside(options.name),
    alike: (item) => subjectForm(admitSubject(item)),
    options: options.manifest,
    sizes: options.sizes,
    models: [options.model],
    draws: (item, earlier) => {
      const place = parentOf(item);
      if (place.kind === 'subject' && place.topics !== null) return 1;
      return pagesWanted(topicsWanted(place, options), earlier);
    },
    process: (item, context) => {
      const place = parentOf(item);
      return place.kind === 'subject' && place.topics !== null
        ? ownTopics(place, place.topics, options, context)
        : topicPage(place, options, context);
    },
  });
}

function parentOf(item: ExpandItem): Subject | PlannedArea {
  return typeof item === 'object' && 'kind' in item && item.kind === 'area' ? item : admitSubject(item);
}

function topicsWanted(place: Subject | PlannedArea, { topicsPerSubject }: ResolvedExpandOptions): number {
  return place.kind === 'area' ? place.topicsWanted : topicsFor(place, topicsPerSubject);
}

async function topicPage(
  place: Subject | PlannedArea,
  options: ResolvedExpandOptions,
  context: ExpandContext,
): Promise<ProcessResult<Topic>> {
  const { subject, guidance } = place;
  const { level } = options;
  const area = place.kind === 'area' ? place.area : null;
  const target = topicsWanted(place, options);
  const family = topicFamily(context);
  const listed = family.listed();
  const { value: names } = await context.call({
    model: options.model,
    prompt: options.prompt.render({ subject, area, guidance, listed, level }),
    slot: 'expand',
    structure: namesStructure('Topics'),
    parse: (reply) => parsePage(reply, 'Topics'),
  });
  const sorted = await sortNames<Topic>({
    names,
    taken: [subject, ...(area === null ? [] : [area]), ...listed],
    missing: target - context.earlier.flat().length,
    make: (name) =>
      topicOf(place, area === null ? [name] : [area, name], { expand: modelName(options.model) }),
    examine: async (topic, form) =>
      (await family.ask(options.rulesForNamed, topic)) ??
      (place.kind === 'area' ? await claimTopic(topic, form, place, options, context) : null),
  });
  family.note(sorted);
  return sorted;
}

async function ownTopics(
  subject: Subject,
  paths: readonly (readonly string[])[],
  options: ResolvedExpandOptions,
  context: ExpandContext,
): Promise<ProcessResult<Topic>> {
  const family = topicFamily(context);
  return sortNames<Topic>({
    names: paths.map(lastOf),
    taken: [],
    missing: Number.POSITIVE_INFINITY,
    make: (_, position) => topicOf(subject, paths[position] ?? [], {}),
    examine: (topic) => family.ask(options.rules, topic),
  });
}

function topicOf(
  { subject, guidance }: Subject | PlannedArea,
  path: readonly string[],
  models: Topic['models'],
): Topic {
  const id = topicId(subjectId(subject, guidance), path);
  return { kind: 'topic', id, subject, topic: lastOf(path), topicPath: [subject, ...path], guidance, models };
}

function lastOf(path: readonly string[]): string {
  return path.at(-1) ?? '';
}
