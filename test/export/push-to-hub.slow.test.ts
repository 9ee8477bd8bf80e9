import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HubError, isChimeraError } from '../../src/errors/index.ts';
import { pushWith } from '../../src/export/hub/push-to-hub.ts';
import { type PushToHubOptions, pushToHub, writeDataset } from '../../src/export/index.ts';
import { startChild } from '../support/child-process.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../support/temporary-directory.ts';
import { HubStandIn } from './hub-stand-in.ts';
import { someSamples, writeRun } from './written-run.ts';

const dataFile = 'data/train-00000-of-00001.parquet';

async function aDataset(folder: TemporaryDirectory, configs?: object): Promise<string> {
  const run = await writeRun(folder.at('run'), { samples: someSamples() });
  const target = folder.at('set');
  await Reflect.apply(writeDataset, null, [
    run,
    { directory: target, overwrite: true, ...(configs && { configs }) },
  ]);
  return target;
}

function optionsFor(hub: HubStandIn): PushToHubOptions {
  return { repo: 'me/set', token: hub.token, hubUrl: hub.url };
}

async function failureOf(push: Promise<unknown>): Promise<HubError> {
  const error: unknown = await push.catch((thrown: unknown) => thrown);
  if (error instanceof HubError) return error;
  throw new Error(`not refused by the Hub: ${String(error)}`);
}

describe('pushToHub', () => {
  it('makes a private repository and commits the dataset at once', async () => {
    await using hub = await HubStandIn.start();
    await using folder = await temporaryDirectory();
    const directory = await aDataset(folder);
    await writeFile(join(directory, '.secret'), 'mine');

    const report = await pushToHub(directory, { ...optionsFor(hub), message: 'First' });

    expect(report).toEqual({
      repo: 'me/set',
      url: `${hub.url}/datasets/me/set`,
      created: true,
      commit: 'c1',
      uploaded: ['README.md', dataFile],
      unchanged: [],
      deleted: [],
    });
    expect(hub.made).toEqual([
      expect.objectContaining({ type: 'dataset', name: 'set', visibility: 'private' }),
    ]);
    expect(hub.commits.get('me/set')).toEqual(['First']);
    expect([...(hub.files('me/set')?.keys() ?? [])].sort()).toEqual(['README.md', dataFile]);
    for (const path of ['README.md', dataFile])
      expect(hub.files('me/set')?.get(path)).toEqual(await readFile(join(directory, path)));
  });

  it('makes a public one only when told to', async () => {
    await using hub = await HubStandIn.start();
    await using folder = await temporaryDirectory();

    await pushToHub(await aDataset(folder), { ...optionsFor(hub), private: false });

    expect(hub.made).toEqual([expect.objectContaining({ visibility: 'public' })]);
  });

  it('sends only what has changed, and nothing when nothing has', async () => {
    await using hub = await HubStandIn.start();
    await using folder = await temporaryDirectory();
    const directory = await aDataset(folder);
    await pushToHub(directory, optionsFor(hub));
    const before = hub.requests.length;

    const same = await pushToHub(directory, optionsFor(hub));
    await writeFile(join(directory, 'README.md'), '# Another card');
    const card = await pushToHub(directory, optionsFor(hub));

    expect(same).toMatchObject({
      created: false,
      commit: null,
      uploaded: [],
      unchanged: ['README.md', dataFile],
    });
    expect(card).toMatchObject({ commit: 'c2', uploaded: ['README.md'], unchanged: [dataFile] });
    expect(hub.requests.slice(before).filter((request) => request.startsWith('PUT'))).toEqual([]);
    expect(hub.files('me/set')?.get('README.md')?.toString()).toBe('# Another card');
  });

  it('takes away data files of an earlier version, and nothing else', async () => {
    await using hub = await HubStandIn.start();
    await using folder = await temporaryDirectory();
    hub.place('me/set', {
      '.gitattributes': 'x',
      LICENSE: 'x',
      'data/train-00000-of-00002.parquet': 'x',
      'data/train-00001-of-00002.parquet': 'x',
      'data/notes.txt': 'x',
      'other/train-00000-of-00001.parquet': 'x',
    });

    const report = await pushToHub(await aDataset(folder), optionsFor(hub));

    expect(report).toMatchObject({
      created: false,
      deleted: ['data/train-00000-of-00002.parquet', 'data/train-00001-of-00002.parquet'],
    });
    expect([...(hub.files('me/set')?.keys() ?? [])].sort()).toEqual(
      [
        '.gitattributes',
        'LICENSE',
        'README.md',
        'data/notes.txt',
        dataFile,
        'other/train-00000-of-00001.parquet',
      ].sort(),
    );
  });

  it('goes on after a kill: what was uploaded is not sent again, and nothing was half changed', async () => {
    await using hub = await HubStandIn.start();
    await using folder = await temporaryDirectory();
    const configs = {
      default: { format: 'parquet' },
      pub: { format: 'chimera' },
      sft: { format: 'messages' },
    };
    const directory = await aDataset(folder, configs);
    let reached = (): void => undefined;
    const commitBegan = new Promise<void>((resolve) => {
      reached = resolve;
    });
    hub.fault = (request) => {
      if (!request.includes('/commit/')) return null;
      reached();
      return new Promise(() => undefined);
    };
    const child = startChild('push-child', [directory, 'me/set', hub.token, hub.url]);
    await commitBegan;
    await child.kill();
    const uploads = (): readonly string[] => hub.requests.filter((request) => request.startsWith('PUT'));
    expect(uploads()).toHaveLength(3);
    expect(hub.files('me/set')?.size).toBe(0);

    hub.fault = () => null;
    const report = await pushToHub(directory, optionsFor(hub));

    expect(report).toMatchObject({ created: false, commit: 'c1' });
    expect(report.uploaded).toHaveLength(4);
    expect(uploads()).toHaveLength(3);
    expect(hub.files('me/set')?.size).toBe(4);
  });

  it('does without making the repository when another process was faster', async () => {
    await using hub = await HubStandIn.start();
    await using folder = await temporaryDirectory();
    hub.fault = (request) => {
      if (request === 'POST /api/repos/create') hub.place('me/set', {});
      return null;
    };

    expect(await pushToHub(await aDataset(folder), optionsFor(hub))).toMatchObject({ commit: 'c1' });
  });
});

