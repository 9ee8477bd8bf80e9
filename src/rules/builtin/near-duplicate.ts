import { contentHash } from '../../core/content-hash.ts';
import type { Embedder } from '../../core/model.ts';
import { type Pass, pass, type Rejection, reject } from '../../core/outcome.ts';
import type { Problem, Topic } from '../../core/records/records.ts';
import type { Rule, RuleContext } from '../../core/records/rule.ts';
import { checkOptions } from '../../options/check-options.ts';
import {
  type OptionSchema,
  oneOf,
  optionOf,
  optionsSchema,
  shareAboveZero,
} from '../../options/option-schemas.ts';
import {
  type ComparisonOptions,
  comparisonShape,
  type ResolvedComparison,
  resolveComparison,
  type TextForm,
} from '../../similarity/comparison.ts';
import { DuplicateIndex } from '../../similarity/duplicate-index.ts';
import { likenessTo } from '../../similarity/likeness.ts';
import { defineRule } from '../define-rule.ts';
import { Arrivals } from './near-duplicate-arrivals.ts';
import { type NearestByMeaning, nearestByMeaning } from './near-duplicate-vectors.ts';

/** Options of `nearDuplicate`. */
export interface NearDuplicateOptions extends ComparisonOptions {
  /**
   * With what a candidate is compared. `siblings`: the lower-draw candidates of the same parent, kept or not, so that
   * fresh and resumed runs agree. `run`: all candidates that came earlier in the run, or in another that left its decisions
   * in the same store; the first to arrive stays, so that two fresh runs may keep the other twin.
   *
   * @default 'siblings'
   */
  readonly scope?: 'siblings' | 'run';
  /**
   * A second look by meaning, among the candidates of one topic (for topics: of one subject): costs one vector a
   * candidate.
   *
   * @default none
   */
  readonly embed?: NearDuplicateEmbedding;
}

/** How candidates are compared by meaning. */
export interface NearDuplicateEmbedding {
  readonly model: Embedder;
  /**
   * Cosine of two vectors from which they mean the same, above 0 and at most 1. Models differ: look at some pairs first.
   *
   * @default 0.92
   */
  readonly threshold?: number;
}

const embedder: OptionSchema = optionOf(
  (model) =>
    typeof model === 'string'
      ? model.trim() !== ''
      : typeof model === 'object' && model !== null && 'doEmbed' in model,
  'an embedding model of an AI SDK provider',
);

const nearDuplicateSchema: OptionSchema = optionsSchema<NearDuplicateOptions>({
  ...comparisonShape,
  scope: oneOf(['siblings', 'run']).optional(),
  embed: optionsSchema<NearDuplicateEmbedding>(
    { model: embedder, threshold: shareAboveZero.optional() },
    '{ model, threshold }',
  ).optional(),
});

const version = '1';

/**
 * Refuses a topic or a problem that is all but the same as an earlier one.
 *
 * Makes no model call unless `embed` is given. Problems are compared by the share of their common word triples, LaTeX
 * layout, case and punctuation apart; topics by their words and parts, so that "Click chemistry and bioorthogonal
 * reactions" is refused after "Click chemistry", and a topic in another order of words too, while "Analytic number
 * theory" is a separate topic beside "Number theory".
 *
 * @returns A rule for topics and for problems whose rejections carry the code `near-duplicate` and name the earlier one.
 * @throws {ConfigurationError} When an option is invalid, with all faults together.
 *
 * @example
 * ```ts
 * const chimera = buildChimera({
 *   models: offlineModels(),
 *   rules: { topics: [nearDuplicate({ scope: 'run' })], problems: [nearDuplicate({ threshold: 0.8 })] },
 * });
 * ```
 */
export function nearDuplicate(options: NearDuplicateOptions = {}): Rule<Topic | Problem> {
  checkOptions(nearDuplicateSchema, options, 'nearDuplicate');
  const comparison = resolveComparison(options);
  const { scope = 'siblings', embed } = options;
  const resolved: Resolved = { comparison, embed: embed ?? null };
  return defineRule<Topic | Problem>({
    name: 'near-duplicate',
    version,
    options: { scope, ...comparison, embed: embedName(resolved.embed) },
    check: (candidate, context) =>
      scope === 'siblings'
        ? amongSiblings(candidate, resolved, context)
        : amongAll(candidate, resolved, context),
  });
}

interface Resolved {
  readonly comparison: ResolvedComparison;
  readonly embed: NearDuplicateEmbedding | null;
}

type Candidate = Topic | Problem;

async function amongSiblings(
  candidate: Candidate,
  { comparison, embed }: Resolved,
  context: RuleContext<Candidate>,
): Promise<Pass | Rejection> {
  const earlier = (await context.siblings()).map(({ item, draw }) => ({ text: textOf(item), item, draw }));
  const likeness = likenessTo(formOf(candidate), comparison)(textOf(candidate));
  let twin: (typeof earlier)[number] | null = null;
  let nearest = 0;
  for (const sibling of earlier) {
    const similarity = likeness(sibling.text);
    if (similarity <= nearest) continue;
    nearest = similarity;
    twin = sibling;
  }
  if (twin !== null) return refusal(candidate, twin.item.id, nearest, 'form');
  if (embed === null) return pass();
  const found = await sharedVectors(embed, context)(textOf(candidate), earlier, context);
  return found === null ? pass() : refusal(candidate, found.item.item.id, found.similarity, 'meaning');
}

async function amongAll(
  candidate: Candidate,
  { comparison, embed }: Resolved,
  context: RuleContext<Candidate>,
): Promise<Pass | Rejection> {
  const form = formOf(candidate);
  const name = `run/${contentHash(version, form, comparison, embedName(embed))}`;
  const arrivals = context.shared(name, () => {
    const byMeaning = embed === null ? null : sharedVectors(embed, context);
    return new Arrivals(name, new DuplicateIndex(form, comparison), byMeaning);
  });
  const { id } = candidate;
  const match = await arrivals.admit({ id, text: textOf(candidate), block: blockOf(candidate) }, context);
  if (match === null) return pass();
  return refusal(candidate, match.id, match.similarity, match.method === 'embedding' ? 'meaning' : 'form');
}

function sharedVectors(embed: NearDuplicateEmbedding, context: RuleContext<Candidate>): NearestByMeaning {
  const { model, threshold = 0.92 } = embed;
  return context.shared(`vectors/${contentHash(embedName(embed))}`, () => nearestByMeaning(model, threshold));
}

function refusal({ kind }: Candidate, twin: string, similarity: number, by: 'form' | 'meaning'): Rejection {
  const share = `${Math.round(similarity * 100)} %`;
  if (by === 'meaning')
    return reject('near-duplicate', `means nearly the same as ${kind} ${twin} (${share})`);
  const measure = kind === 'topic' ? 'of its parts' : 'of its word triples';
  return reject('near-duplicate', `is nearly the same as ${kind} ${twin}: ${share} ${measure} are in common`);
}

function formOf({ kind }: Candidate): TextForm {
  return kind === 'topic' ? 'names' : 'texts';
}

function textOf(candidate: Candidate): string {
  return candidate.kind === 'topic' ? candidate.topic : candidate.problem;
}

function blockOf(candidate: Candidate): string {
  return candidate.kind === 'topic' ? candidate.subject : candidate.topicId;
}

function embedName(embed: NearDuplicateEmbedding | null): readonly (string | number)[] {
  if (embed === null) return [];
  const { model, threshold = 0.92 } = embed;
  return [typeof model === 'string' ? model : `${model.provider}:${model.modelId}`, threshold];
}
