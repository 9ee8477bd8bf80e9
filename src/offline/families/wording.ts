import type { Field } from './field.ts';

/** A wording with and without the datum that the ambiguous variant lacks. */
export interface CompiledWording {
  readonly complete: Template;
  readonly ambiguous: Template;
}

/** A text with places for parameters, and the expression that finds such a text. */
export interface Template {
  readonly text: string;
  /** Its longest piece without parameters: a text that lacks it is not of this wording. */
  readonly anchor: string;
  readonly expression: RegExp;
}

const place = /\{([a-zA-Z]+)\}/gu;
const optional = /\[\[([^[\]]*)\]\]/gu;

export function compileWording<Parameters>(
  wording: string,
  fields: { readonly [Name in keyof Parameters]: Field<Parameters[Name]> },
): CompiledWording {
  const patterns = new Map<string, string>();
  for (const name in fields) patterns.set(name, fields[name].pattern);
  return {
    complete: compile(wording.replace(optional, '$1'), patterns),
    ambiguous: compile(wording.replace(optional, ''), patterns),
  };
}

export function writeWording<Parameters>(
  { text }: Template,
  fields: { readonly [Name in keyof Parameters]: Field<Parameters[Name]> },
  parameters: Parameters,
): string {
  const written = new Map<string, string>();
  for (const name in fields) written.set(name, fields[name].write(parameters[name]));
  return text.replace(place, (whole, name: string) => written.get(name) ?? whole);
}

/** The written parameters by name, or null when the text holds no such wording. */
export function readWording(
  { anchor, expression }: Template,
  text: string,
): { readonly [name: string]: string } | null {
  if (!text.includes(anchor)) return null;
  const match = expression.exec(text);
  return match === null ? null : (match.groups ?? {});
}

function compile(text: string, patterns: ReadonlyMap<string, string>): Template {
  const seen = new Set<string>();
  const pieces = text.split(/(\{[a-zA-Z]+\})/u);
  const literals = pieces.filter((piece) => !patterns.has(piece.slice(1, -1)));
  const anchor = literals.reduce((longest, piece) => (piece.length > longest.length ? piece : longest), '');
  const source = pieces
    .map((piece) => {
      const name = piece.startsWith('{') ? piece.slice(1, -1) : '';
      const pattern = patterns.get(name);
      if (pattern === undefined) return piece.replace(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);
      if (seen.has(name)) return String.raw`\k<${name}>`;
      seen.add(name);
      return `(?<${name}>${pattern})`;
    })
    .join('');
  return { text, anchor, expression: new RegExp(source, 'u') };
}
