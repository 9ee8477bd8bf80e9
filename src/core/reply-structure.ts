/**
 * What a reply with several parts consists of. Stated beside a prompt, so that models whose settings ask for JSON can be
 * held to it; the prompt itself says how the same parts are laid out as labelled sections.
 */
export interface ReplyStructure {
  /** Name of the whole, in letters and underscores, such as `generated_problem`. */
  readonly name: string;
  /** In the order in which they are to be written. */
  readonly parts: readonly ReplyPart[];
}

/** The ways of asking for JSON. */
export type JsonMode = 'json_schema' | 'json_object' | 'prompt' | 'auto';

/** How one reply in JSON is asked for. */
export interface ReplyFormat {
  readonly mode: JsonMode;
  readonly structure: ReplyStructure;
}

/** One part of a reply. */
export type ReplyPart =
  /** Text of any length. */
  | (ReplyPartBase & { readonly kind: 'text'; readonly example?: string })
  /** Text on one line. */
  | (ReplyPartBase & { readonly kind: 'line'; readonly example?: string })
  /** Texts of one line each. */
  | (ReplyPartBase & {
      readonly kind: 'list';
      /** What the section says when the list is empty. */
      readonly whenEmpty: string;
      /** Most items. Told to servers that hold a model to a schema: without it a weak model lists until its reply is cut. */
      readonly most?: number;
      readonly example?: readonly string[];
    })
  /** One word out of several. */
  | (ReplyPartBase & {
      readonly kind: 'choice';
      readonly choices: readonly string[];
      readonly example?: string;
    });

interface ReplyPartBase {
  /** The label of its section, such as `Answer type`. In JSON its property is `answer_type`. */
  readonly label: string;
  /** What it holds, for the model. */
  readonly description: string;
  /** Whether it may be left out. @default false */
  readonly optional?: boolean;
}

/** Returns the name of a part's property: `Answer type` becomes `answer_type`. */
export function propertyName(label: string): string {
  return label
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
}

/** What a part may be like, for models that are shown an example; null when it has none. */
export function exampleOf({ example }: ReplyPart): string | readonly string[] | null {
  return example ?? null;
}

/** The line before the example in a prompt that shows one instead of the schema. */
export const exampleDemand =
  'Reply with one JSON object that is laid out like the example below, with content of your own, and with nothing else. This replaces any other layout asked for above.';

/** The line before the schema in a prompt that asks for JSON. */
export const jsonDemand =
  'Reply with one JSON value that matches the schema below, and with nothing else. This replaces any other layout asked for above.';
