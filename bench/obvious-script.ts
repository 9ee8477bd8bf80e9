/**
 * The scenario as a careful user writes it without the library: the AI SDK, a limit per model, one stage after the
 * other. Prompts, parsers and the plain comparison of answers are the library's own, so that both sides ask the same
 * questions, and what differs is when they are asked.
 */
import { writeFile } from 'node:fs/promises';
import { generateText, type LanguageModel } from 'ai';
import { extractFinalAnswer } from '../src/answers/index.ts';
import type { PromptText } from '../src/core/prompt.ts';
import { problemId, subjectId, topicId } from '../src/core/records/ids.ts';
import type { Problem, Topic } from '../src/core/records/records.ts';
import type { Reply } from '../src/core/reply.ts';
import { reAskMessages } from '../src/models/call/re-ask-messages.ts';
import { chatMessages } from '../src/models/layout/chat-message.ts';
import { normalizedText } from '../src/similarity/text/normalized-text.ts';
import { type Attempt, readAttempt } from '../src/stages/attempt/read-attempt.ts';
import { parseNames } from '../src/stages/expand/expand-output.ts';
import { expandPrompt } from '../src/stages/expand/expand-prompt.ts';
import { defaultAspects } from '../src/stages/generate/default-aspects.ts';
import { parseGeneratedProblem } from '../src/stages/generate/generate-output.ts';
import { generatePrompt } from '../src/stages/generate/generate-prompt.ts';
import { parseJudgeOpinion } from '../src/stages/label/label-output.ts';
import { labelPrompt } from '../src/stages/label/label-prompt.ts';
import { ruleOpinion } from '../src/stages/label/rule-opinion.ts';
import { parseValidityVerdict } from '../src/stages/validate/validate-output.ts';
import { validatePrompt } from '../src/stages/validate/validate-prompt.ts';
import { type ConcurrencyLimit, concurrencyLimit } from './concurrency-limit.ts';
import { PLACES_PER_MODEL, type ScenarioModels, type ScenarioSize } from './scenario.ts';

interface LimitedModel {
  readonly model: LanguageModel;
  readonly limit: ConcurrencyLimit;
}

/** A topic and how far it is. */
interface TopicState {
  readonly topic: Topic;
  readonly seen: Set<string>;
  readonly kept: Problem[];
  drawn: number;
}

/** Makes the dataset, writes it to the file, and returns the number of samples. */
export async function obviousScript(
  models: ScenarioModels,
  size: ScenarioSize,
  file: string,
): Promise<number> {
  const author = limited(models.author);
  const checker = limited(models.checker);
  const reasoner = limited(models.reasoner);

  const pages = await Promise.all(size.subjects.map((subject) => topicsOf(subject, author, size)));
  const topics = pages.flat().map((topic): TopicState => ({ topic, seen: new Set(), kept: [], drawn: 0 }));
  for (;;) {
    const missing = topics.flatMap((state) => nextDraws(state, size));
    if (missing.length === 0) break;
    const drafts = await Promise.all(missing.map(({ state, draw }) => draft(state, draw, author)));
    const fresh = drafts.filter((problem) => problem !== null).filter(isFresh);
    const verdicts = await Promise.all(fresh.map(({ problem }) => isValid(problem, [author, checker])));
    for (const [index, { state, problem }] of fresh.entries())
      if (verdicts[index] === true) state.kept.push(problem);
  }
  const problems = topics.flatMap(({ kept }) => kept);
  const attempts = await Promise.all(
    problems.map((problem) =>
      ask(reasoner, 'solve', 0, problem.problem, (reply) => readAttempt(reply, extractFinalAnswer)),
    ),
  );
  const samples = await Promise.all(
    problems.map(async (problem, index) => {
      const attempt = attempts[index] ?? null;
      return { ...problem, ...attempt, correct: await isCorrect(problem, attempt, checker) };
    }),
  );
  await writeFile(file, samples.map((sample) => `${JSON.stringify(sample)}\n`).join(''));
  return samples.length;
}

function limited(model: LanguageModel): LimitedModel {
  return { model, limit: concurrencyLimit(PLACES_PER_MODEL) };
}

