/** Where a command writes. */
export interface CommandOutput {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
}

/** What was asked of a command, after its name. */
export interface CommandRequest {
  /** The run directory. */
  readonly directory: string;
  /** Further ones, for a command that takes several. */
  readonly further?: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
}

/** A command was written in a way that it does not understand. */
export class CommandError extends Error {}

/** Returns the text of an option. */
export function textOption({ values }: CommandRequest, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}
