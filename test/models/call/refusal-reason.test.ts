import { describe, expect, it } from 'vitest';
import { ReplyFault } from '../../../src/core/texts/reply-fault.ts';
import { refusalReason } from '../../../src/models/call/refusal-reason.ts';
import { chatMessages } from '../../../src/models/layout/chat-message.ts';
import { laidOut, layoutOf, parserOf } from '../../../src/models/layout/reply-layout.ts';
import { generatedProblemStructure } from '../../../src/stages/generate/generate-output.ts';

const prompt = 'Solve it. Reply with "Answer:" and the answer, then Verdict: VALID or INVALID.';

function reasonFor(error: unknown, text: string, reasoning: string | null = null): string {
  return refusalReason(error, [prompt], [{ text, reasoning }]);
}

function thrownBy(parse: () => unknown): unknown {
  try {
    return parse();
  } catch (error) {
    return error;
  }
}

describe('refusalReason', () => {
  it.each(['Seven is it {not json', '{"answer": oops}', '{"answer": 7', 'x'])(
    'holds nothing of %j when it is no JSON',
    (text) => {
      const reason = reasonFor(
        thrownBy(() => JSON.parse(text)),
        text,
      );

      expect(reason).toBe('the reply is not valid JSON, or not what else was to be parsed');
    },
  );

  it.each([
    ['got "Seventeen and a half"', 'got "[withheld]"'],
    ["Expected 'x' | 'y', received 'Seventeen'", "Expected 'x' | 'y', received '[withheld]'"],
    ['got "and a half…" instead', 'got "[withheld]" instead'],
    ['got “Seventeen”, not `17`', 'got “[withheld]”, not `17`'],
    ['got "Seventeen and\\na half"', 'got "[withheld]"'],
  ])('withholds what %j quotes', (message, safe) => {
    expect(reasonFor(new Error(message), 'Seventeen and\na half')).toBe(safe);
  });

  it('says nothing when a longer piece of the reply or its reasoning is in the message unmarked', () => {
    const text = 'The sum of both numbers is seventeen and a half';

    expect(reasonFor(new Error(`cannot read: ${text.slice(4, 40)}`), text)).toBe('');
    expect(reasonFor(new Error(`cannot read: ${text}`), 'no', text)).toBe('');
    expect(reasonFor(new Error(`cannot answer: ${prompt}`), 'no')).toBe('');
  });

  it('names the words of the layout, also when the reply holds them', () => {
    const missing = 'the section "Answer:" is missing; write "Verdict: VALID" or "Verdict: INVALID"';

    expect(reasonFor(new Error(missing), 'Answer:\nVerdict: INVALID')).toBe(missing);
  });

  it('keeps what the library itself finds wrong, though prompt and reply hold the same words', () => {
    const message = 'the section "Answer:" is missing or empty; start each section on a line of its own';
    const told = `Start each section on a line of its own. ${message}`;

    expect(refusalReason(new ReplyFault(message), [told], [{ text: told, reasoning: null }])).toBe(message);
    expect(refusalReason(new Error(message), [told], [{ text: told, reasoning: null }])).toBe('');
    expect(
      refusalReason(
        new ReplyFault('ended with "secret words"'),
        ['x'],
        [{ text: 'secret words', reasoning: null }],
      ),
    ).toBe('ended with "[withheld]"');
  });

  it.each(['json_object', 'prompt', 'json_schema'] as const)(
    'has a reason for a reply without JSON: %s',
    (mode) => {
      const layout = layoutOf({ structuredOutput: mode }, generatedProblemStructure);
      const messages = laidOut(chatMessages('Write a problem.'), layout);
      const parse = parserOf(({ text }) => text, layout, messages);
      const usage = { inputTokens: 1, outputTokens: 1, reasoningTokens: null, cachedInputTokens: null };
      const reply = {
        text: 'no',
        reasoning: null,
        finishReason: 'stop',
        usage,
        model: 'm',
        maxOutputTokens: null,
      } as const;
      const error = thrownBy(() => parse(reply));

      expect(
        refusalReason(
          error,
          messages.map(({ content }) => content),
          [reply],
        ),
      ).toMatch(/^the reply holds no JSON object with "problem"/);
    },
  );

  it('has words for an error without any', () => {
    expect(reasonFor('nothing', 'x')).toBe('the reply is not in the layout asked for');
  });
});
