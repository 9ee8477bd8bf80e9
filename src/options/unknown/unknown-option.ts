import { meantOption } from './meant-option.ts';

const MARK = /\{meant:([^}]*)\}/u;

/** Says that a name is unknown; `{meant:...}` stands for the suggestion, which depends on the name. */
export function unknownOption(kind: string, known: readonly string[]): string {
  return `is an unknown ${kind}; the ${kind}s are ${known.join(', ')}{meant:${known.join('|')}}`;
}

/** Puts the suggestion into a message of `unknownOption`; leaves any other message as it is. */
export function withSuggestion(
  name: string,
  message: string,
): { readonly message: string; readonly meant: string | null } {
  const known = MARK.exec(message)?.[1]?.split('|');
  if (known === undefined) return { message, meant: null };
  const meant = meantOption(name, known);
  return { message: message.replace(MARK, meant === null ? '' : `; did you mean ${meant}?`), meant };
}
