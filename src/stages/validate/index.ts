export { type Agreement, unreachableAgreement } from './agreement.ts';
export type { BlindSolveOptions } from './blind-solve-options.ts';
export { validate } from './validate.ts';
export type { ValidateOptions, ValidateSettings } from './validate-options.ts';
export { namesOfBuiltIn, validateSettingsSchema } from './validate-options.ts';
export { type ValidatePromptInput, validatePrompt } from './validate-prompt.ts';
