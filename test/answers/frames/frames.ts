/** What models write around their answers, with the share of equal answers that must stay recognised in it. */
export interface Frame {
  readonly name: string;
  readonly around: (answer: string) => string;
  /** Answers that a model would write in this frame. */
  readonly of: 'any' | 'formula' | 'words';
  readonly least: number;
}

/** An answer without the dollar signs around it, as it stands in a display. */
function bare(answer: string): string {
  return /^\$[^$]*\$$/.test(answer) ? answer.slice(1, -1) : answer;
}

/** Whether an answer is one that models would write in a frame. */
export function suits(answer: string, { of }: Frame): boolean {
  if (of === 'any') return true;
  if (of === 'words') return /^[A-Za-z][A-Za-z' ,-]+$/.test(answer);
  const letters = bare(answer).replace(/\\[A-Za-z]+(?:\{[a-z ]*\})?/g, '');
  return !/[A-Za-z]{4}|\$/.test(letters) && /[\\^_=\d]/.test(answer);
}

function frames(
  of: Frame['of'],
  least: number,
  all: Readonly<Record<string, Frame['around']>>,
): readonly Frame[] {
  return Object.entries(all).map(([name, around]) => ({ name, around, of, least }));
}

export const allFrames: readonly Frame[] = [
  ...frames('any', 0.98, {
    'a sentence': (x) => `The answer is ${x}.`,
    'a correct answer': (x) => `The correct answer is ${x}.`,
    'a label': (x) => `Answer: ${x}`,
    'a bold label': (x) => `**Answer:** ${x}`,
    'a bold line': (x) => `We look at the terms first.\n\n**Answer: ${x}**`,
    'bold alone': (x) => `**${x}**`,
    'a bold end': (x) => `Let me think step by step.\n\nThe final answer is **${x}**.`,
    'a heading': (x) => `### Final Answer\n${x}`,
    'a line of its own': (x) => `Answer\n${x}`,
    'what was asked': (x) => `The answer to the question is **${x}**.`,
    'what was given': (x) => `Based on the given information, the answer is ${x}.`,
    'a conclusion': (x) => `Therefore, the answer is: ${x}`,
    'a summary': (x) => `In summary, the answer is ${x}.`,
    'a sign': (x) => `∴ ${x}`,
    'a short answer': (x) => `**Short answer:** ${x}`,
    'too long': (x) => `TL;DR: ${x}`,
    'a pronoun': (x) => `So, it is ${x}.`,
    'what we get': (x) => `Solving it step by step, we get ${x}.`,
    'an explanation below': (x) => `${x}\n\n**Explanation:** This follows from the definition.`,
    'sentences below': (x) => `**${x}**\n\nThis follows directly from the definition above.`,
    'a reason behind': (x) => `The answer is ${x}, because it is the only one that satisfies all conditions.`,
    'a reason before': (x) => `Since all conditions hold, the answer is ${x}.`,
    'leave taken': (x) => `The answer is ${x}.\n\nLet me know if you have any questions!`,
    'answer tags': (x) => `<think>Hm.</think>\n<answer>${x}</answer>`,
    'a field': (x) => JSON.stringify({ reasoning: 'We look at it.', answer: x }),
    code: (x) => `\`${x}\``,
    German: (x) => `Die Antwort lautet ${x}.`,
    French: (x) => `La réponse est ${x}.`,
    Spanish: (x) => `La respuesta es ${x}.`,
    Portuguese: (x) => `A resposta é ${x}.`,
    Italian: (x) => `La risposta è ${x}.`,
    Russian: (x) => `Ответ: ${x}`,
    Chinese: (x) => `答案是 ${x}。`,
    Japanese: (x) => `答えは ${x} です。`,
    Korean: (x) => `정답: ${x}`,
  }),
  ...frames('any', 0.9, {
    'what is the answer': (x) => `${x} is the answer.`,
    'a sentence behind': (x) => `The answer is ${x}. This follows from the definition.`,
  }),
  ...frames('formula', 0.98, {
    'a display': (x) => `$$${bare(x)}$$`,
    'a display behind words': (x) => `The final answer is:\n\\[ ${bare(x)} \\]`,
    'a display alone': (x) => `Putting it together:\n\n$$${bare(x)}$$`,
    'a box': (x) => `Therefore, the final answer is $\\boxed{${bare(x)}}$.`,
    'a box below a heading': (x) => `**Final Answer**\n\n\\[\\boxed{${bare(x)}}\\]`,
    'a value': (x) => `The value is $${bare(x)}$.`,
    'what it gives': (x) => `We plug it in, which gives $${bare(x)}$.`,
    'what we have': (x) => `Thus, we have $${bare(x)}$.`,
  }),
  ...frames('words', 0.98, {
    'a box of text': (x) => `\\boxed{\\text{${x}}}`,
    'this is': (x) => `This is ${x}.`,
    quotes: (x) => `The answer is "${x}".`,
  }),
];
