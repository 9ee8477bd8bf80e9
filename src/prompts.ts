export type { Level } from './core/level.ts';
export type { PromptText } from './core/prompt.ts';
export type { ReplyPart, ReplyStructure } from './core/reply-structure.ts';
export { fenced } from './prompting/fence.ts';
export { readSections, requireSections } from './prompting/sections.ts';
export { readVerdict, type Verdict } from './prompting/verdict.ts';
export {
  type AreaPromptInput,
  areaPrompt,
  type ExpandPromptInput,
  expandPrompt,
} from './stages/expand/index.ts';
export { defaultAspects, type GeneratePromptInput, generatePrompt } from './stages/generate/index.ts';
export { type LabelPromptInput, labelPrompt } from './stages/label/index.ts';
export { type SynthesizePromptInput, synthesizePrompt } from './stages/synthesize/index.ts';
export { type ValidatePromptInput, validatePrompt } from './stages/validate/index.ts';
