export { synthesize } from './synthesize.ts';
export type { SynthesizeOptions, SynthesizeSettings } from './synthesize-options.ts';
export { synthesizeSettingsSchema } from './synthesize-options.ts';
export { type SynthesizePromptInput, synthesizePrompt } from './synthesize-prompt.ts';
