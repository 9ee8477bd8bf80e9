/** What the code blocks of the documentation may use without importing it; see `code-blocks.slow.test.ts`. */
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type { ResultStore } from '../../src/engine.ts';
import {
  buildChimera,
  defineRule,
  memoryStore,
  type Problem,
  pass,
  type Rule,
  reject,
  withSettings,
} from '../../src/index.ts';
import { offlineModels } from '../../src/offline/index.ts';
import { aProblem } from '../../src/testing.ts';
import type { LabelledProblem } from '../../src/verification.ts';

export { openai } from '@ai-sdk/openai';
export { describe, expect, it } from 'vitest';
export { compareAnswers, extractFinalAnswer } from '../../src/answers/index.ts';
export { showProgress } from '../../src/terminal/index.ts';
export {
  aProblem,
  aSubject,
  aValidatedProblem,
  instantClock,
  resultStoreConformance,
  runRule,
  runStage,
  scriptedModel,
} from '../../src/testing.ts';
export { createOpenAICompatible, offlineModels };

type AnyModel = ReturnType<typeof offlineModels>['expand'];

export const models: ReturnType<typeof offlineModels> = offlineModels();
export const model: AnyModel = models.generate;
export const a: AnyModel = models.validate[0];
export const b: AnyModel = models.validate[1];
export const first: AnyModel = models.validate[0];
export const second: AnyModel = models.validate[1];
export const third: AnyModel = models.generate;
export const reasoner: AnyModel = models.synthesize;
export const other: ReturnType<typeof withSettings> = withSettings(models.synthesize, { id: 'other' });
export const judge: AnyModel = models.label;
export const vllm: ReturnType<typeof createOpenAICompatible> = createOpenAICompatible({
  name: 'vllm',
  baseURL: 'http://localhost:8000/v1',
});
export const chimera: ReturnType<typeof buildChimera> = buildChimera({ models });
export const problems: readonly Problem[] = [aProblem()];
export const labelledProblems: readonly LabelledProblem[] = [{ problem: aProblem(), valid: true }];
export const run: ReturnType<typeof chimera.run> = chimera.run(['Biology']);
export const noGreek: Rule = defineRule({
  name: 'no-greek',
  version: '1',
  check: ({ problem }) => (/[α-ω]/u.test(problem) ? reject('greek', 'uses Greek letters') : pass()),
});

/** Stands for a custom store. */
export function myStore(): ResultStore {
  return memoryStore();
}
