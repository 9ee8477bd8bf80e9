import { isJsonObject } from '../../core/json.ts';
import { isThere } from '../../files/is-there.ts';
import { readJsonLines } from '../../files/rows/read-json-lines.ts';
import { rowFilePath } from '../../files/run-directory/row-files.ts';

/** What a part of a stage was asked, as `prompts.jsonl` holds it. */
export interface PromptNote {
  readonly stage: string;
  readonly part: string;
  readonly version: string;
  readonly prompt: string | null;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
}

/** Reads the prompts of a run; none of one that an earlier version made. */
export async function readPromptNotes(directory: string): Promise<readonly PromptNote[]> {
  const path = rowFilePath(directory, 'prompts');
  if ((await isThere(path)) === null) return [];
  const notes = new Map<string, PromptNote>();
  for await (const { value } of readJsonLines(path)) {
    if (!isJsonObject(value) || !Array.isArray(value['messages'])) continue;
    const { stage, part, version, prompt } = value;
    notes.set(String(value['id']), {
      stage: String(stage),
      part: String(part),
      version: String(version),
      prompt: typeof prompt === 'string' ? prompt : null,
      messages: value['messages'].filter(isJsonObject).map(({ role, content }) => ({
        role: String(role),
        content: String(content),
      })),
    });
  }
  return [...notes.values()];
}
