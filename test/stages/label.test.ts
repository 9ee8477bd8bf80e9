import { describe, expect, it } from 'vitest';
import { isDisagreement } from '../../src/core/records/is-disagreement.ts';
import type { AnswerType, LabelOpinions, Sample, Trajectory } from '../../src/core/records/records.ts';
import { TransportError, UnusableReplyError } from '../../src/errors/index.ts';
import { type LabelOptions, label, labelPrompt } from '../../src/stages/label/index.ts';
import { ruleOpinion } from '../../src/stages/label/rule-opinion.ts';
import { scriptedModel } from '../../src/testing/scripted-model.ts';
import { aTrajectory } from '../support/sample-records.ts';
import { namedModel, processWith, type Script, scriptedContext } from '../support/scripted-context.ts';

const judge = namedModel('judge');

async function run(
  trajectory: Trajectory,
  script: Script = () => new Error('no call is expected'),
  settings: Omit<LabelOptions, 'model'> = {},
) {
  const { context, calls } = scriptedContext<Trajectory, Sample>(script);
  return { output: await processWith(label({ model: judge, ...settings }), trajectory, context), calls };
}

describe('label', () => {
  it.each<[string, Partial<Trajectory>, string]>([
    ['a cut solution', { truncated: true, finishReason: 'length' }, 'truncated'],
    ['a withheld solution', { finishReason: 'content-filter', solution: '', finalAnswer: null }, 'refused'],
    ['an empty solution', { solution: ' \n', finalAnswer: null }, 'empty'],
    ['a solution without a final answer', { finalAnswer: null }, 'no-final-answer'],
    ['a final answer of punctuation', { finalAnswer: ':' }, 'no-final-answer'],
    ['an empty formula', { finalAnswer: '$ $' }, 'no-final-answer'],
    ['an opener', { finalAnswer: 'Thought process:' }, 'no-final-answer'],
    ['another opener', { finalAnswer: "Let's solve this problem step by step." }, 'no-final-answer'],
  ])('leaves %s unverified and asks no one', async (_, fields, reason) => {
    const { output, calls } = await run(aTrajectory(fields));

    expect(output).toMatchObject({
      kind: 'sample',
      correct: null,
      label: { kind: 'unverified', reason, opinions: { rule: null, judge: null } },
    });
    expect(calls).toEqual([]);
  });

  it('labels equal answers correct and different whole numbers incorrect, and asks no one', async () => {
    const equal = await run(aTrajectory({ answer: '1,000', finalAnswer: '$1000$' }));
    const different = await run(aTrajectory({ answer: '4', finalAnswer: '5' }));

    expect(equal.output).toMatchObject({ correct: true, label: { kind: 'correct', by: 'rule' } });
    expect(different.output).toMatchObject({
      correct: false,
      label: { kind: 'incorrect', by: 'rule', opinions: { rule: 'different', judge: null } },
    });
    expect(equal.output).not.toHaveProperty('models.label');
  });

  it.each([
    ['CORRECT', true],
    ['INCORRECT', false],
  ])('lets the judge decide the rest (%s), shown three texts only', async (verdict, correct) => {
    const trajectory = aTrajectory({ answer: '0.82123', answerType: 'number', finalAnswer: '0.8218' });

    const { output, calls } = await run(trajectory, () => `Verdict: ${verdict}\nReason: rounding`);

    expect(output).toMatchObject({
      correct,
      label: { by: 'judge', opinions: { rule: 'unknown', judge: { reason: 'rounding' } } },
      models: { synthesize: 'test:solver', label: 'test:judge' },
    });
    expect(calls).toMatchObject([{ slot: 'judge', model: 'test:judge' }]);
    expect(calls[0]?.user.match(/^[A-Z][a-z ]+:$/gmu)).toEqual([
      'Problem:',
      'Reference answer:',
      'Final answer:',
    ]);
    expect(calls[0]?.user).not.toContain(trajectory.reasoning);
  });

  it.each(['Yes.', { text: 'Verdict: CORRECT', finishReason: 'length' }] as const)(
    'fails when the judge gives no whole verdict (%j)',
    async (reply) => {
      await expect(
        run(aTrajectory({ answer: 'Lima', finalAnswer: 'its capital' }), () => reply),
      ).rejects.toThrow(UnusableReplyError);
    },
  );

  it.each<[object, RegExp]>([
    [{}, /label\.model/],
    [{ model: 'x', judge: 'y' }, /label\.judge/],
    [{ model: judge, prompt: {} }, /label\.prompt\.name.*label\.prompt\.version.*label\.prompt\.render/s],
  ])('refuses the options %j', (options, message) => {
    expect(() => label(options as LabelOptions)).toThrow(message);
  });
});

