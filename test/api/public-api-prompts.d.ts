export {
  Level,
  ValidatePromptInput,
  validatePrompt,
} from './public-api-shared.js';
export {
  PromptText,
  ReplyPart,
  ReplyStructure,
} from './public-api-shared.js';
export {
  AreaPromptInput,
  ExpandPromptInput,
  GeneratePromptInput,
  areaPrompt,
  expandPrompt,
  generatePrompt,
} from './public-api-shared.js';
export {
  LabelPromptInput,
  labelPrompt,
} from './public-api-shared.js';
export {
  SynthesizePromptInput,
  synthesizePrompt,
} from './public-api-shared.js';
import './public-api-shared.js';
import './public-api-shared.js';
import './public-api-shared.js';

declare const defaultAspects: readonly string[];

declare function fenced(label: string, text: string): string;

declare function readSections<Label extends string>(text: string, labels: readonly Label[]): ReadonlyMap<Label, string>;
declare function requireSections<Label extends string>(text: string, labels: readonly Label[]): Readonly<Record<Label, string>>;

interface Verdict<Choice extends string> {
    readonly verdict: Choice;
    readonly reason: string;
}
declare function readVerdict<Choice extends string>(reply: string, choices: readonly Choice[], untrusted: readonly string[]): Verdict<Choice>;

export {
  defaultAspects,
  fenced,
  readSections,
  readVerdict,
  requireSections,
  type Verdict,
};
