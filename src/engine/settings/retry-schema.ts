import { withSome } from '../../options/between/with-rule-over.ts';
import { objectOr } from '../../options/judged-by.ts';
import { type OptionSchema, optionOf, optionsSchema, optionThat } from '../../options/option-schemas.ts';

/** Codes of replies that are stored and cannot be used, or not wholly: all other failures are asked again on any next run. */
const CODES: readonly unknown[] = ['unusable-reply', 'truncated-reply', 'refused-reply', 'unfinished-reply'];

interface Selection {
  readonly stage?: string;
  readonly code?: string;
}

const code = optionThat(
  (value) => CODES.includes(value),
  `must be ${CODES.join(' or ')} (other failures are asked again on any next run), got {got}`,
);

/** The option `retry` of a run over the named stages. */
export function retrySchema(stages: readonly unknown[]): OptionSchema {
  const stage = optionThat(
    (value) => stages.includes(value),
    `must be one of the stages of this pipeline (${stages.join(', ')}), got {got}`,
  );
  return objectOr(
    withSome<Selection>(
      optionsSchema<Selection>({ stage: stage.optional(), code: code.optional() }),
      "selects nothing; set stage or code, or pass 'failed' for all",
    ),
    optionOf((value) => value === 'failed', "'failed' or { stage?, code? }"),
  );
}
