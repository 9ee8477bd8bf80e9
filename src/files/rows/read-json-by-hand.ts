import { parseWrittenJson } from './json-lines.ts';
import { readInputText } from './read-input-file.ts';
import { repeatedKeys } from './repeated-keys.ts';

/** What a JSON file holds that a person wrote; `undefined` as `value` when it is not JSON. */
export interface JsonByHand {
  readonly value: unknown;
  /** Keys that one object names twice, of which JSON keeps the last only. */
  readonly repeated: readonly { readonly key: string; readonly line: number }[];
}

/** Reads a JSON file that a person wrote, its numbers digit by digit. */
export async function readJsonByHand(path: string): Promise<JsonByHand> {
  const text = await readInputText(path);
  const value = parseWrittenJson(text);
  return { value, repeated: value === undefined ? [] : [...repeatedKeys(text)] };
}
