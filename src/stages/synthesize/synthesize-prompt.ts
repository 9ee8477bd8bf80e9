export { type SynthesizePromptInput, synthesizePrompt } from '../attempt/solve-prompt.ts';
