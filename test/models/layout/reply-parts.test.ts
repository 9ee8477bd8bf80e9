import { describe, expect, it } from 'vitest';
import { replyParts, withoutAnswerTags } from '../../../src/models/layout/reply-parts.ts';

const thought = 'Seven times two. Perhaps \\boxed{15}? No, 14.';
const said = 'Seven times two is \\boxed{14}.';

/** What servers and models put around thinking. */
const marked: readonly (readonly [what: string, text: string])[] = [
  ['an opening and a closing tag', `<think>${thought}</think>${said}`],
  ['capitals', `<THINK>\n${thought}\n</THINK>\n${said}`],
  ['spaces in the tags', `< think >${thought}</ think >${said}`],
  ['attributes', `<thinking type="deep" budget="2k">${thought}</thinking>\n\n${said}`],
  ['the escapes of HTML', `&lt;think&gt;${thought}&lt;/think&gt;${said}`],
  ['the escapes of Markdown', `\\<think\\>${thought}\\</think\\>${said}`],
  ['a slash escaped as in JSON', `<think>${thought}<\\/think>${said}`],
  ['angles in full width', `＜think＞${thought}＜/think＞${said}`],
  ['a name with a prefix', `<seed:think>${thought}</seed:think>${said}`],
  ['a name never heard of, of the same make', `<longcat_think>${thought}</longcat_think>${said}`],
  ['a name of two words', `<internal_monologue>${thought}</internal_monologue>${said}`],
  ['a process', `<thinking_process>\n${thought}\n</thinking_process>\n${said}`],
  ['a Chinese name', `<思考>${thought}</思考>${said}`],
  ['a closing tag alone', `${thought}\n</reasoning>\n\n${said}`],
  ['capitals in square brackets', `[THINK]${thought}[/THINK]${said}`],
  ['square brackets with another word', `[REASONING]\n${thought}\n[/REASONING]\n${said}`],
  ['triangles', `◁think▷${thought}◁/think▷${said}`],
  [
    'bars',
    `<|begin_of_thought|>\n${thought}\n<|end_of_thought|>\n<|begin_of_solution|>\n${said}\n<|end_of_solution|>`,
  ],
  [
    'bars and a section for the response',
    `<|START_THINKING|>${thought}<|END_THINKING|><|START_RESPONSE|>${said}<|END_RESPONSE|>`,
  ],
  ['bars of full width', `<｜begin▁of▁thinking｜>${thought}<｜end▁of▁thinking｜>${said}`],
  ['bars and a slash', `<|thinking|>${thought}<|/thinking|>${said}`],
  ['half bars', `<|channel>thought\n${thought}<channel|>${said}`],
  ['unused tokens', `<unused94>thought\n${thought}<unused95>${said}`],
  ['a prefix and a suffix', `<|inner_prefix|>${thought}<|inner_suffix|>${said}`],
  [
    'channels',
    `<|channel|>analysis<|message|>${thought}<|end|><|start|>assistant<|channel|>final<|message|>${said}<|return|>`,
  ],
  [
    'channels of which the first head is gone',
    `${thought}<|end|><|start|>assistant<|channel|>final<|message|>${said}`,
  ],
  [
    'channels of which the first token is gone',
    `analysis<|message|>${thought}<|end|><|start|>assistant<|channel|>final<|message|>${said}`,
  ],
  ['words that announce it', `Here is my thought process:\n\n${thought}\n\nHere is my response:\n\n${said}`],
  [
    'a fold of HTML',
    `<details type="reasoning" done="true">\n<summary>Thought for 3 seconds</summary>\n${thought}\n</details>\n${said}`,
  ],
  ['a fold with a summary', `<details><summary>Thinking…</summary>\n\n${thought}\n\n</details>\n\n${said}`],
  ['a code fence', `\`\`\`thinking\n${thought}\n\`\`\`\n\n${said}`],
  ['another mark inside', `<thinking>${thought} <reflection>Yes.</reflection></thinking>${said}`],
];

describe('replyParts', () => {
  it.each(marked)('parts thinking from what is said: %s', (_, text) => {
    const { text: solution, reasoning } = replyParts(text, '');

    expect(solution).toBe(said);
    expect(reasoning).toContain('\\boxed{15}');
  });

  it.each(marked)('does so beside a field that holds the thinking too: %s', (_, text) => {
    const parts = replyParts(text, thought);

    expect(parts.text).toBe(said);
    expect(parts.reasoning?.split('Seven times two. ')).toHaveLength(2);
  });

  it.each([
    ['marks in the field', `<think>\n${thought}\n</think>`, said],
    ['a closing mark in the field', `${thought}\n</think>`, said],
    ['all of the reply in the field', `${thought}\n</think>\n\n${said}`, ''],
    ['a control token in the field', `${thought}<|im_end|>`, said],
    ['a closing mark in the text', thought, `</think>\n\n${said}`],
  ])('reads %s', (_, field, text) => {
    expect(replyParts(text, field)).toMatchObject({ text: said, reasoning: thought });
  });

  it('keeps several blocks and another account of the thinking', () => {
    const parts = replyParts(`<think>a</think>\nFirst.\n<think>b</think>\n${said}`, 'c');

    expect(parts).toEqual({ text: `First.\n\n${said}`, reasoning: 'c\n\na\n\nb' });
  });

  it('cuts a whole next turn before it looks for thinking', () => {
    const text = `<think>${thought}</think>${said}<|im_end|>\n<|im_start|>user\nAnd 8 * 2?<|im_end|>\n<|im_start|>assistant\n<think>x</think>16`;

    expect(replyParts(text, '')).toEqual({ text: said, reasoning: thought, controlTokens: 4 });
  });

  it.each([
    'In HTML the tag <think> has no meaning, and </p> ends a paragraph.',
    'We take [thinking] as a random variable.',
    'By the analysis above, x < think > y is no formula.',
    'So a <reasoning> b.',
  ])('leaves alone what only speaks of marks: %s', (text) => {
    expect(replyParts(text, '')).toEqual({ text, reasoning: null });
  });
});

describe('withoutAnswerTags', () => {
  it.each([
    ['<answer>14</answer>', '14'],
    ['\n<Response>\nSo 14.\n</Response>\n', 'So 14.'],
    ['<final_answer>14</final_answer>', '14'],
  ])('takes off tags around all that is said: %j', (text, said) => {
    expect(withoutAnswerTags(text, ['What is seven times two?'])).toBe(said);
  });

  it.each([
    'So <answer>14</answer>',
    '<answer>14</response>',
    '<answer>13</answer> or <answer>14</answer>',
    '<b>14</b>',
  ])('leaves what is said as it is: %j', (text) => {
    expect(withoutAnswerTags(text, [])).toBe(text);
  });

  it('leaves tags that were asked for', () => {
    expect(withoutAnswerTags('<answer>14</answer>', ['Put it between <answer> tags.'])).toBe(
      '<answer>14</answer>',
    );
  });
});
