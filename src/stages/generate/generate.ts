import { DEFAULT_LEVEL } from '../../core/level.ts';
import { problemId } from '../../core/records/ids.ts';
import type { Problem, Topic } from '../../core/records/records.ts';
import type { Stage } from '../../core/stage.ts';
import { wholeText } from '../../core/whole-text.ts';
import { modelNote } from '../../models/provider/model-note.ts';
import { modelName } from '../../models/provider/resolve-model.ts';
import { checkOptions } from '../../options/check-options.ts';
import { admitRecord } from '../admission/admit-record.ts';
import { defineRecordStage } from '../definition/define-record-stage.ts';
import { defaultAspects } from './default-aspects.ts';
import { type GenerateOptions, generateOptionsSchema } from './generate-options.ts';
import {
  type GeneratedProblem,
  generatedProblemStructure,
  parseGeneratedProblem,
} from './generate-output.ts';
import { generatePrompt } from './generate-prompt.ts';

/**
 * Generates hard, self-contained problems with one short answer each, every draw from another side of the topic.
 *
 * Drops nothing: a reply without a problem or an answer is asked for once more and makes its task failed then.
 *
 * - **Consumes** `Topic`
 * - **Produces** `Problem`
 * - **Model calls** 1 per problem
 *
 * @throws {ConfigurationError} When an option is invalid, with all faults together.
 *
 * @example
 * ```ts
 * const pipeline = compose(expand({ model }), generate({ model, problemsPerTopic: 4 }));
 * ```
 */
export function generate(options: GenerateOptions): Stage<Topic, Problem> {
  checkOptions(generateOptionsSchema, options, 'generate');
  const { model, problemsPerTopic = 2, aspects = defaultAspects, name = 'generate' } = options;
  const { prompt = generatePrompt, level = DEFAULT_LEVEL } = options;
  const maker = modelName(model);
  return defineRecordStage<Topic, Problem>({
    name,
    version: '1',
    draws: problemsPerTopic,
    drawsOption: options.problemsPerTopic === undefined ? null : 'problemsPerTopic',
    produces: 'problem',
    admit: admitRecord(name, 'topic'),
    options: {
      model: modelNote(model),
      aspects,
      prompt: `${prompt.name}@${prompt.version}`,
      ...(level === DEFAULT_LEVEL ? {} : { level }),
    },
    sizes: { problemsPerTopic },
    models: [model],
    process: async (topic, { call, draw }) => {
      const aspect = aspects[draw % aspects.length] ?? '';
      const round = Math.floor(draw / aspects.length);
      const { value } = await call({
        model,
        prompt: prompt.render({ topic, aspect, round, level }),
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
