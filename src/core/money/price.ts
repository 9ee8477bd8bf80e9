import type { Usage } from './usage.ts';

/**
 * Returns the price of one call in US dollars, or undefined for a model that it does not know. Called with the usage that
 * the provider reported, and before a call with the most that it can use: nothing cached, and reasoning from none to all
 * of the reply. Must not be negative, must not fall when `inputTokens` or `outputTokens` rise, and a cached token must
 * not cost more than another: a budget relies on it.
 *
 * @param modelId the id that the provider knows the model by
 * @param provider the AI SDK's name of the provider, such as `openai.responses`
 * @param way whether the call is answered live or by a batch of the provider; a batch must not cost more
 */
export type Price = (usage: Usage, modelId: string, provider: string, way?: PricedWay) => number | undefined;

/** On which way a call is answered. */
export type PricedWay = 'live' | 'batch';
