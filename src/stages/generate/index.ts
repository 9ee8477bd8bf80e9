export { defaultAspects } from './default-aspects.ts';
export { generate } from './generate.ts';
export { type GenerateOptions, type GenerateSettings, generateSettingsSchema } from './generate-options.ts';
export { type GeneratePromptInput, generatePrompt } from './generate-prompt.ts';
