export { type LabelOptions, type LabelSettings, label } from './label.ts';
export { type LabelPromptInput, labelPrompt } from './label-prompt.ts';