describe('a card that a person edited on the Hub', () => {
  async function edited() {
    const hub = await HubStandIn.start();
    const folder = await temporaryDirectory();
    const directory = await aDataset(folder);
    await pushToHub(directory, optionsFor(hub));
    const files = Object.fromEntries(
      [...(hub.files('me/set') ?? [])].map(([path, bytes]) => [path, bytes.toString('latin1')]),
    );
    hub.place('me/set', { ...files, 'README.md': '# Edited by hand' });
    await writeFile(join(directory, 'README.md'), '# A newer card');
    return { hub, folder, directory };
  }

  it('stops the push before anything is sent, until it is said what to do', async () => {
    const { hub, folder, directory } = await edited();
    await using _hub = hub;
    await using _folder = folder;
    const before = hub.requests.length;

    await expect(pushToHub(directory, optionsFor(hub))).rejects.toMatchObject({
      name: 'ConfigurationError',
      message: expect.stringMatching(
        /card of me\/set is not the one .* editedCard to 'replace', or to 'keep'/u,
      ),
    });
    expect(hub.requests.slice(before)).toEqual(['GET /api/datasets/me/set/tree/main']);
    expect(hub.files('me/set')?.get('README.md')?.toString()).toBe('# Edited by hand');
  });

  it.each([
    ['keep', '# Edited by hand', true],
    ['replace', '# A newer card', undefined],
  ] as const)('is dealt with as told: %s', async (editedCard, left, keptCard) => {
    const { hub, folder, directory } = await edited();
    await using _hub = hub;
    await using _folder = folder;

    const report = await pushToHub(directory, { ...optionsFor(hub), editedCard });

    expect(hub.files('me/set')?.get('README.md')?.toString()).toBe(left);
    expect(report.keptCard).toBe(keptCard);
  });

  it('may be one that was there before the first push', async () => {
    await using hub = await HubStandIn.start();
    await using folder = await temporaryDirectory();
    hub.place('me/set', { 'README.md': '# Mine' });

    await expect(pushToHub(await aDataset(folder), optionsFor(hub))).rejects.toThrow('editedCard');
  });

  it('is told from a card that only this folder changed', async () => {
    await using hub = await HubStandIn.start();
    await using folder = await temporaryDirectory();
    const directory = await aDataset(folder);
    for (const card of ['# One', '# Two', '# Three']) {
      await writeFile(join(directory, 'README.md'), card);
      await pushToHub(directory, optionsFor(hub));
    }

    expect(hub.files('me/set')?.get('README.md')?.toString()).toBe('# Three');
  });
});

describe('a card with a language that the Hub refuses', () => {
  it.each(['language: English', 'language: [en, zh-CN]', 'language:\n- en\n- jp'])(
    'is told before the push: %s',
    async (head) => {
      await using hub = await HubStandIn.start();
      await using folder = await temporaryDirectory();
      const directory = await aDataset(folder);
      await writeFile(join(directory, 'README.md'), `---\n${head}\nlicense: mit\n---\n# Card`);

      await expect(pushToHub(directory, optionsFor(hub))).rejects.toThrow('ISO 639 code');
      expect(hub.requests).toEqual([]);
    },
  );
});

