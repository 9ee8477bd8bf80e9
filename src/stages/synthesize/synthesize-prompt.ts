export { type SynthesizePromptInput, synthesizePrompt } from '../../core/solve-prompt.ts';
