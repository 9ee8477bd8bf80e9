import { describe, expect, it } from 'vitest';
import type { Reply } from '../../../src/core/reply.ts';
import type { ReplyStructure } from '../../../src/core/reply-structure.ts';
import { chatMessages } from '../../../src/models/layout/chat-message.ts';
import { laidOut, layoutOf, parserOf } from '../../../src/models/layout/reply-layout.ts';
import { namesStructure } from '../../../src/stages/expand/expand-output.ts';
import { expandPrompt } from '../../../src/stages/expand/expand-prompt.ts';
import { generatedProblemStructure } from '../../../src/stages/generate/generate-output.ts';
import { generatePrompt } from '../../../src/stages/generate/generate-prompt.ts';
import { validityVerdictStructure } from '../../../src/stages/validate/validate-output.ts';
import { validatePrompt } from '../../../src/stages/validate/validate-prompt.ts';
import { aProblem, aTopic } from '../../../src/testing/sample-records.ts';

const topic = aTopic();
const asked = {
  problem: generatePrompt.render({ topic, aspect: 'a direct computation', round: 0 }),
  topics: expandPrompt.render({ subject: 'Physics', area: null, guidance: null, listed: ['Optics'] }),
  verdict: validatePrompt.render({ problem: aProblem() }),
} as const;
const structures = {
  problem: generatedProblemStructure,
  topics: namesStructure('Topics'),
  verdict: validityVerdictStructure,
} as const;

interface Way {
  readonly structuredOutput?: 'sections' | 'prompt';
  readonly examples?: boolean;
  readonly finishReason?: Reply['finishReason'];
}

/** What the stage is handed of a reply, or the message with which it is refused. */
function handed(what: keyof typeof asked, text: string, way: Way = {}, structure?: ReplyStructure): string {
  const { structuredOutput = 'sections', examples = false, finishReason = 'stop' } = way;
  const layout = layoutOf({ structuredOutput, examples }, structure ?? structures[what]);
  const messages = laidOut(chatMessages(asked[what]), layout);
  const usage = { inputTokens: null, outputTokens: null, reasoningTokens: null, cachedInputTokens: null };
  const reply = { text, reasoning: null, finishReason, usage, model: 'm', maxOutputTokens: null };
  return parserOf((read: Reply) => read.text, layout, messages)(reply);
}

function problem(statement: string, answer: string): string {
  return `Problem:\n${statement}\nAnswer:\n${answer}\nAnswer type:\ninteger`;
}

const statement = 'Let $G$ be a group of order $15$. How many subgroups does it have?';

describe('what the prompt itself says', () => {
  it.each([
    'the full statement',
    'The full problem statement.',
    '<the full statement>',
    '[Full statement here]',
    'the statement, as the solver will see it',
    '**The statement, as the solver will see it**',
    'Problem',
    'Your problem here',
    '...',
    'is complete in itself: every symbol, parameter, convention and assumption is stated, nothing refers to a figure, a table or a text elsewhere;',
  ])('is no problem: %s', (echo) => {
    expect(() => handed('problem', problem(echo, '5'))).toThrow(
      'the section "Problem:" repeats what was asked',
    );
    const reply = JSON.stringify({ problem: echo, answer: '5', answer_type: 'integer' });
    expect(() => handed('problem', reply, { structuredOutput: 'prompt' })).toThrow('"Problem:" repeats');
  });

  it.each([
    'the final answer alone',
    'Final answer',
    'Your final answer',
    'The answer',
    '(the final answer)',
  ])('is no answer: %s', (echo) => {
    expect(() => handed('problem', problem(statement, echo))).toThrow('the section "Answer:" repeats');
  });

  it.each([
    '5',
    'an integer',
    'true',
    'valid',
    'Physics',
    'the prime number theorem',
    '\\frac{1}{2}',
    '∅',
    '{}',
    'alone',
    'Optics',
    'a set',
  ])('is not every short answer: %s', (answer) => {
    expect(handed('problem', problem(statement, answer))).toContain(answer);
  });

  it.each([
    ['first name\nsecond name', []],
    ['first name\nBraid groups\nThird name\nname 4', ['Braid groups']],
    ['- Topic 1\n- Topic 2\n- Braid groups', ['- Braid groups']],
    ['DATA-0123456789abcdef\n<<<DATA-0123456789abcdef\nBraid groups', ['Braid groups']],
    [
      'Names of stars\nThe second law\nTopics in optics',
      ['Names of stars', 'The second law', 'Topics in optics'],
    ],
  ])('is no topic: %j', (names, kept) => {
    const lines = (text: string): readonly string[] =>
      text
        .split('\n')
        .slice(1)
        .filter((line) => line !== '');

    expect(lines(handed('topics', `Topics:\n${names}`))).toEqual(kept);
    const reply = JSON.stringify({ topics: names.split('\n') });
    expect(lines(handed('topics', reply, { structuredOutput: 'prompt' }))).toEqual(kept);
  });

  it('leaves a verdict and its reason alone', () => {
    const reply = 'Verdict: VALID\nReason: one sentence';

    expect(handed('verdict', reply)).toBe(reply);
  });

  it('may be what a few-shot prompt shows, when that is a short value', () => {
    const shown = { ...asked, problem: `${problem('What is two plus two?', 'four')}\n\nNow write your own.` };
    const layout = layoutOf({}, generatedProblemStructure);
    const parse = parserOf((read: Reply) => read.text, layout, chatMessages(shown.problem));
    const usage = { inputTokens: null, outputTokens: null, reasoningTokens: null, cachedInputTokens: null };
    const said = (text: string): Reply => ({
      text,
      reasoning: null,
      finishReason: 'stop',
      usage,
      model: 'm',
      maxOutputTokens: null,
    });

    expect(parse(said(problem(statement, 'four')))).toContain('four');
    expect(() => parse(said(problem('What is two plus two?', 'four')))).toThrow('repeats what was asked');
  });
});

