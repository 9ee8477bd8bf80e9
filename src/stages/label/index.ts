export { label } from './label.ts';
export {
  type LabelOptions,
  type LabelSettings,
  labelOptionsSchema,
  labelSettingsSchema,
} from './label-options.ts';
export { type LabelPromptInput, labelPrompt } from './label-prompt.ts';