async function topicsOf(subject: string, author: LimitedModel, size: ScenarioSize): Promise<Topic[]> {
  const prompt = expandPrompt.render({ subject, area: null, guidance: null, listed: [] });
  const names = await ask(author, 'expand', 0, prompt, ({ text }) => parseNames(text, 'Topics'));
  return (names ?? []).slice(0, size.topicsPerSubject).map((name) => ({
    kind: 'topic',
    id: topicId(subjectId(subject, null), [name]),
    subject,
    topic: name,
    topicPath: [subject, name],
    guidance: null,
    models: {},
  }));
}

/** As many draws as are missing, up to the limit. */
function nextDraws(state: TopicState, size: ScenarioSize): { state: TopicState; draw: number }[] {
  const count = Math.min(size.kept - state.kept.length, size.maxAttempts - state.drawn);
  const first = state.drawn;
  state.drawn += count;
  return Array.from({ length: count }, (_, index) => ({ state, draw: first + index }));
}

async function draft(
  state: TopicState,
  draw: number,
  author: LimitedModel,
): Promise<{ state: TopicState; problem: Problem } | null> {
  const { topic } = state;
  const aspect = defaultAspects[draw % defaultAspects.length] ?? '';
  const round = Math.floor(draw / defaultAspects.length);
  const prompt = generatePrompt.render({ topic, aspect, round });
  const drafted = await ask(author, 'generate', draw, prompt, ({ text }) => parseGeneratedProblem(text));
  if (drafted === null) return null;
  const id = problemId(topic.id, drafted.problem, drafted.answer, drafted.answerType);
  return { state, problem: { ...topic, kind: 'problem', id, topicId: topic.id, ...drafted } };
}

function isFresh({ state, problem }: { readonly state: TopicState; readonly problem: Problem }): boolean {
  const { size } = state.seen;
  return state.seen.add(normalizedText(problem.problem)).size > size;
}

async function isValid(problem: Problem, verifiers: readonly LimitedModel[]): Promise<boolean> {
  const votes = await Promise.all(
    verifiers.map((verifier, index) =>
      ask(verifier, `verifier-${index}`, 0, validatePrompt.render({ problem }), ({ text }) =>
        parseValidityVerdict(text, problem),
      ),
    ),
  );
  return votes.every((vote) => vote?.verdict === 'valid');
}

async function isCorrect(
  { problem, answer, answerType }: Problem,
  attempt: Attempt | null,
  judge: LimitedModel,
): Promise<boolean | null> {
  if (attempt === null || attempt.truncated || attempt.finalAnswer === null) return null;
  const { finalAnswer } = attempt;
  const compared = ruleOpinion(answer, finalAnswer, answerType);
  if (compared !== 'unknown') return compared === 'equal';
  const shown = { problem, answer, finalAnswer };
  const opinion = await ask(judge, 'judge', 0, labelPrompt.render(shown), ({ text }) =>
    parseJudgeOpinion(text, shown),
  );
  return opinion === null ? null : opinion.verdict === 'correct';
}

/** Asks, and once more when the reply cannot be read; null when that fails, too. */
async function ask<Value>(
  { model, limit }: LimitedModel,
  slot: string,
  draw: number,
  prompt: PromptText,
  parse: (reply: Reply) => Value,
): Promise<Value | null> {
  let turns = chatMessages(prompt);
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const system = turns.find(({ role }) => role === 'system')?.content;
    const messages = turns.flatMap(({ role, content }) => (role === 'system' ? [] : [{ role, content }]));
    const headers = { 'x-chimera-sample': `${slot}:${draw}:${attempt}:0` };
    const result = await limit(() =>
      generateText({ model, messages, headers, ...(system === undefined ? {} : { system }) }),
    );
    try {
      return parse(replyOf(result));
    } catch (error) {
      turns = reAskMessages(turns, result.text, error instanceof Error ? error.message : String(error));
    }
  }
  return null;
}

function replyOf(result: Awaited<ReturnType<typeof generateText>>): Reply {
  const { text, reasoningText = null } = result;
  const finishReason = result.finishReason === 'length' ? 'length' : 'stop';
  const usage = { inputTokens: null, outputTokens: null, reasoningTokens: null, cachedInputTokens: null };
  return { text, reasoning: reasoningText, finishReason, usage, model: '', maxOutputTokens: null };
}
