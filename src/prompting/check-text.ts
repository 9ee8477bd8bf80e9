import { wrongArgument } from '../errors/wrong-argument.ts';

/** @throws {ConfigurationError} Unless the argument is a text. */
export function checkText(value: unknown, option: string): void {
  if (typeof value !== 'string') throw wrongArgument(option, 'a text', value);
}

/** @throws {ConfigurationError} Unless the argument is a list of texts. */
export function checkTexts(value: unknown, option: string): void {
  if (!Array.isArray(value)) throw wrongArgument(option, 'a list of texts', value);
  for (const [index, text] of value.entries()) checkText(text, `${option}[${index}]`);
}