describe('a push that the Hub refuses', () => {
  it.each([
    [
      'GET /api/datasets/me/set/tree/main',
      401,
      'hub-unauthorized',
      /could not look at me\/set .*make one with/,
    ],
    ['GET /api/datasets/me/set/tree/main', 403, 'hub-forbidden', /may not write to me\/set/],
    ['POST /api/repos/create', 403, 'hub-forbidden', /could not make me\/set/],
    ['POST /api/datasets/me/set/preupload/main', 403, 'hub-forbidden', /could not commit to me\/set/],
    ['POST /datasets/me/set.git/info/lfs/objects/batch', 429, 'hub-unreachable', /push again later/],
    ['POST /api/datasets/me/set/commit/main', 409, 'hub-conflict', /was changed meanwhile/],
    ['POST /api/datasets/me/set/commit/main', 412, 'hub-conflict', /push again/],
    ['POST /api/datasets/me/set/commit/main', 400, 'hub-refused', /see what it says/],
    ['POST /api/datasets/me/set/commit/main', 503, 'hub-unreachable', /status 503/],
  ] as const)(
    '%s with %i says so, and leaves the dataset as it was',
    async (request, status, code, message) => {
      await using hub = await HubStandIn.start();
      await using folder = await temporaryDirectory();
      const directory = await aDataset(folder);
      const before = (await readdir(folder.path, { recursive: true })).sort();
      hub.fault = (name) => (name === request ? status : null);

      const error = await failureOf(pushToHub(directory, optionsFor(hub)));

      expect(error).toMatchObject({ code, statusCode: status, repo: 'me/set' });
      expect(error.retryable).toBe(code === 'hub-conflict' || code === 'hub-unreachable');
      expect(error.message).toMatch(message);
      expect(JSON.stringify([error, error.message, error.stack, error.cause])).not.toContain(hub.token);
      expect([...(hub.files('me/set')?.keys() ?? [])]).toEqual([]);
      expect((await readdir(folder.path, { recursive: true })).sort()).toEqual(before);
    },
  );

  it('may be one of a broken upload, whose signed address is not told', async () => {
    await using hub = await HubStandIn.start();
    await using folder = await temporaryDirectory();
    hub.fault = (name) => (name.startsWith('PUT') ? 500 : null);

    const error = await failureOf(pushToHub(await aDataset(folder), optionsFor(hub)));

    expect(error.code).toBe('hub-unreachable');
    expect(error.message).not.toMatch(/Signature|secret/);
  });

  it('has a token of another user, a repository of another user, or no Hub at all', async () => {
    await using hub = await HubStandIn.start();
    await using folder = await temporaryDirectory();
    const directory = await aDataset(folder);
    const options = optionsFor(hub);
    hub.place('you/set', {});

    const wrongToken = await failureOf(pushToHub(directory, { ...options, token: 'hf_wrong' }));
    const theirs = await failureOf(pushToHub(directory, { ...options, repo: 'you/set' }));
    const notMine = await failureOf(pushToHub(directory, { ...options, repo: 'you/other' }));
    const nobody = await failureOf(pushToHub(directory, { ...options, hubUrl: 'http://127.0.0.1:9' }));

    expect([wrongToken.code, theirs.code, notMine.code, nobody.code]).toEqual([
      'hub-unauthorized',
      'hub-forbidden',
      'hub-forbidden',
      'hub-unreachable',
    ]);
    expect(wrongToken.message).not.toContain('hf_wrong');
    expect(nobody).toMatchObject({ statusCode: null, retryable: true });
    expect(hub.files('you/set')?.size).toBe(0);
  });
});

describe('a push that cannot begin', () => {
  const refusal = async (directory: unknown, options: object): Promise<string> => {
    const error: unknown = await Reflect.apply(pushToHub, null, [directory, options]).catch(
      (thrown: unknown) => thrown,
    );
    expect(isChimeraError(error) && error.code).toBe('invalid-configuration');
    return error instanceof Error ? error.message : '';
  };

  it('says what is wrong with its options, all at once and without the token', async () => {
    const said = await refusal(undefined, {
      repo: 'set',
      token: 'not a token',
      private: 1,
      hubUrl: 'hub',
      branch: 'x',
    });

    expect(said).toMatch(
      /directory: .*repo: must be owner\/name.*token: is not an access token.*private: .*hubUrl: .*branch: is an unknown option/s,
    );
    expect(said).not.toContain('not a token');
    expect(await refusal('x', { repo: 'a/b', token: '' })).toContain('token: is missing');
    const elsewhere = { repo: '../..', token: 'hf_x', hubUrl: 'ftp://hub' };
    expect(await refusal('x', elsewhere)).toMatch(
      /repo: must be owner\/name.*hubUrl: must be an address of the web/s,
    );
  });

  it('needs a dataset', async () => {
    await using folder = await temporaryDirectory();
    await mkdir(folder.at('empty'));
    const options = { repo: 'me/set', token: 'hf_x', hubUrl: 'http://127.0.0.1:9' };

    expect(await refusal(folder.at('empty'), options)).toContain('holds no dataset');
    expect(await refusal(folder.at('none'), options)).toContain('is not a folder');
  });

  it('says how to install the client', async () => {
    await using folder = await temporaryDirectory();
    const options = { repo: 'me/set', token: 'hf_x' };

    const failed = pushWith(await aDataset(folder), options, () =>
      Promise.reject(new Error('Cannot find package')),
    );

    await expect(failed).rejects.toThrow('npm install @huggingface/hub');
  });
});
