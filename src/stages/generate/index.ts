export { defaultAspects } from './default-aspects.ts';
export { type GenerateOptions, type GenerateSettings, generate } from './generate.ts';
export { type GeneratePromptInput, generatePrompt } from './generate-prompt.ts';
