import { pathToFileURL } from 'node:url';
import { ConfigurationError } from '../../errors/configuration-error.ts';
import { checkArguments } from '../../options/check-arguments.ts';
import { nonEmptyString } from '../../options/option-schemas.ts';
import { datasetFiles, staleFiles } from './dataset-files.ts';
import { hubFailure } from './hub-failure.ts';
import { type HubPackage, hubCall, makeRepository, remoteFiles } from './hub-repository.ts';
import { isSame, type LocalFile, type RemoteFile } from './local-files.ts';
import { type PushToHubOptions, type PushToHubResult, pushToHubSchema } from './push-to-hub-options.ts';
import { PushedCard } from './pushed-card.ts';

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
  const call = hubCall(options);
  const attempt = attemptsAt(options);
  const present = await attempt('look at', () => remoteFiles(hub, call));
  const remote = present ?? (await attempt('make', () => makeRepository(hub, call, options.private ?? true)));
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
