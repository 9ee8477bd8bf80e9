export { expand } from './expand.ts';
export type { ExpandOptions } from './expand-options.ts';
export { expandSettingsSchema } from './expand-options.ts';
export { type AreaPromptInput, areaPrompt, type ExpandPromptInput, expandPrompt } from './expand-prompt.ts';
export type { SubjectInput } from './subject-input.ts';
export { Taxonomy, type TaxonomyRow, type TaxonomySubject, type TaxonomyTree } from './taxonomy.ts';
export type { TopicTree } from './topic-tree.ts';
