import { contentHash } from '../core/content-hash.ts';
import { definePrompt, type Prompt } from '../core/prompt.ts';
import { wrongArgument } from '../errors/wrong-argument.ts';

/**
 * Adds instructions to a prompt, such as a default one, and leaves the rest of it. They follow what the prompt itself
 * says to the model; the manifest tells one addition from another.
 *
 * @throws {ConfigurationError} When there is no prompt, or no text to add.
 *
 * @example
 * ```ts
 * const metric = extendPrompt(validatePrompt, 'Refuse problems in units that are not metric.');
 * const checked = validate({ models: [first, second], prompt: metric });
 * ```
 */
export function extendPrompt<Input>(prompt: Prompt<Input>, text: string): Prompt<Input> {
  if (typeof prompt !== 'object' || prompt === null || typeof prompt.render !== 'function')
    throw wrongArgument('extendPrompt.prompt', 'a prompt { name, version, render }', prompt);
  const addition = typeof text === 'string' ? text.trim() : '';
  if (addition === '') throw wrongArgument('extendPrompt.text', 'a non-empty string', text);
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
