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
  // That of a class is no member of the prompt itself, which a spread would leave out.
  const render = typeof prompt?.render === 'function' ? { render: prompt.render.bind(prompt) } : {};
  return Object.freeze({ ...prompt, ...render });
}
