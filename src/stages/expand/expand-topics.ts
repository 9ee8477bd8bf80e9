import { contentHash } from '../../core/content-hash.ts';
import { isRejection, type Rejection, reject } from '../../core/outcome.ts';
import { subjectId, topicId } from '../../core/records/ids.ts';
import type { Subject, Topic } from '../../core/records/records.ts';
import type { Rule } from '../../core/records/rule.ts';
import type { ProcessResult, Sibling, Stage, TaskContext } from '../../core/stage.ts';
import { wholeText } from '../../core/whole-reply.ts';
import { modelName } from '../../models/provider/resolve-model.ts';
import { contentfulTopic } from '../../rules/builtin/contentful-topic.ts';
import { type RuleHost, runRules } from '../../rules/run-rules.ts';
import { defineRecordStage } from '../definition/define-record-stage.ts';
import { admitSubject, subjectForm, subjectFromOutside } from './admit-subject.ts';
import type { PlannedArea } from './expand-areas.ts';
import type { ResolvedExpandOptions } from './expand-options.ts';
import { namesStructure, parseNames } from './expand-output.ts';
import { pagesWanted } from './pages-wanted.ts';
import { sortNames } from './sort-names.ts';
import type { SubjectInput } from './subject-input.ts';

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
  return place.kind === 'area' ? place.topicsWanted : (place.topicsPerSubject ?? topicsPerSubject);
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
  const listed = context.earlier.flat().map(({ topic }) => topic);
  const { value: names } = await context.call({
    model: options.model,
    prompt: options.prompt.render({ subject, area, guidance, listed, level }),
    slot: 'expand',
    structure: namesStructure('Topics'),
    parse: (reply) => parseNames(wholeText(reply), 'Topics'),
  });
  const ask = examiner([...(options.defaultRules ? [contentfulTopic()] : []), ...options.rules], context);
  return sortNames<Topic>({
    names,
    taken: [subject, ...(area === null ? [] : [area]), ...listed],
    missing: target - listed.length,
    make: (name) =>
      topicOf(place, area === null ? [name] : [area, name], { expand: modelName(options.model) }),
    examine: async (topic, form) =>
      (await ask(topic)) ?? (place.kind === 'area' ? await claim(topic, form, place, context) : null),
  });
}

/**
 * Areas of one subject work side by side: whichever names a topic first keeps it, in every later run as well, as long as
 * the subject is divided into the same areas.
 */
async function claim(
  topic: Topic,
  form: string,
  { division }: PlannedArea,
  context: ExpandContext,
): Promise<Rejection | null> {
  const decision = `topic:${contentHash(division, form)}`;
  const owner: string = await context.decide<string>(decision, topic.id);
  return owner === topic.id
    ? null
    : reject('duplicate', 'another area of the subject already lists the name');
}

async function ownTopics(
  subject: Subject,
  paths: readonly (readonly string[])[],
  options: ResolvedExpandOptions,
  context: ExpandContext,
): Promise<ProcessResult<Topic>> {
  return sortNames<Topic>({
    names: paths.map(lastOf),
    taken: [],
    missing: Number.POSITIVE_INFINITY,
    make: (_, position) => topicOf(subject, paths[position] ?? [], {}),
    examine: examiner(options.rules, context),
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

/** The topics that reached each point of the rules, by the item whose pages they stand on. */
type Reached = Map<string, Sibling<Topic>[]>;

/** Asks the rules about one topic after the other; the topics before it, kept or not, are its siblings. */
function examiner(
  rules: readonly Rule<Topic>[],
  context: ExpandContext,
): (topic: Topic) => Promise<Rejection | null> {
  const { call, embed, decide, shared, signal, earlier } = context;
  // The list of earlier pages stands for the item: it lives as long as pages of it may come, and so does what it keeps.
  const families = shared('reached', () => new WeakMap<object, Reached>());
  const reached = families.get(earlier) ?? new Map<string, Sibling<Topic>[]>();
  const isKnown = families.has(earlier);
  families.set(earlier, reached);
  const kept = earlier.flatMap((page, draw) => page.map((item) => ({ draw, item })));
  return async (topic) => {
    const given = new Map<string, readonly Sibling<Topic>[]>();
    const host: RuleHost<Topic> = {
      call,
      embed,
      decide,
      shared,
      signal,
      siblings: async (point) => {
        const before = given.get(point) ?? reached.get(point) ?? (isKnown ? [] : kept);
        if (!given.has(point)) reached.set(point, [...before, { draw: context.draw, item: topic }]);
        given.set(point, before);
        return before;
      },
    };
    const verdict = await runRules(rules, topic, host);
    return isRejection(verdict) ? verdict : null;
  };
}
