import { contentHash } from '../../core/content-hash.ts';
import { type Rejection, reject } from '../../core/outcome.ts';
import type { Topic } from '../../core/records/records.ts';
import type { TaskContext } from '../../core/stage.ts';
import { DISTINCT_TOPIC, twinReason } from '../../rules/builtin/distinct-topic.ts';
import { Arrivals } from '../../rules/builtin/near-duplicate-arrivals.ts';
import { NameIndex } from '../../similarity/name-index.ts';
import type { PlannedArea } from './expand-areas.ts';

type Claims = Pick<TaskContext<unknown, unknown>, 'decide' | 'embed' | 'shared'>;

/**
 * Areas of one subject work side by side: the first that names a topic keeps it, in every later run as well, as long as
 * the subject is divided into the same areas.
 */
export async function claimTopic(
  topic: Topic,
  form: string,
  { division }: PlannedArea,
  { defaultRules }: { readonly defaultRules: boolean },
  context: Claims,
): Promise<Rejection | null> {
  const owner = await context.decide<string>(`topic:${contentHash(division, form)}`, topic.id);
  if (owner !== topic.id) return reject('duplicate', 'another area of the subject already lists the name');
  if (!defaultRules) return null;
  const name = `twins:${division}`;
  const arrivals = context.shared(name, () => new Arrivals(name, new NameIndex(), null));
  const twin = await arrivals.admit({ id: topic.id, text: topic.topic, block: '' }, context);
  return twin === null ? null : { ...reject('near-duplicate', twinReason(twin.id)), by: DISTINCT_TOPIC };
}
