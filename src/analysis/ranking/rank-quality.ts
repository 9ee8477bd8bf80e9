import type { Model } from '../../core/model.ts';
import type { Prompt } from '../../core/prompt.ts';
import type { Run, RunOptions } from '../../core/run.ts';
import { wholeText } from '../../core/whole-text.ts';
import { ConfigurationError, isChimeraError } from '../../errors/index.ts';
import { modelSchema } from '../../models/model-schema.ts';
import { modelName } from '../../models/provider/resolve-model.ts';
import { withRuleOver } from '../../options/between/with-rule-over.ts';
import { checkArguments } from '../../options/check-arguments.ts';
import {
  anything,
  callback,
  count,
  listOfSome,
  nonEmptyString,
  type OptionSchema,
  type OptionShape,
  oneOf,
  optionOf,
  optionsSchema,
  wholeNumber,
} from '../../options/option-schemas.ts';
import { promptSchema } from '../../options/prompt-schema.ts';
import { defineStage } from '../../stages/definition/define-stage.ts';
import { type AnalysisSources, sourcesSchema } from '../source/analysis-source.ts';
import { type Criterion, paperCriteria } from './criterion.ts';
import { type GroupMatch, groupProblems, type ProblemGroup } from './group-problems.ts';
import type { GroupRankings, Ranking } from './group-rankings.ts';
import { isSameModel } from './is-same-model.ts';
import { qualityOf } from './quality-of.ts';
import { LETTERS, parseRanks, type RankPromptInput, rankPrompt } from './rank-prompt.ts';
import type { RankQualityResult } from './rank-quality-result.ts';
import { type RankAsking, rankRequests } from './rank-requests.ts';

/** Options of `rankQuality`. */
export interface RankQualityOptions {
  /** Two to six sources. */
  readonly sources: AnalysisSources;
  /** Models that rank, none of which wrote a source. */
  readonly models: readonly Model[];
  /** @default `paperCriteria`: clarity, well-posedness and depth */
  readonly criteria?: readonly Criterion[];
  /** Groups of problems, one of each source, that each judge ranks in two orders. @default 50 */
  readonly items?: number;
  /**
   * What the problems of a group must have in common: a topic, a topic or else a subject, or nothing.
   *
   * @default 'topic-or-subject'
   */
  readonly match?: GroupMatch;
  /** Decides which problems are taken and in which order they are shown. @default 0 */
  readonly seed?: number;
  /** Replaces the prompt. Its reply must hold a line for each criterion, such as `Clarity: B > A = C`. */
  readonly prompt?: Prompt<RankPromptInput>;
  /** Where and how the calls are made: directory, budget, limits, as for any run. */
  readonly run?: RunOptions;
  /** Receives the run before it starts, to show its progress or listen to its events. */
  readonly onRun?: (run: Run<GroupRankings>) => void;
}

const criterionSchema = optionsSchema<Criterion>({
  name: optionOf(
    (name) => typeof name === 'string' && /^[\p{L}][\p{L}\p{N} -]{0,39}$/u.test(name),
    'one to four words of letters',
  ),
  question: nonEmptyString,
});

export const rankShape: OptionShape<RankQualityOptions> = {
  sources: sourcesSchema,
  models: listOfSome(modelSchema, 'a list of at least one model'),
  criteria: listOfSome(criterionSchema, 'a list of at least one criterion { name, question }').optional(),
  items: count.optional(),
  match: oneOf(['topic', 'topic-or-subject', 'any']).optional(),
  seed: wholeNumber.optional(),
  prompt: promptSchema.optional(),
  // Checked by the run itself.
  run: anything,
  onRun: callback.optional(),
};

/** Adds that there are as many sources as can be ranked. */
export function withRankedSources(schema: OptionSchema): OptionSchema {
  return withRuleOver<Pick<RankQualityOptions, 'sources'>>(schema, ['sources'], ({ sources }) => {
    const many = Object.keys(sources).length;
    if (many >= 2 && many <= LETTERS.length) return [];
    const message = `must be 2 to ${LETTERS.length} sources to rank among one another, got ${many}`;
    return [{ path: ['sources'], message }];
  });
}

const rankSchema = withRankedSources(optionsSchema<RankQualityOptions>(rankShape));

