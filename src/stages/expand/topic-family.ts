import { kindOf } from '../../core/items/kind-of.ts';
import { isRejection, type Rejection } from '../../core/outcome.ts';
import type { Topic } from '../../core/records/records.ts';
import type { Rule } from '../../core/records/rule.ts';
import type { Sibling, TaskContext } from '../../core/stage.ts';
import { DISTINCT_TOPIC } from '../../rules/builtin/distinct-topic.ts';
import { type RuleHost, runRules } from '../../rules/run-rules.ts';

/** What is known of the topics of one subject or area. */
export interface TopicFamily {
  /** Asks rules about one topic after the other; the topics before it, kept or not, are its siblings. */
  readonly ask: (rules: readonly Rule<Topic>[], topic: Topic) => Promise<Rejection | null>;
  /** Names that a further page is shown as there already: the topics kept so far, and their twins. */
  readonly listed: () => readonly string[];
  /** Notes what became of the names of this page. */
  readonly note: (sorted: readonly (Topic | Rejection)[]) => void;
}

interface Known {
  /** The topics that reached each point of the rules. */
  readonly reached: Map<string, Sibling<Topic>[]>;
  readonly named: Map<number, readonly string[]>;
}

export function topicFamily(context: TaskContext<unknown, Topic>): TopicFamily {
  const { call, embed, decide, shared, signal, earlier, draw } = context;
  // The list of earlier pages stands for the item: it lives as long as pages of it may come, and so does what it keeps.
  const families = shared('families', () => new WeakMap<object, Known>());
  const before = families.get(earlier);
  const { reached, named } = before ?? { reached: new Map(), named: new Map() };
  families.set(earlier, { reached, named });
  // A page whose calls waited for a batch is read again: it does not meet itself.
  for (const [point, others] of reached) reached.set(point, ofEarlierPages(others, draw));
  const kept = earlier.flatMap((page, pageDraw) => page.map((item) => ({ draw: pageDraw, item })));
  return {
    ask: async (rules, topic) => {
      const given = new Map<string, readonly Sibling<Topic>[]>();
      const host: RuleHost<Topic> = {
        call,
        embed,
        decide,
        shared,
        signal,
        siblings: async (point) => {
          const others = given.get(point) ?? reached.get(point) ?? (before === undefined ? kept : []);
          if (!given.has(point)) reached.set(point, [...others, { draw, item: topic }]);
          given.set(point, others);
          return others;
        },
      };
      const verdict = await runRules(rules, topic, host);
      return isRejection(verdict) ? verdict : null;
    },
    // A twin that is not shown is named again; and prompts stay as they were when twins were kept.
    listed: () => earlier.flatMap((page, pageDraw) => named.get(pageDraw) ?? page.map(({ topic }) => topic)),
    note: (sorted) => {
      named.set(draw, sorted.flatMap(shownName));
    },
  };
}

function shownName(item: Topic | Rejection): readonly string[] {
  if (!isRejection(item)) return [item.topic];
  return item.by === DISTINCT_TOPIC && isTopic(item.item) ? [item.item.topic] : [];
}

function isTopic(item: unknown): item is Topic {
  return kindOf(item) === 'topic';
}

function ofEarlierPages(topics: readonly Sibling<Topic>[], draw: number): Sibling<Topic>[] {
  return topics.filter((topic) => topic.draw < draw);
}
