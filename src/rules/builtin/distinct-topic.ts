import { pass, reject } from '../../core/outcome.ts';
import type { Topic } from '../../core/records/records.ts';
import type { Rule } from '../../core/records/rule.ts';
import { nameForm, nameSimilarity } from '../../similarity/text/name-form.ts';
import { defineRule } from '../define-rule.ts';

/** Name of the rule, and the `by` of its rejections. */
export const DISTINCT_TOPIC = 'distinct-topic';

/**
 * Refuses a topic that names the same as an earlier one of its subject in other words, another order, or with a little
 * more to it: "Click chemistry and bioorthogonal reactions" after "Click chemistry".
 *
 * Makes no model call. A field of a field is a separate topic: "Analytic number theory" stays beside "Number theory".
 *
 * @returns A rule for topics whose rejections carry the code `near-duplicate` and name the earlier topic.
 *
 * @example
 * ```ts
 * const stage = expand({ model, defaultRules: false, rules: [distinctTopic()] });
 * ```
 */
export function distinctTopic(): Rule<Topic> {
  return defineRule<Topic>({
    name: DISTINCT_TOPIC,
    version: '1',
    check: async ({ topic }, { siblings }) => {
      const own = nameForm(topic);
      const twin = (await siblings()).find(({ item }) => nameSimilarity(own, nameForm(item.topic)) > 0);
      return twin === undefined ? pass() : reject('near-duplicate', twinReason(twin.item.id));
    },
  });
}

/** Why a topic is refused that another one, listed before it, names already. */
export function twinReason(earlier: string): string {
  return `names the same as topic ${earlier}, in other words or with a little more to it`;
}
