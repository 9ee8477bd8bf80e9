export { defaultAspects } from './default-aspects.ts';
export { generate } from './generate.ts';
export { type GenerateOptions, generateSettingsSchema } from './generate-options.ts';
export { type GeneratePromptInput, generatePrompt } from './generate-prompt.ts';