describe('ruleOpinion', () => {
  it.each([
    ['4', '$4$.'],
    ['\\frac{1}{2}', '\\dfrac{1}{2}'],
    ['1/2', '0.50'],
    ['1,234,567', '1234567'],
    ['-3', '\u22123'],
    ['\\boxed{7}', '7'],
    ['Jane Austen', 'jane austen'],
    ['x+1', '1+x'],
    ['25 °C', '298.15 K'],
  ])('finds %j and %j equal', (reference, answer) => {
    expect(ruleOpinion(reference, answer, 'expression')).toBe('equal');
  });

  it.each<[string, string, AnswerType]>([
    ['0.82123', '0.8218', 'number'],
    ['0.333', '1/3', 'number'],
    ['78985', '78984', 'number'],
    ['Émile Zola', 'the author of Germinal', 'name'],
    ['AaBb', 'aabb', 'text'],
    ['{1, 2, 3}', '{1, 2}', 'set'],
    ['', '', 'text'],
  ])('leaves %j and %j (%s) to the judge', (reference, answer, answerType) => {
    expect(ruleOpinion(reference, answer, answerType)).toBe('unknown');
  });

  it.each<[string, string, AnswerType]>([
    ['12', '13', 'integer'],
    ['-1', '1', 'integer'],
    ['1000', '1,001', 'integer'],
    ['-37.78 Hz', '78,984.7 Hz', 'number'],
    ['0.000647', '0.03078', 'number'],
    ['3/4', '4/3', 'expression'],
    ['2^{-99}', '2^{-98}', 'expression'],
    ['x^2 + y', 'x^2 - y', 'expression'],
  ])('finds %j and %j (%s) different', (reference, answer, answerType) => {
    expect(ruleOpinion(reference, answer, answerType)).toBe('different');
  });
});

describe('a trajectory of another problem', () => {
  it('is unverified, even when its answer matches', async () => {
    const thinking =
      'The particle moves under a McKean-Vlasov drift, so the empirical measure enters the generator and we linearise the nonlinear Fokker-Planck flow around its invariant density. '.repeat(
        8,
      );
    const { output, calls } = await run(
      aTrajectory({
        problem:
          'A merchant of Lübeck owes 17 marks, 5 shillings and 9 pence to each of 23 weavers and repays them in florins of 31 pence. How many florins does he hand over, rounded up?',
        answer: '42',
        finalAnswer: '42',
        reasoning: thinking,
        solution: 'Hence \\boxed{42}.',
      }),
    );

    expect(output).toMatchObject({ correct: null, label: { kind: 'unverified', reason: 'off-problem' } });
    expect(calls).toEqual([]);
  });
});

const says = (verdict: string): string => `Verdict: ${verdict}\nReason: I compared them`;

