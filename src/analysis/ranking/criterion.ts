/** Something that problems are ranked by. */
export interface Criterion {
  /** One to four words; a line of the judge's reply begins with it. */
  readonly name: string;
  /** What the judge is to look at, in a sentence. */
  readonly question: string;
}

/**
 * The three criteria of the CHIMERA paper (section 4.2), in words of our own.
 *
 * @example
 * ```ts
 * import { paperCriteria, rankQuality } from 'chimera-sdk/analysis';
 *
 * const criteria = [...paperCriteria, { name: 'Novelty', question: 'How far is it from known exercises?' }];
 * const { markdown } = await rankQuality({ sources: { mine: 'runs/first', gsm8k: 'gsm8k.jsonl' }, models: [a], criteria });
 * ```
 */
export const paperCriteria: readonly Criterion[] = [
  {
    name: 'Clarity',
    question:
      'Can the problem be understood at the first reading, with every symbol and term defined or standard?',
  },
  {
    name: 'Well-posedness',
    question:
      'Is everything given that the answer depends on, without contradiction, so that exactly one answer is right?',
  },
  {
    name: 'Depth',
    question:
      'Does solving it take several steps of real insight into the subject, instead of routine or recall?',
  },
];
