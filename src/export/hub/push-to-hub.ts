import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ConfigurationError } from '../../errors/configuration-error.ts';
import { shownValue } from '../../errors/shown-value.ts';
import { isThere } from '../../files/is-there.ts';
import { checkArguments } from '../../options/check-arguments.ts';
import { judgedBy } from '../../options/judged-by.ts';
import {
  callback,
  nonEmptyString,
  type OptionSchema,
  oneOf,
  optionOf,
  optionsSchema,
  trueOrFalse,
} from '../../options/option-schemas.ts';
import { languageFault, languagesOf } from '../card/language-code.ts';
import { hubFailure, statusOf } from './hub-failure.ts';
import { isSame, type LocalFile, localFiles, type RemoteFile } from './local-files.ts';
import { PushedCard } from './pushed-card.ts';

/** Options of `pushToHub`. */
export interface PushToHubOptions {
  /** The dataset repository, as `owner/name`; made when it is not there. */
  readonly repo: string;
  /** An access token with the right to write, such as `process.env.HF_TOKEN`. */
  readonly token: string;
  /**
   * Whether a repository that is made here is private. One that is there stays as it is.
   *
   * @default true
   */
  readonly private?: boolean;
  /**
   * What becomes of a card (`README.md`) in the repository that is not the one pushed from this folder before, since a person
   * wrote or edited it: nothing is pushed, it is replaced, or it is kept and the rest is pushed.
   *
   * @default 'refuse'
   */
  readonly editedCard?: 'refuse' | 'replace' | 'keep';
  /** Title of the commit. @default 'Update the dataset' */
  readonly message?: string;
  /** Address of the Hub. @default 'https://huggingface.co' */
  readonly hubUrl?: string;
  /** Makes the requests, such as through a proxy. @default fetch */
  readonly fetch?: typeof fetch;
}

/** Names the fault without showing the token. */
const token: OptionSchema = judgedBy((value) => {
  if (typeof value !== 'string' || value.trim() === '')
    return 'is missing; make an access token with the right to write in the settings of your account, and pass it, such as from HF_TOKEN';
  return /^hf_\S+$/u.test(value)
    ? null
    : 'is not an access token of the Hub: those begin with hf_ and hold no spaces';
});

const pushToHubSchema: OptionSchema = optionsSchema<PushToHubOptions>({
  repo: optionOf((repo) => typeof repo === 'string' && /^\w[\w.-]*\/\w[\w.-]*$/u.test(repo), 'owner/name'),
  token,
  private: trueOrFalse.optional(),
  editedCard: oneOf(['refuse', 'replace', 'keep']).optional(),
  message: nonEmptyString.optional(),
  hubUrl: optionOf(
    (url) => typeof url === 'string' && URL.canParse(url) && /^https?:/iu.test(url),
    'an address of the web',
  ).optional(),
  fetch: callback.optional(),
});

/** What `pushToHub` did. */
export interface PushToHubResult {
  readonly repo: string;
  /** Where the dataset is to be seen. */
  readonly url: string;
  /** Whether the repository was made. */
  readonly created: boolean;
  /** Hash of the commit; null when nothing had changed. */
  readonly commit: string | null;
  /** Files of the commit. */
  readonly uploaded: readonly string[];
  /** Present when a card that a person edited was kept. */
  readonly keptCard?: true;
  /** Files that were there with the same bytes. */
  readonly unchanged: readonly string[];
  /** Parquet files of an earlier version that the dataset no longer has. */
  readonly deleted: readonly string[];
}

/** The official client of the Hub. It is optional: only programs that push need it. */
export type HubPackage = Pick<typeof import('@huggingface/hub'), 'commit' | 'createRepo' | 'listFiles'>;