describe('askJudge', () => {
  it("'always' asks about what the rule decides too; the rule decides, and both opinions are kept", async () => {
    const { output, calls } = await run(
      aTrajectory({ answer: '4', finalAnswer: '4' }),
      () => says('INCORRECT'),
      { askJudge: 'always' },
    );

    expect(calls).toHaveLength(1);
    expect(output).toMatchObject({
      correct: true,
      label: { kind: 'correct', by: 'rule', opinions: { rule: 'equal', judge: { verdict: 'incorrect' } } },
    });
  });

  it("'never' leaves the residue unverified", async () => {
    const { output, calls } = await run(
      aTrajectory({ answer: 'Émile Zola', finalAnswer: 'the author of Germinal' }),
      undefined,
      { askJudge: 'never' },
    );

    expect(calls).toEqual([]);
    expect(output).toMatchObject({ correct: null, label: { kind: 'unverified', reason: 'undecided' } });
  });

  it("'never' needs no judge", async () => {
    const right = aTrajectory({ answer: '1/2', finalAnswer: '0.5' });
    const open = aTrajectory({ draw: 1, answer: 'Émile Zola', finalAnswer: 'the author of Germinal' });

    const samples = await label({ askJudge: 'never' }).run([right, open]).toArray();

    expect(new Set(samples.map(({ correct }) => correct))).toEqual(new Set([true, null]));
    expect(() => label({ askJudge: 'residue' } as LabelOptions)).toThrow(
      'label.model: must be a language model',
    );
  });

  it("'never' takes nothing that is said of how the judge is asked", () => {
    for (const option of [{ judgements: 2 }, { prompt: labelPrompt }] as const)
      expect(() => label({ model: scriptedModel(''), askJudge: 'never', ...option })).toThrow(
        /has no effect when the judge is never asked; set askJudge to 'residue' or 'always', or leave it out/,
      );
  });
});

describe('judgements: 2', () => {
  const residue = aTrajectory({ answer: 'Émile Zola', finalAnswer: 'the author of Germinal' });

  it('asks twice, the second time with the answers in the other order', async () => {
    const { output, calls } = await run(residue, () => says('CORRECT'), { judgements: 2 });

    expect(calls.map(({ slot }) => slot)).toEqual(['judge', 'judge-swapped']);
    const [first = '', second = ''] = calls.map(({ user }) => user);
    expect(first.indexOf('Reference answer:')).toBeLessThan(first.indexOf('Final answer:'));
    expect(second.indexOf('Final answer:')).toBeLessThan(second.indexOf('Reference answer:'));
    expect(output).toMatchObject({ correct: true, label: { by: 'judge' } });
  });

  it('leaves a trajectory unverified when the order changes the verdict', async () => {
    const { output } = await run(residue, ({ slot }) => says(slot === 'judge' ? 'CORRECT' : 'INCORRECT'), {
      judgements: 2,
    });

    expect(output).toMatchObject({
      correct: null,
      label: {
        kind: 'unverified',
        reason: 'undecided',
        opinions: { judge: { verdict: 'correct' }, judgeSwapped: { verdict: 'incorrect' } },
      },
    });
  });

  it('fails with what may pass rather than with what is final', async () => {
    const busy = new TransportError('busy', { code: 'rate-limited', model: 'test:judge' });
    const judged = run(residue, ({ slot }) => (slot === 'judge' ? 'no verdict' : busy), { judgements: 2 });

    await expect(judged).rejects.toBe(busy);
  });
});

describe('isDisagreement', () => {
  const yes = { verdict: 'correct', reason: '' } as const;
  const no = { verdict: 'incorrect', reason: '' } as const;

  it.each<[LabelOpinions, boolean]>([
    [{ rule: 'equal', judge: null, judgeSwapped: null }, false],
    [{ rule: 'equal', judge: yes, judgeSwapped: null }, false],
    [{ rule: 'equal', judge: no, judgeSwapped: null }, true],
    [{ rule: 'different', judge: yes, judgeSwapped: null }, true],
    [{ rule: 'unknown', judge: yes, judgeSwapped: null }, false],
    [{ rule: 'unknown', judge: yes, judgeSwapped: no }, true],
  ])('of %j is %s', (opinions, expected) => {
    expect(isDisagreement(opinions)).toBe(expected);
  });
});
