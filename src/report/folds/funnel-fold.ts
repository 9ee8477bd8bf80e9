import type { FunnelStep, TotalFacts } from '../report-facts.ts';
import type { Fields } from '../row-fields.ts';

type Lost = { refused: number; failed: number };

/** Counts what was lost on the way from topics over drafts to trajectories, by what it was that was lost. */
export class FunnelFold {
  readonly #lost: Readonly<Record<FunnelStep['step'], Lost>> = {
    topics: { refused: 0, failed: 0 },
    drafts: { refused: 0, failed: 0 },
    trajectories: { refused: 0, failed: 0 },
  };

  /**
   * Takes the item of a refusal or a failure.
   *
   * @param isKeptTopic whether it is a topic that was kept: then a draft for it was lost
   */
  lost(item: Fields, kind: 'rejected' | 'failed', isKeptTopic: boolean): void {
    const step = stepOf(item['kind'], isKeptTopic);
    if (step !== null) this.#lost[step][kind === 'failed' ? 'failed' : 'refused'] += 1;
  }

  steps({
    topics,
    problems,
    samples,
  }: Pick<TotalFacts, 'topics' | 'problems' | 'samples'>): readonly FunnelStep[] {
    return [
      { step: 'topics', kept: topics, ...this.#lost.topics },
      { step: 'drafts', kept: problems, ...this.#lost.drafts },
      { step: 'trajectories', kept: samples, ...this.#lost.trajectories },
    ];
  }
}

/** A page of topics that failed has its subject for an item, a draft its topic, an attempt its problem. */
function stepOf(kind: unknown, isKeptTopic: boolean): FunnelStep['step'] | null {
  switch (kind) {
    case 'subject':
    case 'area':
      return 'topics';
    case 'topic':
      return isKeptTopic ? 'drafts' : 'topics';
    case 'problem':
      return 'drafts';
    case 'validated-problem':
    case 'trajectory':
      return 'trajectories';
    default:
      return null;
  }
}