describe('with examples', () => {
  const example = 'Let $p$ be the least prime such that $p^2 + 2$ is divisible by $27$. Find $p$.';

  it('a prompt in JSON shows an object instead of the schema', () => {
    const layout = layoutOf({ structuredOutput: 'json_schema', examples: true }, generatedProblemStructure);
    const user = laidOut(chatMessages(asked.problem), layout).at(-1)?.content ?? '';
    const shown = JSON.parse(user.slice(user.lastIndexOf('\n{')));

    expect(user).not.toContain('"properties"');
    expect(user).toContain('"answer_type" is one of: integer, number,');
    expect(shown).toMatchObject({ problem: example, answer: '5', answer_type: 'integer' });
  });

  it('a prompt in sections shows a reply, and nothing changes without', () => {
    const messages = chatMessages(asked.verdict);
    const layout = layoutOf({ examples: true }, validityVerdictStructure);

    expect(laidOut(messages, layoutOf({}, validityVerdictStructure))).toBe(messages);
    expect(laidOut(messages, layout).at(-1)?.content).toMatch(
      /to show the layout and nothing else\.[^\n]*\n\nReason: The radius .*\nVerdict: INVALID$/su,
    );
  });

  it('a copy of the example is no reply', () => {
    const copy = JSON.stringify({ problem: example, reasoning: 'r', answer: '5', answer_type: 'integer' });
    const way = { structuredOutput: 'prompt', examples: true } as const;

    expect(() => handed('problem', copy, way)).toThrow('"Problem:" repeats');
    expect(() => handed('problem', problem(example, '5'), { examples: true })).toThrow('"Problem:" repeats');
    expect(() =>
      handed('verdict', 'Verdict: INVALID\nReason: The radius of the second circle is not stated.', {
        examples: true,
      }),
    ).toThrow('"Reason:" repeats');
    expect(handed('topics', 'Topics:\nHydration of sourdough\nOptics of lenses', { examples: true })).toBe(
      'Topics:\nOptics of lenses',
    );
    expect(handed('problem', problem(statement, '5'), { examples: true })).toContain(statement);
  });
});

describe('a list that was cut', () => {
  const cut = { structuredOutput: 'prompt', finishReason: 'length' } as const;

  it.each([
    ['{"topics": ["Knots", "Braids", "Seif', 'Topics:\nKnots\nBraids\n'],
    ['{"topics": ["Knots [and links]", "Braids",', 'Topics:\nKnots [and links]\nBraids\n'],
    ['```json\n["Knots", "Say \\"hi\\""', 'Topics:\nKnots\nSay "hi"\n'],
    ['{"topics": ["Knots"]', 'Topics:\nKnots\n'],
  ])('is closed after its last whole item: %s', (text, whole) => {
    expect(handed('topics', text, cut)).toBe(whole);
  });

  it.each(['{"topics": ["Kn', '{"topics": [', 'I think'])('is nothing without one: %s', (text) => {
    expect(() => handed('topics', text, cut)).toThrow('holds no JSON object');
  });
});
