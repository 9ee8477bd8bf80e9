import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Problem, Topic, Trajectory } from '../../../src/core/records/records.ts';
import type { Rule } from '../../../src/core/records/rule.ts';
import {
  answerCheckable,
  answerNotLeaked,
  answerTypeAllowed,
  balancedLatex,
  belongsToProblem,
  contentfulTopic,
  distinctProblem,
  endsWithFinalAnswer,
  inLanguage,
  lengthBetween,
  minimumReasoning,
  noOpenQuestion,
  noRepetitionLoop,
  notAProof,
  notMultipleChoice,
  selfContained,
  shortAnswer,
  singleAnswer,
} from '../../../src/rules/builtin/index.ts';
import { runRules } from '../../../src/rules/run-rules.ts';
import { aProblem, aTopic, aTrajectory } from '../../support/sample-records.ts';
import { scriptedContext } from '../../support/scripted-context.ts';

const problemRules: readonly Rule<Problem>[] = [
  answerCheckable(),
  answerNotLeaked(),
  answerTypeAllowed({ refuse: ['text'] }),
  balancedLatex(),
  distinctProblem(),
  inLanguage({ languages: ['en'] }),
  lengthBetween({ minWords: 3, maxWords: 300 }),
  noOpenQuestion(),
  notAProof(),
  notMultipleChoice(),
  selfContained(),
  shortAnswer(),
  singleAnswer(),
];
const trajectoryRules: readonly Rule<Trajectory>[] = [
  belongsToProblem(),
  endsWithFinalAnswer(),
  minimumReasoning({ words: 20 }),
  noRepetitionLoop(),
];

async function kindOf<Candidate>(rule: Rule<Candidate>, candidate: Candidate): Promise<string> {
  const { context } = scriptedContext<Candidate, unknown>(() => new Error('no call is expected'));
  return (await runRules([rule], candidate, context)).kind;
}

/** Every rule gives a verdict; one that throws makes `runRules` throw. */
async function expectVerdicts(
  problem: string,
  answer: string,
  reasoning: string,
  solution: string,
): Promise<void> {
  const fields = { problem, answer, reasoning, solution, finalAnswer: answer };
  for (const rule of problemRules)
    expect(await kindOf(rule, aProblem({ problem, answer }))).toMatch(/pass|rejected/);
  for (const rule of trajectoryRules)
    expect(await kindOf(rule, aTrajectory(fields))).toMatch(/pass|rejected/);
  const topic: Topic = aTopic({ subject: answer, topic: problem });
  expect(await kindOf(contentfulTopic(), topic)).toMatch(/pass|rejected/);
}

const fragment = fc.constantFrom(
  ...String.raw`\ \\ $ $$ { } \{ \left \right \begin{a} \end{a} \begin{ \boxed{ \( \) \[ \] ${'```'} ${'`'} answer answer: is = or either
    prove that discuss (a) (b) 1. 2. A) B) " ' “ ” « 0 12 1,000 0.5 e^{i\pi} the der и 的 の א \verb| \text{`.split(
    /\s+/u,
  ),
  ' ',
  '\n',
  '\r\n',
  '\t',
  '\f',
  '\0',
  '\ud800',
  '\udfff',
  '\u{1f600}',
  '\u202e',
  'é',
);
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.array(fragment, { maxLength: 60 }).map((parts) => parts.join('')),
  fc.array(fragment, { maxLength: 60 }).map((parts) => parts.join(' ')),
);

describe('rules on hostile input', () => {
  it('give a verdict on any text', async () => {
    await fc.assert(fc.asyncProperty(text, text, text, text, expectVerdicts), {
      seed: 20_261_122,
      numRuns: 200,
    });
  });

  // What takes more than linear time on these does not come to its end within the time of a test.
  it.each(
    [
      ' ',
      'a ',
      '. ',
      '.',
      '$',
      '{',
      String.raw`\left`,
      String.raw`\begin{a}`,
      String.raw`\(`,
      String.raw`\verb|`,
      '```',
      '` ',
      '“',
      " '",
      '(a) ',
      'answer is ',
      String.raw`\boxed{`,
      'Show that x = ',
      'either a ',
      'Discuss ',
      '1,000',
      'の',
      '\ud800',
    ].map((unit) => [unit]),
  )('stay linear on 120 KB of %j', async (unit) => {
    const long = unit.repeat(Math.ceil(120_000 / unit.length));

    await expectVerdicts(`${long}x`, '12', long, `${long}!`);
    await expectVerdicts('Compute $2 + 2$.', `${long}x`, '', 'y');
  });
});
