export { defaultAspects } from './default-aspects.ts';
export { type GenerateOptions, type GenerateSettings, generate, generateOptionNames } from './generate.ts';
export { type GeneratePromptInput, generatePrompt } from './generate-prompt.ts';
