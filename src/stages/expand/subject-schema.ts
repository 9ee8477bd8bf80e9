import { dependingOn, judgedBy } from '../../options/judged-by.ts';
import {
  anything,
  count,
  type OptionSchema,
  optionOf,
  optionsSchema,
  withRule,
} from '../../options/option-schemas.ts';
import { withRuleOver } from '../../options/with-rule-over.ts';
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

const described = withRuleOver<Pick<DescribedSubject, 'topics' | 'topicsPerSubject'>>(
  optionsSchema<DescribedSubject>(
    { name, topics, guidance: guidance.optional(), topicsPerSubject: count.optional() },
    'a string or { name, topics?, guidance?, topicsPerSubject? }',
  ),
  ['topics', 'topicsPerSubject'],
  (given) =>
    given.topics === undefined || given.topicsPerSubject === undefined
      ? []
      : [
          {
            path: ['topicsPerSubject'],
            message:
              'is passed with topics, all of which are taken; pass either topics or topicsPerSubject, not both',
          },
        ],
);

/** A subject as the caller writes it. */
export const subjectSchema: OptionSchema = dependingOn((subject) =>
  typeof subject === 'string' ? name : described,
);