/**
 * Pushes a dataset folder to the Hugging Face Hub, in one commit, into a private repository unless told otherwise.
 *
 * Files that are there with the same bytes are not sent again; large files that a broken-off push had uploaded are found
 * again. The dataset changes with the commit, as a whole or not at all.
 *
 * @param directory - the folder to push, as `writeDataset` wrote it; hidden files in it are not pushed
 * @throws {ConfigurationError} When options are invalid, the token is missing, the folder is no dataset, or the package
 * `@huggingface/hub` is not installed.
 * @throws {HubError} When the Hub refuses the token, the repository or the commit, or cannot be reached.
 *
 * @example
 * ```ts
 * import { pushToHub, writeDataset } from 'chimera-sdk/export';
 *
 * await writeDataset('runs/first', { directory: 'datasets/first', license: 'apache-2.0' });
 * const token = process.env['HF_TOKEN'] ?? '';
 * const { url } = await pushToHub('datasets/first', { repo: 'me/first', token });
 * ```
 */
export async function pushToHub(directory: string, options: PushToHubOptions): Promise<PushToHubResult> {
  return pushWith(
    directory,
    options,
    () => import(/* webpackIgnore: true */ /* turbopackIgnore: true */ /* @vite-ignore */ '@huggingface/hub'),
  );
}

/** The push, with the client to be had from elsewhere. */
export async function pushWith(
  directory: string,
  options: PushToHubOptions,
  load: () => Promise<HubPackage>,
): Promise<PushToHubResult> {
  checkArguments([nonEmptyString, directory, 'pushToHub.directory'], [pushToHubSchema, options, 'pushToHub']);
  const files = await datasetFiles(directory);
  const hub = await load().catch(() => {
    const message =
      'pushing needs the package @huggingface/hub; install it with: npm install @huggingface/hub';
    throw new ConfigurationError([{ option: 'pushToHub', message }]);
  });
  const call = callOf(options);
  const attempt = attemptsAt(options);
  const present = await attempt('look at', () => remoteFiles(hub, call));
  const remote = present ?? (await attempt('make', () => makeRepo(hub, call, options.private ?? true)));
  const compare = await compared(files, remote);
  const { unchanged } = compare;
  const pushed = new PushedCard(directory, `${call.hubUrl}/datasets/${options.repo}`);
  const isKept = await isCardKept(compare.changed, remote, pushed, options);
  const changed = isKept ? compare.changed.filter(({ path }) => path !== CARD) : compare.changed;
  const deleted = staleFiles(files, remote);
  const done = {
    repo: options.repo,
    url: `${call.hubUrl}/datasets/${options.repo}`,
    created: present === null,
    uploaded: changed.map(({ path }) => path),
    ...(isKept ? { keptCard: true as const } : {}),
    unchanged,
    deleted,
  };
  const card = isKept ? undefined : files.find(({ path }) => path === CARD);
  if (changed.length === 0 && deleted.length === 0) {
    if (card !== undefined) await pushed.note(card);
    return { ...done, commit: null };
  }
  const operations = [...changed.map(additionOf), ...deleted.map(deletionOf)];
  const title = options.message ?? 'Update the dataset';
  const committed = await attempt('commit to', () => hub.commit({ ...call, title, operations }));
  if (card !== undefined) await pushed.note(card);
  return { ...done, commit: committed?.commit.oid ?? null };
}

const CARD = 'README.md';

/**
 * Tells whether the card of the repository is left as it is.
 *
 * @throws {ConfigurationError} When it would be replaced, is not the one that was pushed from here, and nothing was said of it.
 */
async function isCardKept(
  changed: readonly LocalFile[],
  remote: ReadonlyMap<string, RemoteFile>,
  pushed: PushedCard,
  { repo, editedCard = 'refuse' }: PushToHubOptions,
): Promise<boolean> {
  const there = remote.get(CARD);
  const isReplaced = there !== undefined && changed.some(({ path }) => path === CARD);
  if (!isReplaced || editedCard === 'replace' || (await pushed.isOurs(there))) return false;
  if (editedCard === 'keep') return true;
  const message = `the card of ${repo} is not the one that was pushed from this folder: a person may have edited it; take over what is new into README.md, then set editedCard to 'replace', or to 'keep' to push all but the card`;
  throw new ConfigurationError([{ option: 'pushToHub.editedCard', message }]);
}

function callOf(options: PushToHubOptions): HubCall {
  return {
    repo: { type: 'dataset', name: options.repo },
    accessToken: options.token,
    hubUrl: (options.hubUrl ?? 'https://huggingface.co').replace(/(?<!\/)\/+$/u, ''),
    ...(options.fetch === undefined ? {} : { fetch: options.fetch }),
  };
}

