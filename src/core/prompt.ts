import { contentHash } from './content-hash.ts';

/** The text of one request: a user turn, with instructions before it if there are any. */
export type PromptText = string | { readonly system?: string; readonly user: string };

/** One turn of a conversation, as it goes into keys and requests. */
export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** Builds the text that a stage sends. Replace it through the stage's `prompt` option; see `definePrompt`. */
export interface Prompt<Input> {
  /** Name shown in the manifest. */
  readonly name: string;
  /** Changed by its author whenever the text changes. */
  readonly version: string;
  /** A pure function of the input: no date, no chance, no target count. */
  readonly render: (input: Input) => PromptText;
}

/**
 * Creates a prompt that replaces a stage's own.
 *
 * @example
 * ```ts
 * const brief = definePrompt<SynthesizePromptInput>({
 *   name: 'brief',
 *   version: '1',
 *   render: ({ problem }) => `${problem.problem}\n\nPut the final answer in \\boxed{}.`,
 * });
 * ```
 */
export function definePrompt<Input>(prompt: Prompt<Input>): Prompt<Input> {
  return Object.freeze({ ...prompt });
}

/**
 * Adds instructions to a prompt, such as a default one, and leaves the rest of it. They follow what the prompt itself
 * says to the model; the manifest tells one addition from another.
 *
 * @throws {TypeError} When there is no text to add.
 *
 * @example
 * ```ts
 * const metric = extendPrompt(validatePrompt, 'Refuse problems in units that are not metric.');
 * const checked = validate({ models: [first, second], prompt: metric });
 * ```
 */
export function extendPrompt<Input>(prompt: Prompt<Input>, text: string): Prompt<Input> {
  const addition = typeof text === 'string' ? text.trim() : '';
  if (addition === '') throw new TypeError('extendPrompt: text must be a non-empty string');
  const further = `Further instructions:\n${addition}`;
  return definePrompt<Input>({
    name: prompt.name,
    version: `${prompt.version}+${contentHash('addition', addition).slice(0, 8)}`,
    render: (input) => {
      const said = prompt.render(input);
      if (typeof said === 'string') return `${said}\n\n${further}`;
      return said.system === undefined
        ? { user: `${said.user}\n\n${further}` }
        : { system: `${said.system}\n\n${further}`, user: said.user };
    },
  });
}
