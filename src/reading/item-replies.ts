import { join } from 'node:path';
import { isJsonObject } from '../core/json.ts';
import { ConfigurationError } from '../errors/index.ts';
import { shownValue } from '../errors/shown-value.ts';
import { fileStamp } from '../files/file-stamp.ts';
import { readJsonLines } from '../files/rows/read-json-lines.ts';
import type { CallsRow } from '../files/run-directory/calls-row.ts';
import { rowFilePath } from '../files/run-directory/row-files.ts';
import { type JournalReader, readJournal } from '../store/journal-reader.ts';
import { type CallsIndex, indexCalls } from './calls-index.ts';
import { callsOfTask } from './calls-of-task.ts';
import { type FailedTask, failedTask } from './failed-task.ts';
import type { StoredCall } from './stored-call.ts';
import { tasksBehind } from './tasks-behind.ts';

/** An item of a run: a row of its files, or the id of one. */
export type StoredItem = string | { readonly id: string };

/**
 * Finds the replies behind items of a run directory. Takes no lock and makes no call. What it looks them up with is read at the
 * first item, and again when a run has written since.
 */
export class ItemReplies {
  readonly #path: string;
  #indexed: Promise<{ readonly calls: CallsIndex | null; readonly journal: JournalReader }> | null = null;
  #stamp = '';

  constructor(path: string) {
    this.#path = path;
  }

  /**
   * Returns the calls behind an item, in the order of the stages.
   *
   * @throws {ConfigurationError} When the run knows no such item.
   */
  async of(item: StoredItem): Promise<readonly StoredCall[]> {
    const { calls, journal } = await this.#index();
    const id = typeof item === 'string' ? item : item.id;
    const tasks = calls === null ? [] : await tasksBehind(calls, id);
    const failed = await this.#failedAmong(item, tasks);
    const sources = tasks.length > 0 || failed === null ? tasks : [{ ...failed, id, depth: 0, outputs: [] }];
    if (sources.length === 0) throw unknownItem(id, calls !== null);
    const entries = journal.open();
    try {
      const found: StoredCall[] = [];
      for (const task of sources) {
        const isFailed = failed !== null && task.stage === failed.stage && task.itemId === failed.itemId;
        found.push(
          ...(await callsOfTask(task, entries, isFailed && task.draw === failed.draw ? failed : null)),
        );
      }
      return found;
    } finally {
      await entries.close();
    }
  }

  async #index(): Promise<{ readonly calls: CallsIndex | null; readonly journal: JournalReader }> {
    const path = rowFilePath(this.#path, 'calls');
    const stamp = await fileStamp(path);
    if (this.#indexed === null || stamp !== this.#stamp) {
      this.#stamp = stamp;
      this.#indexed = Promise.all([indexCalls(path), readJournal(join(this.#path, 'journal'))]).then(
        ([calls, journal]) => ({ calls, journal }),
      );
      // The caller gets the failure; the next call tries again.
      this.#indexed.catch(() => {
        this.#indexed = null;
      });
    }
    return await this.#indexed;
  }

  /** The row of a failed task: the one given, or else the one in `failed.jsonl`. */
  async #failedAmong(item: StoredItem, tasks: readonly CallsRow[]): Promise<FailedTask | null> {
    const given = typeof item === 'string' ? null : failedTask(item);
    if (given !== null) return given;
    const ended = new Set(tasks.flatMap(({ id, outputs }) => (outputs.length === 0 ? [id] : [])));
    const id = typeof item === 'string' ? item : item.id;
    if (tasks.length === 0) ended.add(id);
    if (ended.size === 0 || (await fileStamp(rowFilePath(this.#path, 'failed'))) === 'absent') return null;
    for await (const { value } of readJsonLines(rowFilePath(this.#path, 'failed'))) {
      if (isJsonObject(value) && typeof value['id'] === 'string' && ended.has(value['id']))
        return failedTask(value);
    }
    return null;
  }
}

function unknownItem(id: string, isIndexed: boolean): ConfigurationError {
  const remedy = isIndexed
    ? 'take a row, or the id of one, from samples.jsonl, problems.jsonl, rejected.jsonl or failed.jsonl'
    : 'the run was made by an earlier version: run its program again, which repeats no stored call and notes which replies belong to which item';
  return new ConfigurationError([
    { option: 'replies.item', message: `is unknown to the run, got ${shownValue(id)}; ${remedy}` },
  ]);
}
