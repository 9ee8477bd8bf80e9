import { answerTypes } from '../../core/records/answer-types.ts';
import type { AnswerType } from '../../core/records/records.ts';
import type { ReplyStructure } from '../../core/reply-structure.ts';
import { ReplyFault } from '../../core/texts/reply-fault.ts';
import { readSections, requireSections } from '../../prompting/sections.ts';
import { typeOfAnswer } from './type-of-answer.ts';

/** The parts of a generated problem that go on. */
export interface GeneratedProblem {
  readonly problem: string;
  readonly answer: string;
  readonly answerType: AnswerType;
}

/** Most characters of a part: what is longer is no problem or answer, and is not looked at any closer. */
const longest = { Problem: 50_000, Answer: 10_000 } as const;

const labels = ['Problem', 'Reasoning', 'Solution', 'Answer', 'Answer type'] as const;

/** What a generated problem consists of. */
export const generatedProblemStructure: ReplyStructure = {
  name: 'generated_problem',
  parts: [
    {
      kind: 'text',
      label: 'Problem',
      description: 'the full statement',
      example: 'Let $p$ be the least prime such that $p^2 + 2$ is divisible by $27$. Find $p$.',
    },
    {
      kind: 'text',
      label: 'Reasoning',
      description: 'how you arrive at the answer',
      optional: true,
      example: 'The condition says $p^2 = 25$ modulo $27$, so that $p$ is $5$ or $22$ modulo $27$.',
    },
    {
      kind: 'text',
      label: 'Solution',
      description: 'the solution, written out',
      optional: true,
      example: 'The least number of these that is prime is $5$, and $5^2 + 2 = 27$.',
    },
    { kind: 'text', label: 'Answer', description: 'the final answer alone', example: '5' },
    {
      kind: 'choice',
      label: 'Answer type',
      description: 'what kind of answer it is',
      choices: answerTypes,
      example: 'integer',
    },
  ],
};

/**
 * Reads a generated problem. An unknown answer type becomes `text`, and so does a number that is a name.
 *
 * @throws {Error} When the problem or the answer is missing, or the reply declines to write one.
 */
export function parseGeneratedProblem(text: string): GeneratedProblem {
  requireSections(text, ['Problem', 'Answer']);
  const sections = readSections(text, labels);
  refuseLong(sections, 'Problem');
  refuseLong(sections, 'Answer');
  const problem = sections.get('Problem') ?? '';
  const answer = bareAnswer(sections.get('Answer') ?? '');
  if (declines(problem) || declines(answer))
    throw new ReplyFault('the reply declines; write a problem with its answer in the sections asked for');
  const faults = faultsOf(problem, answer);
  if (faults.length > 0) throw new ReplyFault(faults.join('; '));
  const declared = typeOf(sections.get('Answer type') ?? '');
  return { problem, answer, answerType: typeOfAnswer(answer, declared) };
}

function faultsOf(problem: string, answer: string): readonly string[] {
  const faults = problem === '' ? ['the section "Problem:" is empty'] : [];
  if (answer === '') faults.push('the section "Answer:" is empty');
  if (!/[\p{L}\p{N}\p{S}]/u.test(answer)) faults.push('the section "Answer:" holds no answer');
  return faults;
}

function refuseLong(sections: ReadonlyMap<string, string>, label: 'Problem' | 'Answer'): void {
  if ((sections.get(label) ?? '').length > longest[label])
    throw new ReplyFault(
      `the section "${label}:" has more than ${longest[label]} characters; write it in fewer`,
    );
}

/** Takes off what models put around an answer: a second label, emphasis, a box around the whole, a trailing dot. */
function bareAnswer(section: string): string {
  let answer = section.trim();
  for (let before = ''; before !== answer; ) {
    before = answer;
    answer = answer
      .replace(
        /^(?:[*_]{1,3})?(?:the )?(?:final |correct )?answer(?: is\b|\s*[:=：])(?:[*_]{1,3})?\s*:?\s*/iu,
        '',
      )
      .replace(/^(\*{1,3}|_{2}|`)([\s\S]*[^*_`])\1$/u, '$2')
      .replace(/^\$?\\boxed\{([^{}]*)\}\$?\.?$/u, '$1')
      .trim();
    answer = withoutFinalDot(answer);
  }
  return answer;
}

/** A dot after a digit ends a sentence; one after a word does unless the word holds dots itself, as `e.g.` does. */
function withoutFinalDot(answer: string): string {
  if (!answer.endsWith('.')) return answer;
  const before = answer.slice(0, -1);
  const word = before.split(/\s/u).at(-1) ?? '';
  return /\d/u.test(before.slice(-1)) || !word.includes('.') ? before.trim() : answer;
}

function declines(text: string): boolean {
  return /^(?:i(?:'|’)?m (?:sorry|unable)|i am (?:sorry|unable)|sorry[,.]|i (?:cannot|can(?:'|’)t|won(?:'|’)t)\b|as an ai\b|unfortunately, i )/iu.test(
    text.trim(),
  );
}

function typeOf(section: string): AnswerType {
  const word = /[a-z]+/u.exec(section.toLowerCase())?.[0];
  return answerTypes.find((type) => type === word) ?? 'text';
}
