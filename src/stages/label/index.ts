export { type LabelOptions, type LabelSettings, label, labelOptionNames } from './label.ts';
export { type LabelPromptInput, labelPrompt } from './label-prompt.ts';
