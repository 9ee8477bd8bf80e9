import type { Model } from '../../core/model.ts';
import type { Prompt } from '../../core/prompt.ts';
import { problemId } from '../../core/records/ids.ts';
import type { Problem, Topic } from '../../core/records/records.ts';
import type { Stage } from '../../core/stage.ts';
import { wholeText } from '../../core/whole-reply.ts';
import { countIssues } from '../../errors/count-issues.ts';
import type { ConfigurationIssue } from '../../errors/index.ts';
import { stageOptionsIssues } from '../../errors/options-issues.ts';
import { promptIssues } from '../../errors/prompt-issues.ts';
import { shownValue } from '../../errors/shown-value.ts';
import { throwIssues } from '../../errors/throw-issues.ts';
import { modelIssues } from '../../models/model-issues.ts';
import { modelNote } from '../../models/provider/model-note.ts';
import { modelName } from '../../models/provider/resolve-model.ts';
import { admitRecord } from '../admission/admit-record.ts';
import { defineRecordStage } from '../definition/define-record-stage.ts';
import { defaultAspects } from './default-aspects.ts';
import {
  type GeneratedProblem,
  generatedProblemStructure,
  parseGeneratedProblem,
} from './generate-output.ts';
import { type GeneratePromptInput, generatePrompt } from './generate-prompt.ts';

/** Choices of `generate` other than its model. */
export interface GenerateSettings {
  /**
   * Problems generated for each topic, of which later stages may refuse some. Inside `refill`, which draws until enough
   * problems are kept, setting it is an error.
   *
   * @default 2
   */
  readonly problemsPerTopic?: number;
  /**
   * Sides from which the problems of one topic take it, in turn.
   *
   * @default eight, from a direct computation to an extremal question
   */
  readonly aspects?: readonly string[];
  /**
   * Replaces the prompt. Its reply must hold the sections `Problem:` and `Answer:`, and may hold `Reasoning:`,
   * `Solution:` and `Answer type:`.
   */
  readonly prompt?: Prompt<GeneratePromptInput>;
  /** Name of the stage, kebab case. @default 'generate' */
  readonly name?: string;
}

/** Options of `generate`. */
export interface GenerateOptions extends GenerateSettings {
  readonly model: Model;
}

/** Names of all options of `generate`. */
export const generateOptionNames: readonly string[] = Object.keys({
  model: true,
  problemsPerTopic: true,
  aspects: true,
  prompt: true,
  name: true,
} satisfies { readonly [Name in keyof GenerateOptions]-?: true });

/**
 * Generates hard, self-contained problems with one short answer each, every draw from another side of the topic.
 *
 * Drops nothing: a reply without a problem or an answer is asked for once more and makes its task failed then.
 *
 * - **Consumes** `Topic`
 * - **Produces** `Problem`
 * - **Model calls** 1 per problem
 *
 * @throws {ConfigurationError} When an option will not do, with all faults together.
 *
 * @example
 * ```ts
 * const pipeline = compose(expand({ model }), generate({ model, problemsPerTopic: 4 }));
 * ```
 */
export function generate(options: GenerateOptions): Stage<Topic, Problem> {
  const unknown = stageOptionsIssues('generate', options, generateOptionNames);
  const { model, problemsPerTopic = 2, aspects = defaultAspects, name = 'generate' } = options;
  const { prompt = generatePrompt } = options;
  throwIssues(
    unknown,
    modelIssues('generate.model', model),
    countIssues('generate.problemsPerTopic', problemsPerTopic),
    aspectIssues(aspects),
    promptIssues('generate.prompt', prompt),
  );
  const maker = modelName(model);
  return defineRecordStage<Topic, Problem>({
    name,
    version: '1',
    draws: problemsPerTopic,
    drawsOption: options.problemsPerTopic === undefined ? null : 'problemsPerTopic',
    produces: 'problem',
    admit: admitRecord(name, 'topic'),
    options: { model: modelNote(model), aspects, prompt: `${prompt.name}@${prompt.version}` },
    sizes: { problemsPerTopic },
    models: [model],
    process: async (topic, { call, draw }) => {
      const aspect = aspects[draw % aspects.length] ?? '';
      const round = Math.floor(draw / aspects.length);
      const { value } = await call({
        model,
        prompt: prompt.render({ topic, aspect, round }),
        slot: 'generate',
        structure: generatedProblemStructure,
        parse: (reply) => parseGeneratedProblem(wholeText(reply)),
      });
      return problemOf(topic, value, maker);
    },
  });
}

function problemOf(topic: Topic, { problem, answer, answerType }: GeneratedProblem, maker: string): Problem {
  return {
    ...topic,
    kind: 'problem',
    id: problemId(topic.id, problem, answer, answerType),
    topicId: topic.id,
    problem,
    answer,
    answerType,
    models: { ...topic.models, generate: maker },
  };
}

function aspectIssues(aspects: unknown): readonly ConfigurationIssue[] {
  const option = 'generate.aspects';
  if (!Array.isArray(aspects) || aspects.length === 0) {
    const message = `must be a list of at least one aspect, got ${shownValue(aspects)}; leave it out for the default ones`;
    return [{ option, message }];
  }
  const list: readonly unknown[] = aspects;
  return list.flatMap((aspect, index) =>
    typeof aspect === 'string' && aspect.trim() !== ''
      ? []
      : [
          {
            option: `${option}[${index}]`,
            message: `must be a text that is not blank, got ${shownValue(aspect)}`,
          },
        ],
  );
}