/**
 * Has judges rank problems of several sources blind, one of each source at a time: by clarity, well-posedness and depth as in
 * section 4.2 of the CHIMERA paper, or by criteria of your own. Problems of a group share a topic where they can.
 *
 * Each judge sees each group twice, the second time in the reverse order, so that a preference for what is first
 * cancels out of the ranks and shows as a figure. A judge is refused for a source that it wrote.
 *
 * It is a run like any other: in a directory it is resumed, extended and kept to a budget.
 *
 * **Model calls** two for each judge and group.
 *
 * @throws {ConfigurationError} When an option is invalid, a judge wrote a source, or the sources have too little in common.
 *
 * @example
 * ```ts
 * import { rankQuality } from 'chimera-sdk/analysis';
 *
 * const { ranks, judges, warnings, markdown } = await rankQuality({
 *   sources: { mine: 'runs/first', human: { from: 'hle.jsonl', columns: { subject: 'category' } } },
 *   models: [a, b],
 *   items: 100,
 *   run: { directory: 'runs/quality' },
 * });
 * console.log(markdown, ranks.length, judges.length, warnings);
 * ```
 */
export async function rankQuality(options: RankQualityOptions): Promise<RankQualityResult> {
  checkArguments([rankSchema, options, 'rankQuality']);
  const { sources, models, seed = 0, onRun } = options;
  const { groups, asking } = await groupsToRank(options, 'rankQuality');
  const stage = defineStage<ProblemGroup, GroupRankings>({
    name: 'rank-quality',
    version: '1',
    models,
    process: async (group, { call }) => {
      const rankings = rankRequests(group, asking).map(
        async ({ judge, slot, shown, prompt }): Promise<Ranking> => {
          const asked = call({
            model: judge,
            prompt,
            slot,
            parse: (reply) => parseRanks(wholeText(reply), asking.criteria, shown.length),
          });
          const ranks = await asked.then(({ value }) => value, unusable);
          return { judge: modelName(judge), shown, ranks };
        },
      );
      const { id, matchedBy, problems } = group;
      const lengths = Object.fromEntries(problems.map(({ source, problem }) => [source, wordsIn(problem)]));
      return { id, matchedBy, lengths, rankings: await Promise.all(rankings) };
    },
  });
  const run = stage.run(groups, options.run);
  onRun?.(run);
  const rows = await run.toArray();
  const summary = await run.summary();
  const inOrder = [...rows].sort((left, right) => (left.id < right.id ? -1 : 1));
  return qualityOf(inOrder, { sources: Object.keys(sources), criteria: asking.criteria, seed, summary });
}

/**
 * Puts the groups together, and refuses judges that wrote a source, before anything is asked.
 *
 * @param at - the function that was called
 */
export async function groupsToRank(
  options: RankQualityOptions,
  at: string,
): Promise<{ readonly groups: readonly ProblemGroup[]; readonly asking: RankAsking }> {
  const { sources, models: judges, criteria = paperCriteria, items = 50, seed = 0 } = options;
  const { match = 'topic-or-subject', prompt = rankPrompt } = options;
  refuseWriters(judges, new Map(writersNamed(sources)), at);
  const { groups, writers } = await groupProblems(sources, { wanted: items, match, seed, at });
  refuseWriters(judges, writers, at);
  return { groups, asking: { judges, criteria, prompt, seed } };
}

/** What the caller says of writers is known before anything is read. */
function writersNamed(sources: AnalysisSources): readonly (readonly [string, ReadonlySet<string>])[] {
  return Object.entries(sources).map(([name, source]) => {
    const named = typeof source === 'object' && 'writtenBy' in source ? (source.writtenBy ?? []) : [];
    return [name, new Set(named)] as const;
  });
}

function refuseWriters(
  judges: readonly Model[],
  writers: ReadonlyMap<string, ReadonlySet<string>>,
  at: string,
): void {
  const issues = judges.flatMap((judge, index) =>
    [...writers].flatMap(([source, names]) => {
      const name = modelName(judge);
      if (![...names].some((writer) => isSameModel(writer, name))) return [];
      const message = `is ${name}, which wrote problems of source ${source}; name another judge, or leave the source out`;
      return [{ option: `${at}.models[${index}]`, message }];
    }),
  );
  if (issues.length > 0) throw new ConfigurationError(issues);
}

/** A judge that gives no ranking is counted; what is wrong with the run is not its fault. */
function unusable(error: unknown): null {
  if (isChimeraError(error) && error.name === 'UnusableReplyError') return null;
  throw error;
}

function wordsIn(problem: string): number {
  return problem.split(/\s+/u).filter((word) => word !== '').length;
}
