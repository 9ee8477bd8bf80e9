import { join } from 'node:path';
import { isJsonObject } from '../../core/json.ts';
import { readJsonFile } from '../../files/rows/read-json-file.ts';
import { writeFileAtomically } from '../../files/write-file-atomically.ts';
import { gitHashOf, type LocalFile, type RemoteFile } from './local-files.ts';

/** Hidden files are no part of a dataset, and are not pushed. */
const record = '.pushed-cards.json';

/** The card as it was pushed from a folder to a repository the last time, told by its hash. */
export class PushedCard {
  readonly #path: string;
  readonly #repo: string;

  constructor(directory: string, repo: string) {
    this.#path = join(directory, record);
    this.#repo = repo;
  }

  /** Whether the card of the repository is the one that was pushed from here, so that it may be replaced. */
  async isOurs(remote: RemoteFile): Promise<boolean> {
    return remote.oid !== undefined && (await this.#read())[this.#repo] === remote.oid;
  }

  /** Notes what was pushed. A folder that cannot be written to forgets, and the next push asks. */
  async note(card: LocalFile): Promise<void> {
    const oid = await gitHashOf(card);
    const known = await this.#read();
    if (known[this.#repo] === oid) return;
    const text = `${JSON.stringify({ ...known, [this.#repo]: oid }, null, 2)}\n`;
    await writeFileAtomically(this.#path, text).catch(() => undefined);
  }

  async #read(): Promise<Readonly<Record<string, unknown>>> {
    const known = await readJsonFile(this.#path).catch(() => undefined);
    return isJsonObject(known) ? known : {};
  }
}
