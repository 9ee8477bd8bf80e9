interface AnswerTolerance {
    readonly absolute?: number;
    readonly relative?: number;
    readonly significantDigits?: number | 'stated';
}
interface CompareAnswersOptions {
    readonly percent?: 'fraction' | 'number';
    readonly units?: 'reference' | 'both' | 'optional';
    readonly tolerance?: AnswerTolerance;
    readonly ordered?: boolean;
    readonly intervals?: 'either-way' | 'reference-inequality' | 'never';
    readonly chains?: 'consistent' | 'last';
    readonly integrationConstant?: 'required' | 'optional';
    readonly variables?: 'named' | 'renamed';
    readonly seed?: number;
}

type AnswerMethod = 'identical' | 'text' | 'exact' | 'numeric' | 'rounded' | 'sampled' | 'structure' | 'none';

interface AnswerComparison {
    readonly verdict: 'equal' | 'different' | 'unknown';
    readonly method: AnswerMethod;
    readonly reason: string;
    readonly reference: string | null;
    readonly response: string | null;
}

declare function compareAnswers(reference: string, response: string, options?: CompareAnswersOptions): AnswerComparison;

declare function extractFinalAnswer(text: string): string | null;

export {
  compareAnswers,
  extractFinalAnswer,
  type AnswerComparison,
  type AnswerMethod,
  type AnswerTolerance,
  type CompareAnswersOptions,
};
