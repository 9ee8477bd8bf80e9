import { undecided } from '../compare/finding.ts';
import { type QuestionRule, questionPolicies, type TextQuestion } from './assumption.ts';
import { isWhole, type Opinion, type Reading } from './reading.ts';

/** How the readings of both sides leave a question open. */
export interface OpenQuestion {
  readonly question: TextQuestion;
  readonly rule: QuestionRule;
  /** The choices of the most trusted reading that answers the question, on either side. */
  readonly first: string;
  readonly isShared: boolean;
}

/** The questions that the readings of either side answer in more than one way. */
export function openQuestions(
  left: readonly Reading<unknown>[],
  right: readonly Reading<unknown>[],
): readonly OpenQuestion[] {
  // A text that is read in one way leaves nothing open.
  if (left.length < 2 && right.length < 2) return [];
  return questions.flatMap((question): readonly OpenQuestion[] => {
    const { isOfReference } = questionPolicies[question];
    const [from, to] = [choices(left, question), isOfReference ? [] : choices(right, question)];
    if (from.length < 2 && to.length < 2) return [];
    return [
      {
        question,
        rule: questionPolicies[question].rule,
        first: (from.length > 1 ? from[0] : to[0]) ?? '',
        isShared: from.length > 1 && to.length > 1,
      },
    ];
  });
}

const questions: readonly TextQuestion[] = [
  'letters',
  'logarithm',
  'comma',
  'grouping',
  'exclamation',
  'parts',
  'strokes',
  'count',
  'pair',
  'restated',
  'day-and-month',
  'points-in-date',
];

function choices(readings: readonly Reading<unknown>[], question: TextQuestion): readonly string[] {
  const found: string[] = [];
  for (const { assumed } of readings) {
    const choice = assumed[question];
    if (choice !== undefined && !found.includes(choice)) found.push(choice);
  }
  return found;
}

/** Whether an agreement counts whatever the other readings say. */
export function standsAlone(opinion: Opinion, open: readonly OpenQuestion[]): boolean {
  return open.every(
    ({ question, rule, first, isShared }) =>
      rule === 'any' ||
      (rule === 'shared' && !isShared) ||
      (rule === 'first' && choicesOf(opinion, question).every((choice) => choice === first)),
  );
}

/**
 * Settles the opinions of one kind, which come in the order of trust. An agreement counts where every question that the
 * texts leave open allows it; one that does not count makes any difference doubtful. Null when there are no opinions.
 */
export function settle(opinions: readonly Opinion[], open: readonly OpenQuestion[]): Opinion | null {
  const agreeing = opinions.filter(({ agreement }) => agreement.relation === 'same');
  const standing = agreeing.filter((opinion) => stands(opinion, opinions, open));
  const [best = null] = standing.some(isWhole) ? standing.filter(isWhole) : standing;
  if (best !== null) return best;
  const [doubtful] = agreeing;
  if (doubtful !== undefined) return { ...doubtful, agreement: undecided(doubtOf(doubtful, open)) };
  const [first] = opinions;
  if (first === undefined || first.agreement.relation === 'open') return first ?? null;
  // What the most trusted reading finds apart stays apart, unless one that assumes the same of its letters is not sure.
  return (
    opinions.find(
      (other) =>
        other.agreement.relation === 'open' &&
        choicesOf(other, 'letters').join() === choicesOf(first, 'letters').join(),
    ) ?? first
  );
}

function stands(opinion: Opinion, opinions: readonly Opinion[], open: readonly OpenQuestion[]): boolean {
  return open.every((asked) => {
    if (standsAlone(opinion, [asked])) return true;
    if (asked.rule === 'first') return false;
    return opinions
      .filter((other) => differsOnlyIn(asked.question, opinion, other, open))
      .every(({ agreement }) => agreement.relation === 'same');
  });
}

function differsOnlyIn(
  question: TextQuestion,
  one: Opinion,
  other: Opinion,
  open: readonly OpenQuestion[],
): boolean {
  return open.every(
    (asked) =>
      asked.question === question ||
      choicesOf(one, asked.question).join() === choicesOf(other, asked.question).join(),
  );
}

function choicesOf({ reference, response }: Opinion, question: TextQuestion): readonly string[] {
  return [reference, response].flatMap(({ assumed }) => assumed[question] ?? []);
}

function doubtOf(opinion: Opinion, open: readonly OpenQuestion[]): string {
  const asked = open.find((each) => !standsAlone(opinion, [each]));
  return asked === undefined ? 'the readings do not agree' : questionPolicies[asked.question].doubt;
}
