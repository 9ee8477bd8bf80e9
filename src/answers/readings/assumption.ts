/** What a text may leave open, so that it can be read in several ways. */
export type TextQuestion =
  | 'letters'
  | 'logarithm'
  | 'comma'
  | 'grouping'
  | 'exclamation'
  | 'parts'
  | 'strokes'
  | 'count'
  | 'pair'
  | 'restated'
  | 'day-and-month'
  | 'points-in-date';

/** The choice that a reading makes on each question that its text leaves open. */
export type Assumptions = Readonly<Partial<Record<TextQuestion, string>>>;

/**
 * When readings that agree may count, although the same texts can be read so that they do not agree.
 *
 * - `any`: one choice under which they agree is enough.
 * - `shared`: the same, unless both texts leave the question open: then they must agree under every choice.
 * - `first`: only the first choice counts. Agreement under another one makes a difference doubtful, and no more.
 * - `all`: they must agree under every choice.
 */
export type QuestionRule = 'any' | 'shared' | 'first' | 'all';

export interface QuestionPolicy {
  readonly rule: QuestionRule;
  /** Said where the texts agree under some choices, and that is not enough. */
  readonly doubt: string;
  /** Whether only the reference raises the question: responses are written in all manners. */
  readonly isOfReference?: true;
}

/** How each question is settled. */
export const questionPolicies: Readonly<Record<TextQuestion, QuestionPolicy>> = {
  letters: { rule: 'any', doubt: 'letters may be units or variables' },
  logarithm: { rule: 'any', doubt: 'the base of a logarithm is not said' },
  comma: { rule: 'shared', doubt: 'a comma between digits can be read in two ways' },
  grouping: { rule: 'first', doubt: 'a comma or point before three digits can be read in two ways' },
  pair: {
    rule: 'first',
    doubt: 'two digits with a comma between them may be two values',
    isOfReference: true,
  },
  restated: { rule: 'first', doubt: 'a value that is said again is rounded' },
  parts: { rule: 'first', doubt: 'a word for parts may name what is counted' },
  strokes: { rule: 'first', doubt: 'what is below a stroke can be read in two ways' },
  count: { rule: 'shared', doubt: 'two numbers in a bracket may count choices, or be a point' },
  exclamation: { rule: 'first', doubt: 'an exclamation mark may be a factorial' },
  'day-and-month': { rule: 'all', doubt: 'the order of day and month is not clear' },
  'points-in-date': { rule: 'first', doubt: 'the order of day and month is not clear' },
};
