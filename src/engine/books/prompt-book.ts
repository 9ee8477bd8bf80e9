import type { AskedPrompt } from '../../core/call.ts';
import { isJsonObject } from '../../core/json.ts';
import type { Row } from '../../files/run-directory/row-files.ts';
import type { CompiledLeaf } from '../flow/compiled-plan.ts';

/** A line of `prompts.jsonl`: what a part of a stage was asked, as it was sent for one item. */
export interface PromptRow extends Row {
  readonly stage: string;
  /** The part that the call plays, such as `verifier`; several of one kind are one. */
  readonly part: string;
  /** Version of the stage, and name and version of its prompt; null where the stage notes none. */
  readonly version: string;
  readonly prompt: string | null;
  readonly messages: AskedPrompt['messages'];
}

/**
 * Chooses one prompt of each part of each stage: that of the least key, so that the choice follows from what was asked and
 * not from what came first.
 */
export class PromptBook {
  readonly #least = new Map<string, string>();

  /** Returns the line to write; none when one that was written before stays. */
  take({ plan }: CompiledLeaf, key: string, { slot, messages }: AskedPrompt): readonly PromptRow[] {
    const part = slot.replace(/(-\d+)+$/u, '');
    const prompt = promptNote(plan.options, part);
    const id = `${plan.name}/${part}/${prompt ?? plan.version}`;
    const known = this.#least.get(id);
    if (known !== undefined && known <= key) return [];
    this.#least.set(id, key);
    return [{ id, stage: plan.name, part, version: plan.version, prompt, messages }];
  }
}

/** Stages note their prompts as `name@version`; one that asks for attempts of its own notes that prompt apart. */
function promptNote(options: unknown, part: string): string | null {
  if (!isJsonObject(options)) return null;
  const parts = Object.values(options).filter(isJsonObject);
  const own = typeof options['prompt'] === 'string' ? options['prompt'] : null;
  const nested = parts.flatMap(({ prompt }) => (typeof prompt === 'string' ? [prompt] : []));
  return part === 'solve' ? (nested[0] ?? own) : own;
}