/** Wraps a part of the push so that its failure is thrown as a `HubError`. */
function attemptsAt({
  repo,
  token,
}: PushToHubOptions): <Value>(deed: string, work: () => Promise<Value>) => Promise<Value> {
  return async (deed, work) => {
    try {
      return await work();
    } catch (error) {
      throw hubFailure(error, deed, repo, token);
    }
  };
}

function additionOf({ path, place }: LocalFile): CommitOperation {
  return { operation: 'addOrUpdate', path, content: pathToFileURL(place) };
}

function deletionOf(path: string): CommitOperation {
  return { operation: 'delete', path };
}

type CommitOperation = Parameters<HubPackage['commit']>[0]['operations'][number];

/** What every request needs. */
interface HubCall {
  readonly repo: { readonly type: 'dataset'; readonly name: string };
  readonly accessToken: string;
  readonly hubUrl: string;
  readonly fetch?: typeof fetch;
}

/** The files of a repository by path; null when there is no such repository. */
async function remoteFiles(hub: HubPackage, call: HubCall): Promise<Map<string, RemoteFile> | null> {
  const files = new Map<string, RemoteFile>();
  try {
    for await (const entry of hub.listFiles({ ...call, recursive: true })) {
      if (entry.type === 'file') files.set(entry.path, entry);
    }
  } catch (error) {
    if (statusOf(error) === 404) return null;
    throw error;
  }
  return files;
}

/** Creates the repository, or uses one that was created meanwhile. */
async function makeRepo(
  hub: HubPackage,
  call: HubCall,
  isPrivate: boolean,
): Promise<Map<string, RemoteFile>> {
  try {
    // The second name is that of earlier versions of the client.
    await hub.createRepo({ ...call, visibility: isPrivate ? 'private' : 'public', private: isPrivate });
  } catch (error) {
    if (statusOf(error) !== 409) throw error;
  }
  return (await remoteFiles(hub, call)) ?? new Map();
}

async function compared(
  files: readonly LocalFile[],
  remote: ReadonlyMap<string, RemoteFile>,
): Promise<{ readonly changed: readonly LocalFile[]; readonly unchanged: readonly string[] }> {
  const changed: LocalFile[] = [];
  const unchanged: string[] = [];
  for (const file of files) {
    if (await isSame(file, remote.get(file.path))) unchanged.push(file.path);
    else changed.push(file);
  }
  return { changed, unchanged };
}

const dataFile = /^([^/]+)\/[a-z][a-z0-9_]*-\d{5}-of-\d{5}\.parquet$/u;

/** Files of the same folders and of our manner of naming that the dataset no longer has. */
function staleFiles(files: readonly LocalFile[], remote: ReadonlyMap<string, RemoteFile>): readonly string[] {
  const own = new Set(files.map(({ path }) => path));
  const folders = new Set(files.flatMap(({ path }) => dataFile.exec(path)?.[1] ?? []));
  return [...remote.keys()].filter((path) => {
    const folder = dataFile.exec(path)?.[1];
    return folder !== undefined && folders.has(folder) && !own.has(path);
  });
}

/** The Hub refuses a whole commit for one tag of its card, after all files were sent. */
async function checkLanguages(path: string): Promise<void> {
  const issues = languagesOf(await readFile(path, 'utf8')).flatMap((tag) => {
    const fault = languageFault(tag);
    return fault === null
      ? []
      : [{ option: path, message: `language ${fault.replace('{got}', shownValue(tag))}` }];
  });
  if (issues.length > 0) throw new ConfigurationError(issues);
}

async function datasetFiles(directory: string): Promise<readonly LocalFile[]> {
  const found = await isThere(directory);
  const files = found === 'folder' ? await localFiles(directory) : [];
  const isDataset =
    files.some(({ path }) => path === 'README.md') && files.some(({ path }) => dataFile.test(path));
  if (isDataset) {
    await checkLanguages(join(directory, CARD));
    return files;
  }
  const finding = found === 'folder' ? 'holds no dataset' : 'is not a folder';
  const message = `${directory} ${finding}; write one there with writeDataset`;
  throw new ConfigurationError([{ option: 'pushToHub.directory', message }]);
}
