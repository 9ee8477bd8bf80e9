import { withRuleOver } from '../../options/between/with-rule-over.ts';
import { dependingOn, judgedBy } from '../../options/judged-by.ts';
import {
  anything,
  count,
  type OptionSchema,
  optionOf,
  optionsSchema,
  withRule,
} from '../../options/option-schemas.ts';
import { nameFault } from './name-fault.ts';
import type { SubjectInput } from './subject-input.ts';
import { topicsOf } from './topic-tree.ts';

type DescribedSubject = Exclude<SubjectInput, string>;

const name = judgedBy(nameFault);

const topics = withRule<unknown>(anything, (tree) => (tree === undefined ? [] : topicsOf(tree).faults));

const guidance = optionOf(
  (value) => typeof value === 'string' && value.trim() !== '' && !value.includes('\u0000'),
  'a non-empty string without NUL',
  'leave it out when there is none',
);

const weight = optionOf(
  (value) => typeof value === 'number' && value > 0 && value <= 1000,
  'a number above 0 and at most 1000',
);

const described = withRuleOver<Pick<DescribedSubject, 'topics' | 'topicsPerSubject' | 'weight'>>(
  optionsSchema<DescribedSubject>(
    {
      name,
      topics,
      guidance: guidance.optional(),
      topicsPerSubject: count.optional(),
      weight: weight.optional(),
    },
    'a string or { name, topics?, guidance?, topicsPerSubject?, weight? }',
  ),
  ['topics', 'topicsPerSubject', 'weight'],
  (given) => [
    ...(given.topics === undefined || given.topicsPerSubject === undefined
      ? []
      : [
          {
            path: ['topicsPerSubject'],
            message:
              'is passed with topics, all of which are taken; pass either topics or topicsPerSubject, not both',
          },
        ]),
    ...(given.weight === undefined || (given.topics ?? given.topicsPerSubject) === undefined
      ? []
      : [
          {
            path: ['weight'],
            message: `is passed with ${given.topics === undefined ? 'topicsPerSubject' : 'topics'}, which says how many topics there are to be; pass only one of the two`,
          },
        ]),
  ],
);

/** A subject as the caller writes it. */
export const subjectSchema: OptionSchema = dependingOn((subject) =>
  typeof subject === 'string' ? name : described,
);
