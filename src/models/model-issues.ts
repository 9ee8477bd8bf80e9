import type { ConfigurationIssue } from '../errors/index.ts';
import { optionIssues } from '../options/option-issues.ts';
import { modelSchema } from './model-schema.ts';

/** Lists what keeps a value from serving as a language model. */
export function modelIssues(option: string, model: unknown): readonly ConfigurationIssue[] {
  return optionIssues(modelSchema, model, option);
}
